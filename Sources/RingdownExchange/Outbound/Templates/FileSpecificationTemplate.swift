/// How a file that is no CSV with a comma is read.
struct FileSpecificationTemplate: ManagedObject {
    static let kind = ObjectKind.fileSpecificationTemplate

    var head: ObjectHead
    var specification = FileSpecification()

    init(_ head: ObjectHead) { self.head = head }
}

/// How the lines of a file become rows.
struct FileSpecification: Codable, Hashable, Sendable {
    /// Where the fields of a line are.
    enum Format: Codable, Hashable, Sendable {
        /// Between delimiters; a field in double quotes may hold them.
        case delimited(String)
        /// At fixed places, which the columns give.
        case fixed
    }

    /// A column of the rows.
    struct Column: Codable, Hashable, Sendable {
        var name: String
        /// Which field it is, from 1; `nil` in a file of fixed places.
        var number: Int?
        /// The character that it begins with, from 1; `nil` in a file with delimiters.
        var start: Int?
        /// How many characters it has; `nil` in a file with delimiters.
        var length: Int?
    }

    /// A text that is replaced in every line before it is read.
    struct Replacement: Codable, Hashable, Sendable {
        var find: String
        var replacement: String
        /// Whether every place is replaced, not just the first.
        var isGlobal = false
        var ignoresCase = false
    }

    var format = Format.delimited(",")
    /// What is kept to be shown.
    var description: String?
    /// Lines before the header or the first row.
    var skippedAtStart = 0
    /// Lines after the last row.
    var skippedAtEnd = 0
    /// Whether the first line names the columns.
    var hasHeader = true
    /// The columns; empty: those of the header, in its order.
    var columns: [Column] = []
    var replacements: [Replacement] = []
}
