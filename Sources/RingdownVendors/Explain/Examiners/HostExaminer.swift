import RingdownCore

/// Whether the host is one of the vendor's that serve the call.
struct HostExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        guard let host = reading.target.host else { return [] }
        switch reading.host {
        case .open, .local: return []
        case .imitation:
            return [unknown(reading, .certain, "\(host) is under no domain of Genesys Cloud or NICE CXone.")]
        case .foreign:
            let answered =
                reading.answer.code.map { $0.contains(".") && GenesysErrorTemplate.named($0) != nil } ?? false
            if answered {
                return [
                    unknown(reading, .possible, "\(host) is neither vendor's, yet the answer has Genesys Cloud's form.")
                ]
            }
            guard reading.vendor != nil else { return [] }
            return [unknown(reading, .likely, "\(host) is under no domain of Genesys Cloud or NICE CXone.")]
        case .genesysOther(let domain):
            return [
                unknown(
                    reading,
                    ownership(reading),
                    "\(domain) is a domain of Genesys Cloud, but \(host) serves no API."
                )
            ]
        case .genesys(let service, _):
            let wanted: GenesysRegion.Service = reading.token == nil ? .api : .login
            guard service != wanted, reading.token == nil, reading.vendor == .genesysCloud else { return [] }
            return [unknown(reading, .likely, "\(host) is no API host: those begin with api.")]
        case .cxone(let kind): return cxone(reading, host, kind)
        }
    }

    private func cxone(_ reading: CallReading, _ host: String, _ kind: CXoneHost) -> [Finding] {
        switch kind {
        case .api, .area: return []
        case .hub, .legacyToken:
            guard reading.token == nil, CXonePathReader.belowBase(reading.target.segments) != nil else { return [] }
            let isLost = kind == .hub && [nil, 404, 405].contains(reading.status)
            return [
                unknown(
                    reading,
                    isLost ? .likely : .possible,
                    "\(host) gives tokens; the API is on api-{area}.niceincontact.com."
                )
            ]
        case .other:
            return [
                unknown(
                    reading,
                    ownership(reading),
                    "\(host) has none of the forms of CXone's hosts (api-{area}, {area}, cxone)."
                )
            ]
        }
    }

    /// How sure it is that the host is at fault: at the other vendor's domain, that it is the other's comes first.
    private func ownership(_ reading: CallReading) -> Cause.Confidence {
        reading.call.vendor == nil || reading.call.vendor == reading.host.vendor ? .likely : .possible
    }

    private func unknown(_ reading: CallReading, _ confidence: Cause.Confidence, _ fact: String) -> Finding {
        Finding(.unknownHost, confidence, at: .host, [Cause.Evidence(fact)], fix: "Send it to \(right(reading)).")
    }

    private func right(_ reading: CallReading) -> String {
        switch (reading.vendor, reading.token == nil) {
        case (.cxone?, true): "the api_endpoint that \(CXoneHost.discovery) names"
        case (.cxone?, false): CXoneHost.tokenEndpoint
        case (_, true): "https://api.{domain of the organisation's region}"
        case (_, false): "https://login.{domain of the organisation's region}/oauth/token"
        }
    }
}
