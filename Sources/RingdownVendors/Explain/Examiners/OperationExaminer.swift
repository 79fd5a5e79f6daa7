import RingdownCore

/// Whether the operation exists.
struct OperationExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        guard reading.token == nil, !reading.target.segments.joined().isEmpty else { return [] }
        guard let vendor = reading.vendor else { return unclaimed(reading) }
        if reading.call.vendor == nil, reading.host == .local, let own = RingdownTrigger(reading.target.segments) {
            return atRingdown(reading, own)
        }
        var confidence = Cause.Confidence.certain
        switch reading.path {
        case .operation(_, let parameters) where Self.hasVerb(parameters):
            confidence = reading.answer.says("integer", "uuid", "guid", " id") ? .possible : .likely
        case .operation, .unfilled, .otherMethod: return []
        case .undecided:
            let isRefused = [400, 404, 405, 415].contains(reading.status)
            guard isRefused, vendor == .cxone || reading.status != 400 else { return [] }
            confidence = .possible
        case .otherBase: confidence = .possible
        case .wordForID, .unknown:
            if reading.elsewhere.isReal { confidence = .possible } else if isCoarse(reading) { confidence = .likely }
        }
        var evidence = [
            Cause.Evidence("\(vendor.title) has no operation \(reading.method ?? "") \(reading.target.path).")
        ]
        if case .wordForID(_, let word) = reading.path {
            evidence.append(Cause.Evidence("\"\(word)\" stands where only an object's id can stand."))
        }
        if !reading.elsewhere.isReal {
            evidence.append(Cause.Evidence("\(vendor.other.title) has none such either."))
        }
        if let own = RingdownTrigger(reading.target.segments) {
            evidence.append(Cause.Evidence(own.sentence))
            if let gap = own.gap { evidence.append(Cause.Evidence(gap)) }
        }
        return [
            Finding(.unknownOperation, confidence, at: .path, evidence, fix: fix(reading))
        ]
    }

    /// Whether a word that says what is to be done stands in the place of an id.
    private static func hasVerb(_ parameters: [String: String]) -> Bool {
        parameters.contains { $0.key.lowercased().hasSuffix("id") && PathID.isVerb($0.value) }
    }

    /// What is wrong with a call of Ringdown's own API, sent to a Ringdown server.
    private func atRingdown(_ reading: CallReading, _ own: RingdownTrigger) -> [Finding] {
        if !own.hasID, reading.target.segments.last != "triggers" {
            return [
                Finding(
                    .missingPathParameter,
                    .likely,
                    at: .pathParameter,
                    [own.sentence, own.gap].compactMap { $0.map { Cause.Evidence($0) } },
                    fix: "Put the id of the contact list, or of the personal connection, into the path."
                )
            ]
        }
        guard reading.status == 403 else { return [] }
        return [
            Finding(
                .missingPermissionInDivision,
                .likely,
                at: .permission,
                [reading.answer.evidence, Cause.Evidence(own.sentence)].compactMap { $0 },
                fix: "Grant \(own.permission) in the object's division, under roles and clients in ringdown.yaml."
            )
        ]
    }

    /// Whether the catalogue of the path's family is too coarse to be sure.
    private func isCoarse(_ reading: CallReading) -> Bool {
        guard reading.target.segments.starts(with: ["api", "v2"]), reading.target.segments.count > 2 else {
            return true
        }
        let family = reading.target.segments[2].lowercased()
        if reading.vendor == .cxone, CXoneCatalogue.shared.families.contains(family) { return true }
        // Operations of other families come and go; those of these are known from the beginning.
        return GenesysCatalogue.shared.hasFamily(family) && !["outbound", "authorization", "oauth"].contains(family)
    }

    private func unclaimed(_ reading: CallReading) -> [Finding] {
        guard reading.genesys == .unknown, reading.cxone == .unknown, reading.target.segments.count > 1,
            reading.target.segments.contains(where: { BasePath.isBase($0) })
        else { return [] }
        return [
            Finding(
                .unknownOperation,
                .possible,
                at: .path,
                [Cause.Evidence("Neither Genesys Cloud nor NICE CXone has \(reading.target.path).")],
                fix: "Say which vendor is meant, and compare the path with its documentation."
            )
        ]
    }

    private func fix(_ reading: CallReading) -> String {
        guard let meant = reading.meant else {
            return "Look the operation up in the vendor's documentation: this path is none of its."
        }
        return "Use \(meant.name)."
    }
}
