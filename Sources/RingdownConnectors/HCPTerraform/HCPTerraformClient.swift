import Foundation
package import RingdownCore

/// Fetches documents through the API of HCP Terraform or Terraform Enterprise.
///
/// The token goes to the configured host alone: documents come by redirects to short-lived URLs of other hosts, which
/// carry their own authority and are asked without it.
package struct HCPTerraformClient: RunDocuments {
    /// Where HCP Terraform is.
    package static let standardURL = "https://app.terraform.io"
    /// Redirects of one call that are followed.
    static let redirectLimit = 3
    /// Bytes of a document at most.
    static let documentLimit = 256 << 20

    private let base: URL
    private let token: Secret
    private let transport: any HTTPTransport
    private let clock: any WallClock

    /// A client of the service at a base URL; `nil` when that is no HTTPS URL, or HTTP to this machine.
    package init?(url: String, token: Secret, transport: any HTTPTransport, clock: any WallClock) {
        guard let base = Self.base(url) else { return nil }
        self.base = base
        self.token = token
        self.transport = transport
        self.clock = clock
    }

    /// Whether a URL can be the service's.
    package static func accepts(url: String) -> Bool { base(url) != nil }

    /// Where a URL leads that is the service's own, absolute or relative to it; `nil` when it leads elsewhere.
    func own(_ url: String) -> URL? {
        guard let url = URL(string: url, relativeTo: base)?.absoluteURL, url.user == nil, isOwn(url) else { return nil }
        return url
    }

    private static func base(_ url: String) -> URL? {
        guard let base = URL(string: url), let host = base.host(), !host.isEmpty, base.user == nil,
            base.scheme == "https" || (base.scheme == "http" && ["localhost", "127.0.0.1"].contains(host))
        else { return nil }
        return base
    }

    package func plan(ofRun runID: String) async throws(RunDocumentsError) -> [UInt8] {
        try await document("runs/\(runID)/plan/json-output", "the plan of \(runID)")
    }

    package func assessment(_ id: String) async throws(RunDocumentsError) -> [UInt8] {
        try await document("assessment-results/\(id)/json-output", "the assessment \(id)")
    }

    package func currentState(ofWorkspace workspaceID: String) async throws(RunDocumentsError) -> RunStateVersion {
        let what = "the current state of \(workspaceID)"
        let data = try await resource("workspaces/\(workspaceID)/current-state-version", what)
        guard let id = data["id"]?.string else { throw Self.unexpected(what, "it has no id") }
        return RunStateVersion(id: id, runID: data["relationships"]?["run"]?["data"]?["id"]?.string)
    }

    package func state(version id: String) async throws(RunDocumentsError) -> [UInt8] {
        let what = "the state \(id)"
        let data = try await resource("state-versions/\(id)", what)
        let attributes = data["attributes"]
        if attributes?["status"]?.string == "pending" {
            throw RunDocumentsError(.notReady, "HCP Terraform has not stored \(what) yet.")
        }
        guard let link = attributes?["hosted-state-download-url"]?.string,
            let url = URL(string: link, relativeTo: base)?.absoluteURL, isTrustworthy(url)
        else { throw Self.unexpected(what, "it has no usable hosted-state-download-url") }
        return try await follow(url, what, accept: "application/json")
    }

    /// A plan JSON at a URL of the service's own.
    func plan(at url: String) async throws(RunDocumentsError) -> [UInt8] {
        let what = "the run's plan"
        guard let url = own(url) else { throw Self.unexpected(what, "its URL is not the configured service's") }
        return try await follow(url, what, accept: "application/json")
    }

    private func document(_ path: String, _ what: String) async throws(RunDocumentsError) -> [UInt8] {
        try await follow(base.appending(path: "api/v2/" + path), what, accept: "application/json")
    }

    /// The `data` of a JSON:API answer.
    private func resource(_ path: String, _ what: String) async throws(RunDocumentsError) -> JSON {
        let url = base.appending(path: "api/v2/" + path)
        let body = try await follow(url, what, accept: "application/vnd.api+json")
        guard let data = (try? JSON(parsing: body))?["data"], data.object != nil else {
            throw Self.unexpected(what, "the body is no JSON:API document")
        }
        return data
    }

    /// Asks a URL and what it redirects to.
    private func follow(_ url: URL, _ what: String, accept: String) async throws(RunDocumentsError) -> [UInt8] {
        var url = url
        var mayAuthorize = isOwn(url)
        for _ in 0...Self.redirectLimit {
            let response = try await send(url, what, accept: accept, authorized: mayAuthorize)
            guard (300..<400).contains(response.status), response.status != 304 else {
                return try body(of: response, what)
            }
            guard let target = response.headers["location"], let next = URL(string: target, relativeTo: url),
                isTrustworthy(next.absoluteURL)
            else { throw Self.unexpected(what, "it redirects to no HTTPS URL") }
            url = next.absoluteURL
            mayAuthorize = false
        }
        throw Self.unexpected(what, "it redirects again and again")
    }

    private func send(
        _ url: URL,
        _ what: String,
        accept: String,
        authorized: Bool
    ) async throws(RunDocumentsError) -> TransportResponse {
        do throws(TransportError) {
            return try await transport.send(
                TransportRequest(
                    method: "GET",
                    url: url.absoluteString,
                    headers: ["Accept": accept],
                    authorization: authorized ? Secret("Bearer \(token.reveal())") : nil,
                    timeout: .seconds(120),
                    responseLimit: Self.documentLimit
                )
            )
        } catch {
            guard error.code != .tooLarge else {
                throw RunDocumentsError(.tooLarge, "\(what) is larger than \(Self.documentLimit >> 20) MiB.")
            }
            throw RunDocumentsError(.unavailable, "\(what) could not be fetched: \(error.reason).")
        }
    }

    private func body(of response: TransportResponse, _ what: String) throws(RunDocumentsError) -> [UInt8] {
        let wait = response.headers["retry-after"].flatMap { RetryAfter.seconds($0, now: clock.now()) }
        switch response.status {
        case 200 where response.isWebPage:
            throw Self.unexpected(what, "the answer is a web page; is the url that of the service itself?")
        case 200: return response.body
        case 204: throw RunDocumentsError(.notReady, "HCP Terraform has not made \(what) yet.", retryAfter: wait)
        case 401, 403:
            throw RunDocumentsError(
                .refused,
                "The API token may not read \(what) (\(response.status)): give the source a user or team token with "
                    + "admin access to the workspace; an organization token cannot read plans."
            )
        case 404:
            throw RunDocumentsError(
                .notFound,
                "HCP Terraform shows the API token no such thing as \(what): give the source a user or team token "
                    + "with admin access to the workspace."
            )
        case 422:
            throw RunDocumentsError(.tooOld, "\(what) has no JSON: its Terraform is too old; use 0.12 or later.")
        case 429:
            throw RunDocumentsError(.rateLimited, "HCP Terraform asks to slow down.", retryAfter: wait)
        case 408, 500...599:
            throw RunDocumentsError(
                .unavailable,
                "\(what) could not be fetched: the service answered \(response.status).",
                retryAfter: wait
            )
        default: throw Self.unexpected(what, "the service answered \(response.status)")
        }
    }

    /// Whether a URL is the configured service's own, and so may see the token.
    private func isOwn(_ url: URL) -> Bool {
        url.scheme == base.scheme && url.host()?.lowercased() == base.host()?.lowercased()
            && Self.port(url) == Self.port(base)
    }

    /// The port that a URL means.
    private static func port(_ url: URL) -> Int? { url.port ?? (url.scheme == "https" ? 443 : 80) }

    /// Whether a URL may be asked at all: HTTPS, or where the service itself is.
    private func isTrustworthy(_ url: URL) -> Bool { isOwn(url) || (url.scheme == "https" && url.host() != nil) }

    private static func unexpected(_ what: String, _ detail: String) -> RunDocumentsError {
        RunDocumentsError(.unexpected, "\(what) cannot be used: \(detail).")
    }
}
