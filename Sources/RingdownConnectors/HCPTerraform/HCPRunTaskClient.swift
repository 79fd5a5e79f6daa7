import Foundation
package import RingdownCore

/// Reads the plans of run tasks and answers them, each with the token that came with it.
///
/// Tokens go to the configured host alone, whatever a request names.
package struct HCPRunTaskClient: RunTasks {
    private let url: String
    private let transport: any HTTPTransport
    private let clock: any WallClock

    /// A client of the service at a base URL; `nil` when that is no HTTPS URL, or HTTP to this machine.
    package init?(url: String, transport: any HTTPTransport, clock: any WallClock) {
        guard HCPTerraformClient.accepts(url: url) else { return nil }
        self.url = url
        self.transport = transport
        self.clock = clock
    }

    package func owns(_ url: String) -> Bool { client(RunTaskToken(""))?.own(url) != nil }

    package func plan(at url: String, token: RunTaskToken) async throws(RunDocumentsError) -> [UInt8] {
        guard let client = client(token) else {
            throw RunDocumentsError(.unexpected, "The source's url is no HTTPS URL.")
        }
        return try await client.plan(at: url)
    }

    package func answer(
        _ result: RunTaskResult,
        to url: String,
        token: RunTaskToken
    ) async throws(RunTaskError) {
        guard let target = client(token)?.own(url) else {
            throw RunTaskError(.foreign, "The run task's callback URL is not the configured service's.")
        }
        let response: TransportResponse
        do throws(TransportError) {
            response = try await transport.send(
                TransportRequest(
                    method: "PATCH",
                    url: target.absoluteString,
                    headers: ["Content-Type": "application/vnd.api+json", "Accept": "application/vnd.api+json"],
                    authorization: Secret("Bearer \(token.reveal())"),
                    body: Array(result.document.text().utf8),
                    timeout: .seconds(20),
                    responseLimit: 1 << 20
                )
            )
        } catch {
            throw RunTaskError(.unavailable, "The run task could not be answered: \(error.reason).")
        }
        try check(response)
    }

    private func check(_ response: TransportResponse) throws(RunTaskError) {
        let wait = response.headers["retry-after"].flatMap { RetryAfter.seconds($0, now: clock.now()) }
        switch response.status {
        case 200..<300: return
        case 401, 403:
            throw RunTaskError(
                .refused,
                "HCP Terraform no longer takes the run task's token (\(response.status)): run the task again."
            )
        case 404, 410:
            throw RunTaskError(
                .gone,
                "HCP Terraform no longer knows the run task (\(response.status)): its run was cancelled or decided."
            )
        case 409, 422:
            throw RunTaskError(.invalid, "HCP Terraform did not take the answer to the run task (\(response.status)).")
        case 429: throw RunTaskError(.rateLimited, "HCP Terraform asks to slow down.", retryAfter: wait)
        case 408, 500...599:
            throw RunTaskError(
                .unavailable,
                "The run task could not be answered: the service answered \(response.status).",
                retryAfter: wait
            )
        default:
            throw RunTaskError(
                .unexpected,
                "The run task could not be answered: the service answered \(response.status); is the url its own?"
            )
        }
    }

    private func client(_ token: RunTaskToken) -> HCPTerraformClient? {
        HCPTerraformClient(url: url, token: Secret(token.reveal()), transport: transport, clock: clock)
    }
}
