import RingdownCore

/// Whether the vendor asked to slow down.
struct RateLimitExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        let says = reading.answer.says("rate limit", "too many requests", "too.many.requests", "throttl")
        guard reading.status == 429 || (says && reading.status != 403 && reading.status != 404) else { return [] }
        let wait = reading.call.response?.headers.first { $0.name.lowercased() == "retry-after" }?.value
        var evidence = [reading.answer.evidence].compactMap { $0 }
        if reading.vendor == .genesysCloud {
            evidence.append(
                Cause.Evidence(
                    reading.token == nil
                        ? "A token may make 300 requests a minute unless more was agreed; some operations have limits of "
                            + "their own."
                        : "The token endpoint has a rate limit of its own, and says so with 400."
                )
            )
        }
        return [
            Finding(
                .rateLimited,
                .likely,
                at: .answer,
                isSaid: true,
                evidence,
                fix:
                    "Wait \(wait.map { "\(Redacted.text($0, upTo: 12)) s" } ?? "as long as Retry-After says"), then go on more slowly"
                    + (reading.token == nil ? " and with larger batches." : "; keep a token until it expires.")
            )
        ]
    }
}
