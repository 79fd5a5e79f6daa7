import Logging
import RingdownConnectors
import RingdownCore
import RingdownEngine

extension Configuration {
    /// What reads and writes schedules at a provider that can be asked from here.
    func schedulingConnector(
        _ provider: String,
        transport: any HTTPTransport
    ) throws(CommandFailure) -> any SchedulingConnector {
        let (hosts, id, secret) = try credentials(of: provider)
        return GenesysCloudConnector(
            provider: provider,
            hosts: hosts,
            clientID: id,
            clientSecret: Secret(secret),
            transport: transport,
            clock: SystemClock(),
            logger: Logger(label: "schedule") { _ in SwiftLogNoOpLogHandler() }
        )
    }
}
