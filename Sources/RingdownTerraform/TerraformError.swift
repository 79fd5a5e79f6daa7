package import RingdownCore

/// Why something that Terraform or OpenTofu wrote cannot be read or used, in one line that says what to do.
///
/// A message names places (line, byte, path), versions and addresses; it never carries a value of the document,
/// because plans and states hold secrets in clear.
package struct TerraformError: Error, Hashable, Sendable {
    /// What is wrong.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// There are no bytes, or only white space.
        case empty
        /// The bytes are not the JSON that Terraform writes.
        case notJSON = "not-json"
        /// It is JSON, but a member is missing or of the wrong kind.
        case malformed
        /// The document or the stream ends too early.
        case truncated
        /// The format's version is not one that is read.
        case unknownFormatVersion = "unknown-format-version"
        /// The bytes are text, but not UTF-8.
        case wrongEncoding = "wrong-encoding"
        /// It is a Terraform document of another kind, or none at all.
        case wrongDocument = "wrong-document"
        /// OpenTofu encrypted it.
        case encrypted
        /// It is the binary file that `terraform plan -out` writes.
        case savedPlan = "saved-plan"
        /// It is not what `terraform apply -json` prints.
        case notAStream = "not-a-stream"
        /// The stream ends with its plan; nothing was applied.
        case nothingApplied = "nothing-applied"
        /// The stream holds more than one run.
        case severalRuns = "several-runs"
        /// The plan is not the one that this run applied.
        case unrelatedPlan = "unrelated-plan"
        /// The two states do not belong to one another.
        case otherLineage = "other-lineage"
        /// The second state is not newer than the first.
        case staleSerial = "stale-serial"
    }

    /// The longest message, in characters; longer ones are cut, as member names may be of any length.
    static let messageLimit = 600

    /// The most steps of a path that a message shows.
    static let stepLimit = 16

    /// What is wrong.
    package var code: Code
    /// One line: what is wrong, where, and what to do.
    package var message: String
    /// Where in the document's structure; `nil` when the error has no such place.
    package var path: JSONPath?
    /// The line, counted from 1, of the document or the stream; `nil` when the error has no such place.
    package var line: Int?
    /// The reader's error below this one.
    package var cause: JSONError?

    package init(_ code: Code, _ message: String, path: JSONPath? = nil, line: Int? = nil, cause: JSONError? = nil) {
        self.code = code
        self.message = Self.oneLine(message)
        self.path = path
        self.line = line
        self.cause = cause
    }

    /// An error of the JSON reader in `subject` ("the plan"); `advice` says how to get a good one.
    ///
    /// In a stream of lines, `line` is the line of the stream that was being read.
    init(_ cause: JSONError, in subject: String, line: Int? = nil, advice: String) {
        var cause = cause
        if let line { cause.line = line }
        let code: Code =
            switch cause.code {
            case .truncated: .truncated
            case .wrongType, .missing: .malformed
            default: .notJSON
            }
        let verdict =
            switch code {
            case .truncated: "ends too early"
            case .malformed: "is not what Terraform writes"
            default: "is not valid JSON"
            }
        var shown = cause
        shown.path = JSONPath(Array(cause.path.steps.prefix(Self.stepLimit)))
        self.init(
            code,
            "\(subject) \(verdict): \(shown.message); \(advice)",
            path: cause.path,
            line: cause.line,
            cause: cause
        )
    }

    private static func oneLine(_ text: String) -> String {
        var line = String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
        if line.count > messageLimit { line = line.prefix(messageLimit) + "…" }
        return line
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
