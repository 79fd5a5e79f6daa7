import Foundation
package import RingdownCore

/// What a token endpoint of any of the flows answers.
///
/// The regional refresh names its members differently, and the legacy server adds where the API is.
package struct CXoneToken: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var accessToken: String? {
        get { self[text: "access_token"] ?? self[text: "token"] }
        set { self[text: "access_token"] = newValue }
    }
    package var refreshToken: String? {
        get { self[text: "refresh_token"] ?? self[text: "refreshToken"] }
        set { self[text: "refresh_token"] = newValue }
    }
    package var idToken: String? { self[text: "id_token"] }
    /// Seconds; a number, or text in one of the specifications.
    package var expiresIn: Double? {
        get { self[number: "expires_in"] ?? self[number: "tokenExpirationTimeSec"] }
        set { self[number: "expires_in"] = newValue }
    }
    /// Where the legacy server's API is (`https://api-c4.incontact.com/inContactAPI/`).
    package var resourceServer: String? {
        get { self[text: "resource_server_base_uri"] }
        set { self[text: "resource_server_base_uri"] = newValue }
    }
    /// Where a legacy token is renewed.
    package var refreshServer: String? {
        get { self[text: "refresh_token_server_uri"] }
        set { self[text: "refresh_token_server_uri"] = newValue }
    }
}

/// What the two discovery documents say.
package struct CXoneDiscovery: CXoneRecord {
    /// The path of the document about tokens.
    package static let openIDPath = "/.well-known/openid-configuration"
    /// The path of the document about a tenant's hosts.
    package static let tenantPath = "/.well-known/cxone-configuration"

    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var issuer: String? { self[text: "issuer"] }
    package var tokenEndpoint: String? { self[text: "token_endpoint"] }
    /// Where the API is, without the path of the services.
    package var apiEndpoint: String? { self[text: "api_endpoint"] }
    package var authEndpoint: String? { self[text: "auth_endpoint"] }
    package var area: String? { self[text: "area"] }
    package var cluster: String? { self[text: "cluster"] }
    package var domain: String? { self[text: "domain"] }
}

/// What a token says about itself, where it is a JWT.
package struct CXoneClaims: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var tenantID: String? { self[text: "tenantId"] }
    package var businessUnit: String? { self[id: "icBUId"] }
    /// The cluster, whose API is at `https://api-{cluster}.nice-incontact.com`.
    package var cluster: String? { self[text: "icClusterId"] }
    /// The user's id in the API.
    package var agentID: String? { self[id: "icAgentId"] }
    /// The role, as the older service names it.
    package var role: String? { self["role"].flatMap(CXoneClaims.init)?[id: "legacyId"] ?? self[id: "role.legacyId"] }
}

extension CXoneClaims {
    /// Reads what a token says; empty when it is no JWT.
    ///
    /// Its signature is not checked: it only tells where to ask.
    package init(token: String) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        var payload = parts.count == 3 ? String(parts[1]).replacing("-", with: "+").replacing("_", with: "/") : ""
        while payload.utf8.count % 4 != 0 { payload += "=" }
        let json = Data(base64Encoded: payload).flatMap { try? JSON(parsing: $0) }
        self.init(members: json?.object ?? [:])
    }
}
