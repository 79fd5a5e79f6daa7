import RingdownCore

/// Whether a host or a path of one vendor is used for the other.
struct VendorExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        guard let vendor = reading.vendor else { return [] }
        var evidence: [Cause.Evidence] = []
        var confidence = Cause.Confidence.certain
        if reading.call.vendor == nil { confidence = .likely }
        if let owner = reading.host.vendor, owner != vendor, let host = reading.target.host {
            evidence.append(Cause.Evidence("\(host) is a host of \(owner.title), not of \(vendor.title)."))
        }
        if reading.token == nil {
            if isOther(reading, vendor) {
                evidence.append(
                    Cause.Evidence("\(reading.target.path) is a path of \(vendor.other.title), not of \(vendor.title).")
                )
            }
        } else if tokenPath(reading, vendor) {
            evidence.append(Cause.Evidence("\(reading.target.path) is where \(vendor.other.title) gives tokens."))
            if evidence.count == 1 { confidence = .possible }
        }
        guard !evidence.isEmpty else { return [] }
        let meant = reading.meant.map { ": \($0.name)" } ?? ""
        return [
            Finding(
                .wrongVendorHost,
                confidence,
                at: .vendor,
                evidence,
                fix: reading.token == nil
                    ? "Call \(vendor.title)'s own operation\(meant)." : "Ask \(vendor.title) for the token."
            )
        ]
    }

    private func isOther(_ reading: CallReading, _ vendor: ReportedCall.Vendor) -> Bool {
        if vendor == .genesysCloud, CXonePathReader.belowBase(reading.target.segments) != nil { return true }
        guard reading.elsewhere.isReal else { return false }
        switch reading.path {
        case .operation, .otherMethod, .unfilled, .undecided: return false
        case .wordForID, .otherBase, .unknown: break
        }
        // A path without a base says little of whose it is when it could be either's.
        return vendor == .cxone || reading.target.host == nil
    }

    private func tokenPath(_ reading: CallReading, _ vendor: ReportedCall.Vendor) -> Bool {
        let path = reading.target.path.lowercased()
        return vendor == .genesysCloud && ["/auth/token", "/authentication/v1/token/access-key"].contains(path)
    }
}
