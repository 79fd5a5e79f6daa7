package import RingdownCore

extension Explanation {
    /// The explanation without the secrets of the call that it is about, whatever its sentences quote of it.
    package func redacted(by mask: SecretMask) -> Explanation {
        var explanation = self
        explanation.causes = causes.map { cause in
            var cause = cause
            cause.fix = mask.masked(cause.fix)
            cause.evidence = cause.evidence.map { Cause.Evidence(supports: $0.supports, mask.masked($0.fact)) }
            return cause
        }
        explanation.correctedRequest?.url = mask.masked(correctedRequest?.url ?? "")
        explanation.correctedRequest?.body = correctedRequest?.body.map { mask.masked($0) }
        return explanation
    }
}
