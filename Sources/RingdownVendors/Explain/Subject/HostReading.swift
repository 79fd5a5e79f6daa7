/// Whose host an address names.
enum HostReading: Hashable, Sendable {
    /// None, or a placeholder for all of it.
    case open
    /// One of this machine or of an example.
    case local
    /// A host of a region of Genesys Cloud; `nil` where the region is a placeholder.
    case genesys(GenesysRegion.Service, GenesysRegion?)
    /// A host below a domain of Genesys Cloud that serves no API.
    case genesysOther(domain: String)
    /// A host of CXone.
    case cxone(CXoneHost)
    /// A host of neither vendor whose name makes believe that it is one's.
    case imitation
    /// A host of neither vendor.
    case foreign

    /// The vendor whose domain it is; `nil` where it is nobody's or open.
    var vendor: ReportedCall.Vendor? {
        switch self {
        case .genesys, .genesysOther: .genesysCloud
        case .cxone: .cxone
        case .open, .local, .imitation, .foreign: nil
        }
    }

    init(_ host: String?) {
        guard let host else {
            self = .open
            return
        }
        if let known = GenesysRegion.serving(host: host) {
            self = .genesys(known.service, known.region)
        } else if let service = Self.openRegion(host) {
            self = .genesys(service, nil)
        } else if let cxone = CXoneHost(host) {
            self = .cxone(cxone)
        } else if Self.isLocal(host) || Self.servesElse(host) {
            self = .local
        } else if let domain = Self.genesysDomain(host) {
            self = .genesysOther(domain: domain)
        } else {
            self = Self.imitates(host) ? .imitation : .foreign
        }
    }

    /// The service of a Genesys host whose region is a placeholder: `api.{region}`, `login.{env}.pure.cloud`.
    private static func openRegion(_ host: String) -> GenesysRegion.Service? {
        guard let dot = host.firstIndex(of: "."), let service = GenesysRegion.Service(rawValue: String(host[..<dot]))
        else { return nil }
        let rest = host[host.index(after: dot)...]
        if Placeholder.fills(rest) { return service }
        let labels = rest.split(separator: ".")
        guard let first = labels.first, Placeholder.isIn(first) else { return nil }
        let domain = labels.dropFirst().joined(separator: ".")
        return domain == "pure.cloud" || GenesysRegion.named(domain) != nil ? service : nil
    }

    /// The domain of Genesys Cloud that a host is below; `nil` when it is below none.
    private static func genesysDomain(_ host: String) -> String? {
        let domains = GenesysRegion.all.map(\.domain) + ["pure.cloud"]
        return domains.first { host == $0 || host.hasSuffix("." + $0) }
    }

    /// Whether it is a host of Genesys Cloud's that serves something else than the platform API.
    private static func servesElse(_ host: String) -> Bool {
        let prefixes = ["streaming.", "webmessaging.", "realtime."]
        return GenesysRegion.all.contains { region in prefixes.contains { host == $0 + region.domain } }
    }

    private static func isLocal(_ host: String) -> Bool {
        if host == "localhost" || host.hasPrefix("127.") || host == "[::1]" { return true }
        return ["example.com", "example.org", "example.net", ".test", ".local", ".localhost", ".example", ".invalid"]
            .contains { host == $0 || host.hasSuffix($0.hasPrefix(".") ? $0 : "." + $0) }
    }

    private static func imitates(_ host: String) -> Bool {
        let words = ["cxone", "incontact", "nicecx", "genesys", "purecloud", "pure.cloud"]
        if words.contains(where: host.contains) { return true }
        return host.split { $0 == "." || $0 == "-" }.contains { $0 == "nice" || $0.hasPrefix("nicec") }
    }
}
