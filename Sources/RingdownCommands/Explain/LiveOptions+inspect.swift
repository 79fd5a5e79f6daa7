import Logging
import RingdownConnectors
import RingdownCore
import RingdownEngine
import RingdownVendors

extension LiveOptions {
    /// Asks the vendor what the configured client's token is and holds.
    func inspect(for operation: OperationReference?) async throws -> GenesysInspection {
        let (hosts, id, secret) = try Configuration.load(config).credentials(of: provider ?? "")
        return try await AsyncHTTPTransport.withTransport { transport in
            let connector = GenesysCloudConnector(
                provider: provider ?? "",
                hosts: hosts,
                clientID: id,
                clientSecret: Secret(secret),
                transport: transport,
                clock: SystemClock(),
                logger: Logger(label: "explain") { _ in SwiftLogNoOpLogHandler() }
            )
            let inspection = await connector.inspection(for: operation.map { "\($0.method) \($0.path)" })
            guard inspection.token != nil || inspection.subject != nil else {
                let reason = inspection.gaps.first.map { " \($0)" } ?? ""
                throw CommandFailure("provider \(provider ?? "") showed nothing of its client:\(reason)")
            }
            return inspection
        }
    }

    /// What CXone shows of the configured account; `nil` when the provider is another vendor's.
    func account() async throws -> CXoneInspection? {
        guard let provider, let tenant = try Configuration.load(config).tenant(of: provider) else { return nil }
        let inspection = try await CXoneAccount(provider: provider, tenant: tenant).inspect()
        guard inspection.claims != nil || inspection.profiles != nil else {
            let reason = inspection.gaps.first.map { " \($0)" } ?? ""
            throw CommandFailure("provider \(provider) showed nothing of its account:\(reason)")
        }
        return inspection
    }
}
