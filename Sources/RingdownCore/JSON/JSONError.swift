/// Why a document is not JSON, or not the JSON that was expected, and where.
package struct JSONError: Error, Hashable, Sendable {
    /// What is wrong.
    package enum Code: String, Sendable {
        /// The document ends inside a value.
        case truncated
        /// A character that cannot stand here.
        case unexpectedCharacter = "unexpected-character"
        /// A number that does not follow JSON's grammar.
        case invalidNumber = "invalid-number"
        /// A string with a bad escape or a raw control character.
        case invalidString = "invalid-string"
        /// Bytes that are not UTF-8.
        case invalidUTF8 = "invalid-utf8"
        /// A member name that stands twice in one object.
        case duplicateKey = "duplicate-key"
        /// More nesting than is read.
        case tooDeep = "too-deep"
        /// Something after the end of the value.
        case trailingData = "trailing-data"
        /// A value of another kind than the format has here.
        case wrongType = "wrong-type"
        /// A member that the format requires is absent.
        case missing
    }

    /// What is wrong.
    package var code: Code
    /// Where in the document's structure.
    package var path: JSONPath
    /// Where in the document's bytes, counted from 0; `nil` when the value was already read.
    package var offset: Int?
    /// The line of that byte, counted from 1.
    package var line: Int?
    /// One line that says what was found and what was expected.
    package var detail: String

    package init(_ code: Code, at path: JSONPath = JSONPath(), offset: Int? = nil, line: Int? = nil, _ detail: String) {
        self.code = code
        self.path = path
        self.offset = offset
        self.line = line
        self.detail = detail
    }

    /// One line: place, then what is wrong there.
    package var message: String {
        var place: [String] = []
        if let line { place.append("line \(line)") }
        if let offset { place.append("byte \(offset)") }
        if !path.steps.isEmpty { place.append("at \(path)") }
        return place.isEmpty ? detail : place.joined(separator: ", ") + ": " + detail
    }
}
