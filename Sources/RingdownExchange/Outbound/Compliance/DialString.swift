/// A phone number as contacts and do-not-call lists write it, brought to one form so that they can be compared.
enum DialString {
    /// The number in international form as far as it can be told; empty when the text has no digit.
    ///
    /// Separators go. `00` stands for the plus. Without either, ten digits are North American, and so are eleven that
    /// begin with 1; other digits are taken to begin with the country code.
    static func canonical(_ text: String) -> String {
        let digits = String(text.unicodeScalars.filter { ("0"..."9").contains($0) })
        guard !digits.isEmpty else { return "" }
        if text.drop(while: { $0 == " " || $0 == "(" }).first == "+" { return "+" + digits }
        if digits.hasPrefix("00") { return "+" + digits.dropFirst(2) }
        return digits.count == 10 ? "+1" + digits : "+" + digits
    }
}
