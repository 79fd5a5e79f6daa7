/// A JSON number that keeps the digits of its document, so that `9007199254740993` and `0.1` stay what they were.
///
/// Two numbers are equal when they have the same value: `1`, `1.0` and `10e-1` are one number.
package struct JSONNumber: Hashable, Sendable {
    /// The number as it was written.
    package let text: String
    /// Sign, significant digits without trailing zeros, and power of ten: what equality compares.
    private var canonical: Canonical { Self.canonical(of: text) }

    private struct Canonical: Hashable {
        var negative: Bool
        var digits: String
        /// `nil` when the exponent in the text does not fit; then `digits` holds the whole text.
        var exponent: Int?
    }

    /// A number from text that is already known to follow JSON's grammar.
    package init(validText text: String) {
        self.text = text
    }

    /// A whole number.
    package init(_ value: Int) { self.init(validText: String(value)) }

    /// A finite number; infinities and NaN, which JSON cannot write, become 0.
    package init(_ value: Double) {
        if let whole = Int(exactly: value) {
            self.init(whole)
        } else {
            self.init(validText: value.isFinite ? "\(value)" : "0")
        }
    }

    /// The value as a whole number; `nil` when it has a fraction or does not fit.
    package var int: Int? {
        if let value = Int(text) { return value }
        guard let exponent = canonical.exponent, exponent >= 0, exponent < 20 else { return nil }
        let magnitude = canonical.digits + String(repeating: "0", count: exponent)
        return Int((canonical.negative ? "-" : "") + magnitude)
    }

    /// The nearest binary floating-point value; infinite when it is too large for one.
    package var double: Double { Double(text) ?? 0 }

    package static func == (left: Self, right: Self) -> Bool {
        left.text == right.text || left.canonical == right.canonical
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(canonical) }

    /// Whether this number is smaller than another: exact for whole numbers, else as binary floating point.
    package func isLess(than other: JSONNumber) -> Bool {
        if let left = int, let right = other.int { return left < right }
        return double < other.double
    }

    private static func canonical(of text: String) -> Canonical {
        var rest = text.utf8[...]
        let negative = rest.first == UInt8(ascii: "-")
        if negative { rest = rest.dropFirst() }
        var digits: [UInt8] = []
        var scale = 0
        var seenPoint = false
        while let byte = rest.first, byte != UInt8(ascii: "e"), byte != UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if byte == UInt8(ascii: ".") {
                seenPoint = true
                continue
            }
            digits.append(byte)
            if seenPoint { scale -= 1 }
        }
        if !rest.isEmpty {
            guard let written = Int(String(Substring(rest.dropFirst()))), abs(written) < 1 << 40 else {
                return Canonical(negative: negative, digits: text, exponent: nil)
            }
            scale += written
        }
        while digits.last == UInt8(ascii: "0") {
            digits.removeLast()
            scale += 1
        }
        let significant = digits.drop { $0 == UInt8(ascii: "0") }
        guard !significant.isEmpty else { return Canonical(negative: false, digits: "0", exponent: 0) }
        return Canonical(negative: negative, digits: String(decoding: significant, as: UTF8.self), exponent: scale)
    }
}
