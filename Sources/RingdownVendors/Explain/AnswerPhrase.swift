import RingdownCore

/// Words in an answer and the cause that they speak of.
struct AnswerPhrase: Sendable {
    /// Any of these, in lower case; of one with `&` in it every part between must be there.
    let words: [String]
    let code: CauseCode
    let stage: Finding.Stage
    let fix: String
    /// Whether the phrase is plain enough to go before what the request itself shows.
    let isPlain: Bool

    init(_ words: [String], _ code: CauseCode, _ stage: Finding.Stage, isPlain: Bool = true, fix: String) {
        self.words = words
        self.code = code
        self.stage = stage
        self.isPlain = isPlain
        self.fix = fix
    }

    /// The words of this phrase that an answer has; `nil` when it has none.
    func found(in answer: AnswerReading) -> String? {
        words.first { $0.split(separator: "&").allSatisfy { answer.text.contains($0) } }
    }
}
