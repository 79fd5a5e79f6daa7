package import RingdownCore

/// Why CXone refused a call, from its answer and from what it shows of the account.
///
/// Nothing is guessed: a cause is certain only where what was seen leaves no other, and what could not be seen is said
/// among the evidence.
package struct CXoneDiagnosis: Sendable {
    /// Where tokens come from, as operations are named.
    package enum TokenOperation: String, CaseIterable, Sendable {
        /// The hub's, for a registered application.
        case hub = "POST /auth/token"
        /// The UserHub's, for an access key alone.
        case accessKey = "POST /authentication/v1/token/access-key"
        /// The older server's.
        case legacy = "POST /InContactAuthorizationServer/Token"
    }

    let refusal: ConnectorError
    let inspection: CXoneInspection
    let operation: CXoneOperation?

    /// A diagnosis of a refusal, or of one to come.
    ///
    /// - Parameters:
    ///   - refusal: what the call gave.
    ///   - inspection: what was seen of the account; empty when it was not asked.
    package init(_ refusal: ConnectorError, _ inspection: CXoneInspection = CXoneInspection()) {
        self.refusal = refusal
        self.inspection = inspection
        operation = refusal.operation.flatMap { CXoneCatalogue.shared.operation(named: $0) }
    }

    /// Explains the refusal.
    package var explanation: Explanation {
        let causes = causes.enumerated().sorted { left, right in
            left.element.confidence == right.element.confidence
                ? left.offset < right.offset : left.element.confidence > right.element.confidence
        }
        return Explanation(verdict: refusal.verdict, causes: causes.map(\.element), operation: operation?.reference)
    }

    /// The causes in the order in which they come to mind.
    var causes: [Cause] {
        if let place = refusal.operation.flatMap(TokenOperation.init) { return tokenCauses(place) }
        return switch refusal.code {
        case .refused where refusal.status == 401: [expiredCause]
        case .refused: permissionCauses
        case .notFound: notFoundCauses
        case .ambiguous: [ambiguousCause]
        case .invalid: [requestCause]
        case .rateLimited: [rateLimitCause]
        case .misconfigured where refusal.status != nil: [baseCause]
        case .unavailable, .noAnswer, .misconfigured, .notPermitted: [noAnswerCause]
        }
    }

    /// What CXone answered, as evidence.
    var answer: Cause.Evidence { refusal.answer }

    /// The object that the call was about, in words.
    var object: String { refusal.object }

    /// Whether the call was to start or stop a skill.
    var isSkillControl: Bool {
        operation?.path.hasSuffix("/start") == true || operation?.path.hasSuffix("/stop") == true
    }

    /// What could not be seen of the account, as evidence against a cause that rests on it.
    var gaps: [Cause.Evidence] {
        guard inspection.permissions == nil else { return [] }
        let reason = inspection.gaps.first ?? "the account was not asked"
        return [Cause.Evidence(supports: false, "What the account may do could not be seen: \(reason)")]
    }
}
