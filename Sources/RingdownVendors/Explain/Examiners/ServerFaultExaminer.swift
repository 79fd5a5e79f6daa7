import RingdownCore

/// Whether the vendor's own service failed, or a gateway before it.
struct ServerFaultExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        guard let status = reading.status, status >= 500, !reading.answer.isPage else { return [] }
        let place =
            [502, 503, 504].contains(status) ? "the vendor's service or a gateway before it" : "the vendor's service"
        return [
            Finding(
                .notEnoughInformation,
                .likely,
                at: .answer,
                [
                    reading.answer.evidence,
                    Cause.Evidence("\(status) is a failure of \(place); it says nothing against the request."),
                ].compactMap { $0 },
                fix: "Wait and send the same request again, with growing pauses; where it stays, give the vendor the "
                    + "correlation id of the answer. What changes something may have been done all the same: look first."
            )
        ]
    }
}
