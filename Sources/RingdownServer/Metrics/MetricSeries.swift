/// What one number is about: a name, and labels that tell it from others of that name.
struct MetricSeries: Hashable, Sendable {
    let name: String
    /// The labels as they are written, `name="value"`, in the order in which they were given.
    let labels: [String]

    init(_ name: String, _ labels: [(String, String)]) {
        self.name = Self.word(name)
        self.labels = labels.map { "\(Self.word($0.0))=\"\(Self.escaped($0.1))\"" }
    }

    /// The line of a sample.
    ///
    /// - Parameters:
    ///   - suffix: what is put behind the name.
    ///   - more: a label beside the series' own; `nil` when there is none.
    func line(_ suffix: String, _ value: some CustomStringConvertible, more: String? = nil) -> String {
        let labels = labels + [more].compactMap(\.self)
        let list = labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}"
        return "\(name)\(suffix)\(list) \(value)"
    }

    /// A name of letters, digits and underscores.
    private static func word(_ text: String) -> String {
        String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "_" })
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
