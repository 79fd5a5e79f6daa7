import RingdownCore

/// Weighs what the examiners found, and puts it in order: the one place that does.
///
/// A path that is not there is put right before anything else matters, in the order of the stages. Where the operation
/// is there, the kind of cause that the status points to goes first. What is merely possible goes last.
struct FindingOrder {
    private let reading: CallReading
    private let findings: [Finding]

    init(_ reading: CallReading, _ findings: [Finding]) {
        self.reading = reading
        self.findings = Self.merged(findings)
    }

    /// The causes, the first to put right first.
    var causes: [Cause] {
        var findings = findings
        var doubts: [Cause.Evidence] = []
        if findings.contains(where: { $0.cause.code != .notEnoughInformation && $0.cause.confidence > .possible }) {
            doubts = findings.filter { $0.cause.code == .notEnoughInformation }.flatMap(\.cause.evidence)
            findings.removeAll { $0.cause.code == .notEnoughInformation }
        }
        let isLost = findings.contains { $0.stage <= .pathParameter && $0.cause.confidence > .possible }
        var causes = findings.enumerated()
            .sorted { left, right in
                let (first, second) = (rank(left.element, isLost), rank(right.element, isLost))
                return first == second ? left.offset < right.offset : first.lexicographicallyPrecedes(second)
            }
            .map(\.element.cause)
        // That a gateway or a failing service answered is said all the same.
        if let first = causes.first {
            causes[0].evidence += doubts.filter { !first.evidence.contains($0) }
                .map { Cause.Evidence(supports: false, $0.fact) }
        }
        return causes
    }

    private func rank(_ finding: Finding, _ isLost: Bool) -> [Int] {
        let isPossible = finding.cause.confidence == .possible ? 1 : 0
        if isLost { return [isPossible, finding.stage.rawValue] }
        let isSaid = finding.isSaid && !isExplained(finding) ? 0 : 1
        let isFamily = Self.family(of: reading.status).contains(finding.cause.code) ? 0 : 1
        return [isPossible, isSaid, isFamily, finding.stage.rawValue]
    }

    /// Whether what the answer says of it follows from another cause: credentials in a damaged header are never read.
    private func isExplained(_ finding: Finding) -> Bool {
        finding.cause.code == .badClientCredentials
            && findings.contains {
                $0.cause.code == .malformedAuthorizationHeader && $0.cause.confidence > .possible
            }
    }

    /// What a status points to.
    private static func family(of status: Int?) -> Set<CauseCode> {
        switch status {
        case 400?, 422?:
            [
                .unknownField, .missingRequiredField, .wrongBodyShape, .invalidValue, .invalidPhoneNumber,
                .idWrongFormat, .invalidStateTransition, .duplicateName, .versionConflict, .payloadTooLarge,
                .wrongTokenRequestEncoding, .missingPathParameter, .unknownOperation,
            ]
        case 401?:
            [
                .expiredOrRevokedToken, .badClientCredentials, .malformedAuthorizationHeader, .wrongGrant,
                .wrongRegion, .wrongTokenEndpoint, .wrongTokenRequestEncoding,
            ]
        case 403?:
            [
                .wrongGrant, .unknownScope, .scopesDoNotApply, .missingPermission, .missingPermissionInDivision,
                .featureNotEnabled, .permissionPropagationDelay, .dataRestriction,
            ]
        case 404?: [.objectNotFound, .idWrongFormat, .missingPathParameter]
        case 405?: [.wrongMethod, .missingPathParameter]
        case 409?, 412?, 423?: [.versionConflict, .invalidStateTransition, .duplicateName]
        case 413?: [.payloadTooLarge]
        case 415?: [.invalidValue, .wrongBodyShape, .wrongTokenRequestEncoding]
        case 429?: [.rateLimited]
        default: []
        }
    }

    /// One finding for each code: the surest, with the evidence of all.
    private static func merged(_ findings: [Finding]) -> [Finding] {
        var merged: [Finding] = []
        for finding in findings {
            guard let known = merged.firstIndex(where: { $0.cause.code == finding.cause.code }) else {
                merged.append(finding)
                continue
            }
            var best = merged[known]
            if finding.cause.confidence > best.cause.confidence {
                best.cause.confidence = finding.cause.confidence
                best.cause.fix = finding.cause.fix
            }
            best.isSaid = best.isSaid || finding.isSaid
            best.stage = min(best.stage, finding.stage)
            best.cause.evidence += finding.cause.evidence.filter { !best.cause.evidence.contains($0) }
            merged[known] = best
        }
        return merged
    }
}
