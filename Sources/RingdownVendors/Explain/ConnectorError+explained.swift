import RingdownCore

/// What an explanation says of a refusal, whichever vendor it is of.
extension ConnectorError {
    /// What is said about the request as a whole.
    var verdict: Explanation.Verdict {
        switch code {
        case .refused, .notFound, .ambiguous, .invalid, .notPermitted, .misconfigured: .refused
        case .rateLimited: .conditional
        case .unavailable, .noAnswer: .unknown
        }
    }

    /// What the vendor answered, as evidence.
    var answer: Cause.Evidence {
        let said = vendorMessage.map { "\"\($0)\"" }
        let words = [status.map(String.init), vendorCode, said].compactMap(\.self)
        guard !words.isEmpty else { return Cause.Evidence(message) }
        return Cause.Evidence("The answer to \(operation ?? "the call") was \(words.joined(separator: " ")).")
    }

    /// The object that the call was about, in words.
    var object: String {
        guard let target else { return "the object" }
        return target.name.isEmpty ? "\(target.kind) \(target.id)" : "\(target.kind) \"\(target.name)\""
    }
}
