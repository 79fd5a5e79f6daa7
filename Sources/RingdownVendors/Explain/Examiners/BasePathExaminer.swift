import RingdownCore

/// Whether what stands before the operation's own path is right: the base and the version.
struct BasePathExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        guard reading.token == nil else { return [] }
        if case .otherBase(let operation, let path) = reading.path {
            // What is real at the other vendor is that vendor's path, not this one's below a wrong base.
            if reading.elsewhere.isReal { return [] }
            return [
                finding(
                    confidence(reading),
                    [
                        Cause.Evidence(
                            "\(operation.vendor.title) has \(operation.name), but not at \(reading.target.path)."
                        )
                    ],
                    fix: "Use the path \(path)."
                )
            ]
        }
        if let finding = familyBelowOtherBase(reading) { return [finding] }
        let newest = CXoneCatalogue.shared.newestVersion
        guard reading.vendor == .cxone,
            let version = CXonePathReader.belowBase(reading.target.segments)?.version, version > newest
        else { return [] }
        return [
            finding(
                .likely,
                [Cause.Evidence("The path asks for version \(version); the newest that is known is \(newest).")],
                fix: "Use version v\(newest).0, or ask GET /apiversion which versions the operation has."
            )
        ]
    }

    /// How sure it is that the base is wrong, and was not left out of the report.
    private func confidence(_ reading: CallReading) -> Cause.Confidence {
        if reading.vendor == .cxone || reading.target.path.hasPrefix("/platform/") { return .likely }
        if reading.target.host != nil { return .certain }
        return reading.target.segments.first.map(BasePath.isBase) ?? false ? .likely : .possible
    }

    /// A path of one of CXone's families below another base, of which no more is known.
    private func familyBelowOtherBase(_ reading: CallReading) -> Finding? {
        guard reading.vendor == .cxone, reading.path == .unknown, !reading.elsewhere.isReal,
            CXonePathReader.belowBase(reading.target.segments) == nil
        else { return nil }
        let rest = reading.target.segments.drop { BasePath.isBase($0) }
        guard let family = rest.first, rest.count < reading.target.segments.count,
            CXoneCatalogue.shared.families.contains(family.lowercased())
        else { return nil }
        return finding(
            .possible,
            [Cause.Evidence("CXone has paths that begin with \(family), below incontactapi/services/v{N}.0.")],
            fix: "Use \(CXoneHost.apiBase)/\(rest.joined(separator: "/"))."
        )
    }

    private func finding(_ confidence: Cause.Confidence, _ evidence: [Cause.Evidence], fix: String) -> Finding {
        Finding(.wrongBasePathOrVersion, confidence, at: .basePath, evidence, fix: fix)
    }
}
