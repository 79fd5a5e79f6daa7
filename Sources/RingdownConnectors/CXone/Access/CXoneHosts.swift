import Foundation
import RingdownCore
import RingdownVendors

/// Finds out where a tenant's services are, by the two documents of discovery.
///
/// A host that a document or a token names is only used when it is the vendor's, or the configured one: credentials and
/// tokens go nowhere else.
struct CXoneHosts: Sendable {
    let access: CXoneAccess
    let transport: any HTTPTransport

    /// Where tokens are asked for.
    func tokenURL() async -> String {
        switch access.tokenOperation {
        case .hub:
            let found = await document(access.home + CXoneDiscovery.openIDPath)?.tokenEndpoint
            return found.flatMap(trusted) ?? access.home + "/auth/token"
        case .accessKey:
            let area = access.area.map { "https://\($0).nice-incontact.com" }
            return (access.url ?? area ?? CXoneAccess.hub) + "/authentication/v1/token/access-key"
        case .legacy: return (access.url ?? CXoneAccess.legacyServer) + "/InContactAuthorizationServer/Token"
        }
    }

    /// Where the API is, down to `/incontactapi`; `nil` when nothing says so.
    func api(of token: CXoneToken, _ claims: CXoneClaims) async -> String? {
        if let base = token.resourceServer.flatMap(trusted) { return Self.base(base) }
        if let endpoint = await tenant(claims)?.apiEndpoint.flatMap(trusted) { return Self.base(endpoint) }
        if let url = access.url { return Self.base(url) }
        return claims.cluster.map { Self.base("https://api-\($0.lowercased()).nice-incontact.com") }
    }

    private func tenant(_ claims: CXoneClaims) async -> CXoneDiscovery? {
        if let tenant = claims.tenantID {
            let query = FilledPath.form([("tenantId", tenant)])
            return await document("\(access.home)\(CXoneDiscovery.tenantPath)?\(query)")
        }
        let place = access.url ?? access.area.map { "https://\($0).nice-incontact.com" }
        guard let place else { return nil }
        return await document(place + CXoneDiscovery.tenantPath)
    }

    /// A document of discovery; `nil` when there is none, which is no error: the hosts' names have a rule, too.
    private func document(_ url: String) async -> CXoneDiscovery? {
        let request = TransportRequest(
            method: "GET",
            url: url,
            headers: ["Accept": "application/json"],
            timeout: .seconds(10),
            responseLimit: 1 << 20
        )
        guard let response = try? await transport.send(request), response.status == 200 else { return nil }
        return (try? JSON(parsing: response.body)).flatMap(CXoneDiscovery.init)
    }

    /// The URL when its host may be given tokens: the configured one, or under the vendor's domains with TLS.
    private func trusted(_ url: String) -> String? {
        guard let parts = URLComponents(string: url), let host = parts.host?.lowercased(), parts.user == nil else {
            return nil
        }
        if let own = access.url.flatMap({ URLComponents(string: $0) }) {
            return own.scheme == parts.scheme && own.host?.lowercased() == host && own.port == parts.port ? url : nil
        }
        return parts.scheme == "https" && parts.port == nil && CXoneHost(host) != nil ? url : nil
    }

    private static func base(_ url: String) -> String {
        let url = CXoneAccess.trimmed(url)
        return url.lowercased().hasSuffix("/incontactapi") ? url : url + "/incontactapi"
    }
}
