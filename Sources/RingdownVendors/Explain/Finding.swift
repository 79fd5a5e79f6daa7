import RingdownCore

/// A cause that one examiner found, with where it stands in the order in which things must be put right.
struct Finding: Hashable, Sendable {
    /// What must be put right, the first thing first.
    enum Stage: Int, Hashable, Sendable, Comparable {
        case host, vendor, basePath, path, method, pathParameter
        case tokenEndpoint, tokenEncoding, grant, header, token, scope, permission
        case body, value, phoneNumber, state, object, answer

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    var cause: Cause
    var stage: Stage
    /// Whether the answer itself says so.
    var isSaid: Bool

    init(
        _ code: CauseCode,
        _ confidence: Cause.Confidence,
        at stage: Stage,
        isSaid: Bool = false,
        _ evidence: [Cause.Evidence],
        fix: String
    ) {
        cause = Cause(code, confidence, evidence: evidence, fix: fix)
        self.stage = stage
        self.isSaid = isSaid
    }

    init(_ cause: Cause, at stage: Stage, isSaid: Bool = false) {
        self.cause = cause
        self.stage = stage
        self.isSaid = isSaid
    }
}
