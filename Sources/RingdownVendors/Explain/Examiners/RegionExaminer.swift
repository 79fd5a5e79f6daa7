import RingdownCore

/// Whether the host is of the organisation's region, where the reporter names one.
struct RegionExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        guard case .genesys(_, let region?) = reading.host else { return [] }
        let named = GenesysRegion.all.filter { $0 != region && mentions(reading.notes, $0) }
        let saysOther = reading.notesSay("different region", "wrong region", "other region", "another region")
        guard saysOther || (named.count == 1 && !mentions(reading.notes, region)) else { return [] }
        var evidence = [Cause.Evidence("\(reading.target.host ?? "") is in region \(region.name).")]
        if let other = named.first {
            evidence.append(Cause.Evidence("The report speaks of \(other.name), \(other.domain)."))
        }
        return [
            Finding(
                .wrongRegion,
                .likely,
                at: .tokenEndpoint,
                isSaid: true,
                evidence,
                fix: "Use the hosts of the organisation's own region"
                    + (named.first.map { ": \($0.apiHost) and \($0.loginHost)." } ?? ".")
            )
        ]
    }

    private func mentions(_ notes: String, _ region: GenesysRegion) -> Bool {
        notes.contains(region.name + " ") || notes.contains(region.name + ".") || notes.contains(region.name + ",")
            || notes.hasSuffix(region.name) || notes.contains("." + region.domain)
            || notes.contains(" " + region.domain)
    }
}
