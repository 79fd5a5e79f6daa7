import Configuration
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
        let logger = Logger(label: "schedule") { _ in SwiftLogNoOpLogHandler() }
        if let tenant = try tenant(of: provider) {
            return CXoneConnector(
                provider: provider,
                access: try tenant.access(EnvironmentVariablesProvider()),
                transport: transport,
                clock: SystemClock(),
                logger: logger
            )
        }
        let (hosts, id, secret) = try credentials(of: provider)
        return GenesysCloudConnector(
            provider: provider,
            hosts: hosts,
            clientID: id,
            clientSecret: Secret(secret),
            transport: transport,
            clock: SystemClock(),
            logger: logger
        )
    }
}
