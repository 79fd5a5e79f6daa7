/// Writes CSV that a spreadsheet opens without running anything.
enum CSVText {
    /// A row with its line ending.
    static func row(_ fields: [String]) -> String {
        fields.map(field).joined(separator: ",") + "\r\n"
    }

    /// A field, with an apostrophe before what a spreadsheet would take for a formula.
    private static func field(_ text: String) -> String {
        let text = isFormula(text) || isGuarded(text) ? "'" + text : text
        guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// The text that a field stands for: without the apostrophe that `row` writes before formulas.
    static func plain(_ field: String) -> String { isGuarded(field) ? String(field.dropFirst()) : field }

    /// Whether a spreadsheet would calculate it; a telephone number or a negative number is none.
    private static func isFormula(_ text: some StringProtocol) -> Bool {
        switch text.utf8.first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: true
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            !text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        default: false
        }
    }

    private static func isGuarded(_ text: String) -> Bool {
        guard text.utf8.first == UInt8(ascii: "'") else { return false }
        let rest = text.dropFirst()
        return isFormula(rest) || (rest.first == "'" && isGuarded(String(rest)))
    }
}
