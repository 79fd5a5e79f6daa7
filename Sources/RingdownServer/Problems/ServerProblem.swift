import HTTPTypes
import RingdownCore

/// Why a request is answered with a problem: what the routes throw.
struct ServerProblem: Error {
    var code: ProblemCode
    /// What is wrong with this request, in one line.
    var detail: String
    /// Why, the likeliest first; where there are any and the caller is known, the refusal is a recorded decision.
    var causes: [Cause]
    /// What to do, in one line; `nil` when the detail says it.
    var fix: String?
    /// Requests that would be accepted as far as can be seen.
    var corrected: [CorrectedRequest]
    /// The trigger that the request was about; `nil` when it was about none.
    var triggerID: String?
    /// The `WWW-Authenticate` header; `nil` where none belongs.
    var challenge: String?
    /// Further headers.
    var headers: HTTPFields

    init(
        _ code: ProblemCode,
        _ detail: String,
        causes: [Cause] = [],
        fix: String? = nil,
        corrected: [CorrectedRequest] = [],
        triggerID: String? = nil,
        challenge: String? = nil,
        headers: HTTPFields = [:]
    ) {
        self.code = code
        self.detail = detail
        self.causes = causes
        self.fix = fix
        self.corrected = corrected
        self.triggerID = triggerID
        self.challenge = challenge
        self.headers = headers
    }

    /// A problem whose one cause is certain.
    init(
        _ code: ProblemCode,
        _ detail: String,
        cause: CauseCode,
        evidence: String,
        fix: String,
        corrected: [CorrectedRequest] = []
    ) {
        self.init(
            code,
            detail,
            causes: [Cause(cause, .certain, evidence: [Cause.Evidence(evidence)], fix: fix)],
            fix: fix,
            corrected: corrected
        )
    }
}
