import RingdownCore

extension PhoneNumber {
    /// Why a text in a request is no number of E.164.
    ///
    /// - Returns: `nil` when it is one, or a placeholder, or an address of another
    ///   kind. Separators, which vendors pass over, are no fault.
    static func fault(_ text: String) -> PhoneNumberError? {
        var text = text
        for scheme in ["tel:", "sip:", "sips:"] where text.lowercased().hasPrefix(scheme) {
            if scheme != "tel:" { return nil }
            text = String(text.dropFirst(scheme.count))
        }
        guard !Placeholder.isIn(text), text.contains(where: \.isNumber), !text.contains("@"),
            text.allSatisfy({ $0.isASCII && ($0.isNumber || " +-().".contains($0)) })
        else { return nil }
        do throws(PhoneNumberError) {
            _ = try PhoneNumber(e164: text.filter { $0.isNumber || $0 == "+" })
            return nil
        } catch {
            return error
        }
    }
}
