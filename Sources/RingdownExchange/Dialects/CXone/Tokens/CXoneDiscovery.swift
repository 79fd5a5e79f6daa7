import RingdownCore

/// The two documents that say where a tenant's services are: here, all of them.
enum CXoneDiscovery {
    /// The area and the cluster that the exchange is.
    static let area = "na1"
    static let cluster = "C1"

    /// `/.well-known/openid-configuration`.
    static func openID(_ base: String) -> JSON {
        [
            "issuer": .string(base),
            "authorization_endpoint": .string(base + "/auth/authorize"),
            "token_endpoint": .string(base + "/auth/token"),
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "grant_types_supported": ["password", "refresh_token"],
            "scopes_supported": ["openid"],
            "response_types_supported": ["code"],
            "display_values_supported": ["page", "popup"],
        ]
    }

    /// `/.well-known/cxone-configuration`.
    static func cxone(_ base: String, _ tenant: Tenant) -> JSON {
        let domain = base.split(separator: "/").last.map(String.init) ?? base
        return [
            "private": false,
            "ui_endpoint": .string(base),
            "auth_endpoint": .string(base),
            "api_endpoint": .string(base),
            "domain": .string(domain),
            "uhDomain": .string(domain),
            "acdDomain": .string(domain),
            "area": .string(area),
            "cluster": .string(cluster),
            "tenantId": .string(tenant.id),
        ]
    }
}
