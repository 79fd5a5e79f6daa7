import RingdownCore

/// Whether the path has the method.
struct MethodExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        if let token = tokenMethod(reading) { return [token] }
        guard reading.token == nil, let method = reading.method else { return [] }
        if case .otherMethod(let others, _) = reading.path {
            // With an id put in it would be an operation: then the method may be right.
            let isObject = others.first?.path.hasSuffix("}") ?? false
            let isSure = reading.vendor == .genesysCloud && isObject && MeantOperation.withParameter(reading) == nil
            return [wrong(reading, method, others, isSure ? .certain : .likely)]
        }
        if case .wordForID(let others, _) = reading.path { return [wrong(reading, method, others, .possible)] }
        if case .otherMethod(let others, _) = reading.elsewhere, reading.path == .unknown {
            return [wrong(reading, method, others, .likely)]
        }
        if case .unfilled = reading.path { return [] }
        guard reading.status == 405, let evidence = reading.answer.evidence else { return [] }
        return [
            Finding(
                .wrongMethod,
                .likely,
                at: .method,
                [evidence],
                fix: "Compare the method and the parts of the path with the operation's documentation."
            )
        ]
    }

    private func tokenMethod(_ reading: CallReading) -> Finding? {
        guard reading.token != nil, let method = reading.method, method != "POST",
            !reading.target.path.hasSuffix("authorize")
        else { return nil }
        return Finding(
            .wrongMethod,
            .likely,
            at: .tokenEncoding,
            [Cause.Evidence("A token is asked for with POST, not with \(method).")],
            fix: "Use POST, with the fields in the body."
        )
    }

    private func wrong(
        _ reading: CallReading,
        _ method: String,
        _ others: [CalledOperation],
        _ confidence: Cause.Confidence
    ) -> Finding {
        let methods = Set(others.map(\.method)).sorted().joined(separator: ", ")
        return Finding(
            .wrongMethod,
            confidence,
            at: .method,
            [Cause.Evidence("\(others.first?.path ?? reading.target.path) has \(methods), not \(method).")],
            fix: "Use \(methods), or another path."
        )
    }
}
