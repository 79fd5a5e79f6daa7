import Foundation
import RingdownAPI

extension Doctor {
    /// Whether the running server is ready, and what it says of the rules whose providers only it can ask.
    func examineServer() async -> ([DoctorCheck], [API.PreflightEntry]) {
        let address = serverAddress
        let subject = "server \(address)"
        let server = RingdownClient(url: address, credentials: nil, timeout: .seconds(10))
        do throws(APIError) {
            let health = try await server.readiness()
            let count = health.checks?.count ?? 0
            let checks = [DoctorCheck(subject, .ok, "It is ready (\(count) check\(count == 1 ? "" : "s")).")]
            return (checks, await preflightEntries(address))
        } catch {
            switch error.code {
            case .unreachable:
                return (
                    [
                        DoctorCheck(
                            subject,
                            .unchecked,
                            "Nothing answers there.",
                            fix: "ringdown serve --config \(configuration.file), or set RINGDOWN_URL to where it runs."
                        )
                    ], []
                )
            default:
                let fix = "curl -s '\(address)\(Paths.ready)?verbose' says which check fails."
                return ([DoctorCheck(subject, .failed, error.message, fix: fix)], [])
            }
        }
    }

    /// What the server's preflight says; empty when no provider needs it, or nobody may ask.
    private func preflightEntries(_ address: String) async -> [API.PreflightEntry] {
        let isNeeded = providers.contains { if case .embedded = $0.location { true } else { false } }
        guard isNeeded, let credentials = try? client.credentials() else { return [] }
        let server = RingdownClient(url: address, credentials: credentials)
        return (try? await server.preflight(rule: rule))?.entities ?? []
    }

    /// Where the server is: as the client's options say, else as the configuration does.
    private var serverAddress: String {
        if client.isAddressGiven { return client.address }
        let host = configuration.listen.host == "0.0.0.0" ? "127.0.0.1" : configuration.listen.host
        return "\(configuration.tls == nil ? "http" : "https")://\(host):\(configuration.listen.port)"
    }
}
