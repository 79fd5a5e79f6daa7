/// The files that calling lists are filled from: commas, quotes where needed, lines that end in CR and LF.
package enum CXoneCSV {
    /// A file of a header and rows.
    ///
    /// - Parameters:
    ///   - columns: the columns' names in order.
    ///   - rows: the values by column; a column without a value stays empty.
    package static func write(columns: [String], rows: [[String: String]]) -> String {
        let lines = [columns] + rows.map { row in columns.map { row[$0] ?? "" } }
        return lines.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
    }

    /// The rows of a file, by the names in its first line; `nil` when a quote does not end or a row has more fields
    /// than the first line.
    package static func read(_ text: String) -> [[String: String]]? {
        guard var lines = lines(of: text), !lines.isEmpty else { return nil }
        let columns = lines.removeFirst()
        var rows: [[String: String]] = []
        for line in lines where line != [""] {
            guard line.count <= columns.count else { return nil }
            rows.append(Dictionary(zip(columns, line)) { first, _ in first })
        }
        return rows
    }

    private static func field(_ value: String) -> String {
        let special: Set<Unicode.Scalar> = [",", "\"", "\r", "\n"]
        guard value.unicodeScalars.contains(where: special.contains) else { return value }
        return "\"" + value.replacing("\"", with: "\"\"") + "\""
    }

    private static func lines(of text: String) -> [[String]]? {
        var lines: [[String]] = []
        var line: [String] = []
        var field = String.UnicodeScalarView()
        var isQuoted = false
        var scalars = text.unicodeScalars[...]
        if scalars.first == "\u{FEFF}" { scalars = scalars.dropFirst() }
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"" where isQuoted && scalars.first == "\"":
                scalars = scalars.dropFirst()
                field.append(scalar)
            case "\"" where isQuoted || field.isEmpty: isQuoted.toggle()
            case "," where !isQuoted:
                line.append(String(field))
                field = .init()
            case "\r" where !isQuoted && scalars.first == "\n": continue
            case "\n" where !isQuoted:
                lines.append(line + [String(field)])
                line = []
                field = .init()
            default: field.append(scalar)
            }
        }
        if isQuoted { return nil }
        if !line.isEmpty || !field.isEmpty { lines.append(line + [String(field)]) }
        return lines
    }
}
