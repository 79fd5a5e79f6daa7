import RingdownCore

/// Whether a web page answered in place of the API.
struct PageExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        guard reading.answer.isPage else { return [] }
        let names = ["zscaler", "cloudflare", "akamai", "netskope", "squid", "forcepoint", "fortinet", "nginx", "f5"]
        let by = names.first { reading.answer.text.contains($0) }.map { " It names \($0)." } ?? ""
        return [
            Finding(
                .notEnoughInformation,
                .likely,
                at: .answer,
                [
                    reading.answer.evidence,
                    Cause.Evidence("The answer is a web page; both vendors' APIs answer in JSON.\(by)"),
                    (reading.status ?? 0) >= 500
                        ? Cause.Evidence("A page with \(reading.status ?? 0) comes from a gateway that failed.") : nil,
                ].compactMap { $0 },
                fix:
                    "Find the proxy or gateway that answers in place of \(reading.target.host ?? "the vendor"), and let "
                    + "the call through; then ask again."
            )
        ]
    }
}
