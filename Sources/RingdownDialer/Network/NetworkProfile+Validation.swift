extension NetworkProfile {
    /// Throws what is wrong with the profile, if anything is.
    package func validate() throws(NetworkProfileError) {
        for (name, share) in shares where !(0...1).contains(share) {
            throw NetworkProfileError(
                code: .shareOutOfRange,
                message: "\(name) is \(share): write a fraction between 0 and 1."
            )
        }
        let sum = shares.reduce(0) { $0 + $1.value }
        // Decimal fractions seldom add up exactly in binary; a thousandth of a thousandth is no real excess.
        guard sum <= 1 + 1e-6 else {
            throw NetworkProfileError(
                code: .sharesExceedOne,
                message: "The shares add up to \(sum): lower them until they add up to 1 or less."
            )
        }
        for (name, number) in magnitudes where !(number >= 0 && number <= Self.longestSeconds) {
            throw NetworkProfileError(
                code: .numberOutOfRange,
                message: "\(name) is \(number): write a number from 0 to \(Int(Self.longestSeconds))."
            )
        }
    }

    /// The longest time a profile may give as a mean: a week.
    static let longestSeconds = 604_800.0

    private var shares: [(name: String, value: Double)] {
        [
            ("personShare", personShare), ("machineShare", machineShare), ("faxShare", faxShare),
            ("busyShare", busyShare), ("invalidShare", invalidShare), ("rejectedShare", rejectedShare),
            ("congestionShare", congestionShare),
        ]
    }

    private var magnitudes: [(name: String, value: Double)] {
        [
            ("postDialDelaySeconds", postDialDelaySeconds), ("answerDelaySeconds", answerDelaySeconds),
            ("answerDelayShape", answerDelayShape), ("busyDelaySeconds", busyDelaySeconds),
            ("invalidDelaySeconds", invalidDelaySeconds), ("machineDetectionSeconds", machineDetectionSeconds),
            ("talkSeconds", talkSeconds), ("talkVariation", talkVariation), ("wrapUpSeconds", wrapUpSeconds),
        ]
    }
}
