import RingdownCore

/// Whether a token is asked for where tokens are given.
struct TokenEndpointExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        guard reading.token != nil, case .wrong(let why) = TokenPlace(reading) else { return [] }
        let isOpen = reading.vendor == nil
        return [
            Finding(
                .wrongTokenEndpoint,
                isOpen || reading.host.isForeign || isNear(reading) ? .likely : .certain,
                at: .tokenEndpoint,
                [Cause.Evidence("The token was asked for at \(reading.target.path): \(why).")],
                fix: "Ask for it with POST \(Self.endpoint(reading.vendor))."
            )
        ]
    }

    /// Whether the path is where the vendor gives tokens, so that only the host is in doubt.
    private func isNear(_ reading: CallReading) -> Bool {
        let path = reading.target.path.lowercased()
        switch (reading.host, reading.vendor) {
        case (.cxone, .cxone?): return ["/auth/token", "/authentication/v1/token/access-key"].contains(path)
        case (.imitation, .genesysCloud?), (.genesysOther, .genesysCloud?): return path == "/oauth/token"
        case (.imitation, .cxone?): return path == "/auth/token"
        default: return false
        }
    }

    /// Where a vendor gives tokens.
    static func endpoint(_ vendor: ReportedCall.Vendor?) -> String {
        vendor == .cxone ? CXoneHost.tokenEndpoint : "https://login.{domain of the region}/oauth/token"
    }
}

extension HostReading {
    /// Whether nothing in the name tells whose host it is.
    fileprivate var isForeign: Bool { self == .foreign }
}
