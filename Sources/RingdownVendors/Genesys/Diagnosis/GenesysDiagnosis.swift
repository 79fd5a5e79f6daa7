package import Foundation
package import RingdownCore

/// Why Genesys Cloud refused a call, from its answer and from what self-inspection showed of the token.
///
/// Nothing is guessed: a cause is certain only where what was seen leaves no other, and what could not be seen is
/// said among the evidence.
package struct GenesysDiagnosis: Sendable {
    /// How long a change of permissions takes to reach every service, at most: the vendor says five minutes.
    static let propagation: TimeInterval = 300
    /// The token endpoint as operations are named.
    package static let tokenOperation = "POST /oauth/token"

    let refusal: ConnectorError
    let inspection: GenesysInspection
    let hosts: GenesysHosts
    let now: Date
    let operation: GenesysOperation?

    init(_ refusal: ConnectorError, _ inspection: GenesysInspection, _ hosts: GenesysHosts, _ now: Date) {
        self.refusal = refusal
        self.inspection = inspection
        self.hosts = hosts
        self.now = now
        operation = refusal.operation.flatMap { GenesysCatalogue.shared.operation(named: $0) }
    }

    /// Explains a refusal.
    ///
    /// - Parameters:
    ///   - refusal: what the call gave.
    ///   - inspection: what self-inspection showed of the token; empty when it was not asked.
    ///   - hosts: where corrected requests go.
    ///   - now: the present instant, against which the age of grants is measured.
    package static func explain(
        refusal: ConnectorError,
        inspection: GenesysInspection = GenesysInspection(),
        hosts: GenesysHosts,
        now: Date
    ) -> Explanation {
        let diagnosis = Self(refusal, inspection, hosts, now)
        let causes = diagnosis.causes.enumerated().sorted { left, right in
            left.element.confidence == right.element.confidence
                ? left.offset < right.offset : left.element.confidence > right.element.confidence
        }
        return Explanation(
            verdict: diagnosis.refusal.verdict,
            causes: causes.map(\.element),
            operation: diagnosis.operation?.reference,
            correctedRequest: diagnosis.correction
        )
    }

    private var causes: [Cause] {
        if refusal.operation == Self.tokenOperation { return tokenEndpointCauses }
        return switch (refusal.code, refusal.status) {
        case (.refused, 401): tokenCauses
        case (.refused, _): permissionCauses
        case (.notFound, _): notFoundCauses
        case (.ambiguous, _): [ambiguousCause]
        case (.invalid, _): [requestCause]
        case (.rateLimited, _): [rateLimitCause]
        case (.unavailable, _), (.noAnswer, _), (.misconfigured, _), (.notPermitted, _): [noAnswerCause]
        }
    }

    /// The vendor's code, recognised from its sentence where the answer gave none.
    var vendorCode: String? {
        GenesysErrorBody(message: refusal.vendorMessage, code: refusal.vendorCode, status: refusal.status)
            .recognisedCode
    }

    /// What the vendor answered, as evidence.
    var answer: Cause.Evidence { refusal.answer }

    /// The object that the call was about, in words.
    var object: String { refusal.object }

    /// The object in words, at the beginning of a sentence.
    var capitalObject: String { object.prefix(1).uppercased() + object.dropFirst() }

    /// The caller in words, at the beginning of a sentence.
    var capitalCaller: String { inspection.caller.prefix(1).uppercased() + inspection.caller.dropFirst() }

    /// Where the object lives, by the name that people know; `nil` when that could not be seen.
    var division: Division? { refusal.target?.division.map(inspection.named) }

    /// What could not be seen, as evidence against a cause that rests on it.
    var gaps: [Cause.Evidence] {
        guard !inspection.showsGrants else { return [] }
        let reason = inspection.gaps.first ?? "self-inspection was not asked"
        return [Cause.Evidence(supports: false, "What the token holds could not be seen: \(reason)")]
    }
}
