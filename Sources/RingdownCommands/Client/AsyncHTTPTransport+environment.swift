import Foundation
import RingdownConnectors

extension AsyncHTTPTransport {
    /// Lends a transport that goes through the proxies that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name.
    static func withTransport<Result>(
        isolation: isolated (any Actor)? = #isolation,
        _ body: (AsyncHTTPTransport) async throws -> Result
    ) async throws -> Result {
        let proxies: ProxySettings
        do throws(ProxySettings.Invalid) {
            proxies = try ProxySettings(environment: ProcessInfo.processInfo.environment)
        } catch {
            throw CommandFailure(error.message, exit: .usage)
        }
        return try await withTransport(proxies, body)
    }
}
