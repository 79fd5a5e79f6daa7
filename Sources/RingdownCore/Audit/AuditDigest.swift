/// A SHA-256 hash: what ties the entries of the audit log together.
package struct AuditDigest: Hashable, Sendable, CustomStringConvertible {
    /// Bytes of a hash.
    package static let length = 32
    /// What the first entry follows.
    package static let zero = AuditDigest(valid: [UInt8](repeating: 0, count: length))

    package let bytes: [UInt8]

    /// The hash that the bytes are; `nil` when there are not 32 of them.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }

    private init(valid bytes: [UInt8]) { self.bytes = bytes }

    /// The hash that 64 hexadecimal digits write; `nil` when the text is something else.
    package init?(_ text: some StringProtocol) {
        let digits = Array(text.utf8)
        guard digits.count == 2 * Self.length else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let high = Self.value(digits[place]), let low = Self.value(digits[place + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        self.bytes = bytes
    }

    /// The hash in 64 hexadecimal digits.
    package var description: String { String(decoding: digits, as: UTF8.self) }

    /// The 64 digits, as ASCII.
    var digits: [UInt8] {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * Self.length)
        for byte in bytes {
            digits.append(Self.digit(byte >> 4))
            digits.append(Self.digit(byte & 0xF))
        }
        return digits
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
