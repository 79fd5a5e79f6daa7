/// What a host of NICE CXone is for, recognised by the forms of its name.
///
/// Areas and clusters are not listed anywhere in full, so a name of the right form counts. Both spellings of the
/// domain, `niceincontact.com` and `nice-incontact.com`, are real, and `incontact.com` is the older one.
package enum CXoneHost: Hashable, Sendable {
    /// The central hub, which gives tokens for every area.
    case hub
    /// The API of an area or a cluster (`api-na1.niceincontact.com`).
    case api
    /// An area's UserHub (`na1.nice-incontact.com`).
    case area
    /// The server of the older token flow.
    case legacyToken
    /// Some other name below one of the vendor's domains.
    case other

    /// The domains that the vendor's hosts are under.
    package static let domains = ["niceincontact.com", "nice-incontact.com", "incontact.com"]
    /// Where a registered application gets tokens.
    package static let tokenEndpoint = "https://cxone.niceincontact.com/auth/token"
    /// Where an access key alone gets a token.
    package static let accessKeyEndpoint = "https://{area}.nice-incontact.com/authentication/v1/token/access-key"
    /// The older token endpoint.
    package static let legacyTokenEndpoint = "https://api.incontact.com/InContactAuthorizationServer/Token"
    /// Where the hosts of a tenant are asked for.
    package static let discovery = "https://cxone.niceincontact.com/.well-known/cxone-configuration?tenantId={tenantId}"
    /// Where the API is, with the area open.
    package static let apiBase = "https://api-{area}.niceincontact.com/incontactapi/services/v34.0"

    /// What a host is; `nil` when it is under none of the vendor's domains.
    ///
    /// - Parameter host: in lower case; a placeholder may stand for a part.
    package init?(_ host: String) {
        guard let domain = Self.domains.first(where: { host == $0 || host.hasSuffix("." + $0) }) else { return nil }
        let name = host.dropLast(domain.count).dropLast(host == domain ? 0 : 1)
        if name == "cxone" || name == "cxone-gov", domain != "incontact.com" {
            self = .hub
        } else if name.hasPrefix("api-"), name.count > 4, !name.contains(".") || Placeholder.isIn(name) {
            self = .api
        } else if name == "api", domain == "incontact.com" {
            self = .legacyToken
        } else if Placeholder.fills(name) || Self.isArea(name) {
            self = .area
        } else {
            self = .other
        }
    }

    /// Two or three letters and a number: `na1`, `au1`.
    private static func isArea(_ name: Substring) -> Bool {
        let letters = name.prefix { $0.isLetter }
        let digits = name.dropFirst(letters.count)
        return (2...3).contains(letters.count) && (1...2).contains(digits.count) && digits.allSatisfy(\.isNumber)
    }
}
