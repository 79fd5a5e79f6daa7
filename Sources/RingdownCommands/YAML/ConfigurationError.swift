/// What is wrong with a configuration file: everything that was found, not just the first.
struct ConfigurationError: Error, Sendable {
    /// The file as it was named.
    var file: String
    /// What was found, in the order of the file.
    var problems: [Problem]

    /// One line a problem: `FILE:LINE:COLUMN: what; what to do`.
    var lines: [String] { problems.map { $0.line(in: file) } }
}

/// One thing that is wrong, with its place.
struct Problem: Hashable, Sendable {
    /// What is wrong.
    var message: String
    /// Where; `nil` when it is about the file as a whole.
    var place: YAMLNode.Place?
    /// What to write instead; `nil` when there is nothing to suggest.
    var suggestion: String?

    init(_ message: String, at place: YAMLNode.Place? = nil, suggestion: String? = nil) {
        self.message = message
        self.place = place
        self.suggestion = suggestion
    }

    /// The problem as one line.
    func line(in file: String) -> String {
        let position = place.map { ":\($0.line):\($0.column)" } ?? ""
        return "\(file)\(position): \(message)" + (suggestion.map { "; \($0)" } ?? "")
    }
}
