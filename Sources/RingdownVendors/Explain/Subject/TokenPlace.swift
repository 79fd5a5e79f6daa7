/// Where a request for a token is sent.
enum TokenPlace: Hashable, Sendable {
    /// The vendor's own endpoint.
    case right
    /// CXone's endpoint for access keys, which takes JSON.
    case accessKey
    /// CXone's older server, which takes JSON.
    case legacy
    /// A path of the vendor's where sessions are renewed.
    case refresh
    /// Nowhere that gives tokens; the text says why.
    case wrong(String)

    /// Whether it takes JSON.
    var takesJSON: Bool { self == .accessKey || self == .legacy || self == .refresh }

    init(_ reading: CallReading) {
        let path = reading.target.path.lowercased()
        self = reading.vendor == .cxone ? Self.cxone(path, reading.host) : Self.genesys(path, reading.host)
    }

    private static func genesys(_ path: String, _ host: HostReading) -> Self {
        switch host {
        case .genesys(.api, _): return .wrong("tokens come from login.{region}, not from api.{region}")
        case .genesys(.apps, _), .genesysOther: return .wrong("tokens come from login.{region}")
        case .cxone, .imitation, .foreign: return .wrong("the host is not Genesys Cloud's")
        case .genesys(.login, _), .open, .local: break
        }
        if path == "/oauth/token" || path == "/oauth/authorize" { return .right }
        return .wrong("tokens come from /oauth/token, not from \(path)")
    }

    private static func cxone(_ path: String, _ host: HostReading) -> Self {
        switch host {
        case .genesys, .genesysOther: return .wrong("the host is Genesys Cloud's")
        case .imitation, .foreign: return .wrong("the host is not CXone's")
        case .cxone(.other): return .wrong("the host is none of CXone's")
        case .cxone, .open, .local: break
        }
        switch path {
        case "/auth/token", "/auth/authorize":
            switch host {
            case .cxone(.hub), .open, .local: return .right
            default: return .wrong("the hub is cxone.niceincontact.com")
            }
        case "/authentication/v1/token/access-key":
            switch host {
            case .cxone(.hub), .cxone(.area), .open, .local: return .accessKey
            default: return .wrong("access keys are taken by {area}.nice-incontact.com")
            }
        case "/public/user/refresh", "/public/authentication/v1/refresh", "/public/authentication/v1/token":
            return .refresh
        default: break
        }
        if path.hasPrefix("/incontactauthorizationserver/token") { return .legacy }
        return .wrong("\(path) gives no tokens at CXone")
    }
}
