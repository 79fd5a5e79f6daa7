import RingdownCore

/// Whether the request says which form of answer it takes, which CXone wants.
struct AcceptHeaderExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        guard reading.answer.says("no known way to render data") else { return notAcceptable(reading) }
        return [
            Finding(
                .missingAcceptHeader,
                .certain,
                at: .answer,
                isSaid: true,
                [reading.answer.evidence, absent(reading)].compactMap { $0 },
                fix: "Send the header Accept: application/json."
            )
        ]
    }

    private func notAcceptable(_ reading: CallReading) -> [Finding] {
        guard reading.status == 406, let evidence = reading.answer.evidence else { return [] }
        return [
            Finding(
                .missingAcceptHeader,
                .likely,
                at: .answer,
                [evidence, absent(reading)].compactMap { $0 },
                fix: "Send the header Accept: application/json."
            )
        ]
    }

    private func absent(_ reading: CallReading) -> Cause.Evidence? {
        guard !reading.call.request.headers.isEmpty else { return nil }
        guard let accept = reading.call.request.header("Accept") else {
            return Cause.Evidence("The headers that were shown have no Accept.")
        }
        return Cause.Evidence(supports: accept != "application/json", "Accept was \(Redacted.text(accept, upTo: 40)).")
    }
}
