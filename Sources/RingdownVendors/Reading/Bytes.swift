extension UInt8 {
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")
    static let quote = UInt8(ascii: "\"")
    static let apostrophe = UInt8(ascii: "'")
    static let backslash = UInt8(ascii: "\\")
    static let backtick = UInt8(ascii: "`")
    static let caret = UInt8(ascii: "^")
    static let dollar = UInt8(ascii: "$")

    /// Whether this is white space inside a line.
    var isBlank: Bool { self == .space || self == .tab || self == .carriageReturn }

    /// Whether this is an ASCII letter.
    var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }

    /// Whether this is an ASCII digit.
    var isDigit: Bool { (0x30...0x39).contains(self) }

    /// Whether this may stand in the name of a variable.
    var isNamePart: Bool { isLetter || isDigit || self == UInt8(ascii: "_") }

    /// The value of a hexadecimal digit; `nil` for anything else.
    var hexDigit: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}

extension Collection<UInt8> {
    /// Whether these bytes begin with the text.
    func begins(with text: String) -> Bool { starts(with: text.utf8) }

    /// The bytes as text; what is not UTF-8 is replaced.
    var text: String { String(decoding: self, as: UTF8.self) }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }

    /// Whether there is nothing but white space.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
