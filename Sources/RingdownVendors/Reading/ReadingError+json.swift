import RingdownCore

extension ReadingError {
    /// An error of the JSON reader in `subject`; `line` is the line of the input that was being read, where the
    /// document is only a part of it.
    ///
    /// The reader's own words name members, so only its kind of error and its place are said.
    init(_ cause: JSONError, in subject: String, line: Int? = nil, advice: String) {
        let problem =
            switch cause.code {
            case .truncated: "ends too early"
            case .unexpectedCharacter: "has a character that JSON does not have there"
            case .invalidNumber: "has a number that JSON does not write so"
            case .invalidString: "has a string with a bad escape or a raw control character"
            case .invalidUTF8: "is not UTF-8 text"
            case .duplicateKey: "has a member twice in one object"
            case .tooDeep: "is nested deeper than is read"
            case .trailingData: "goes on after its end"
            case .wrongType, .missing: "is not as it should be"
            }
        let place = line == nil ? "" : cause.offset.map { " (byte \($0 + 1))" } ?? ""
        self.init(.notJSON, "\(subject) \(problem)\(place)", line: line ?? cause.line, advice: advice)
    }
}
