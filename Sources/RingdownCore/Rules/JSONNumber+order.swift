extension JSONNumber {
    /// How one number stands to another.
    package enum Order: Hashable, Sendable {
        case smaller
        case same
        case larger

        fileprivate var reversed: Order {
            switch self {
            case .smaller: .larger
            case .same: .same
            case .larger: .smaller
            }
        }
    }

    /// How this number stands to another, exactly: by its digits and its power of ten.
    package func order(beside other: JSONNumber) -> Order {
        let left = Decimal(text)
        let right = Decimal(other.text)
        if left.sign != right.sign { return left.sign < right.sign ? .smaller : .larger }
        let magnitude = left.magnitude(beside: right)
        return left.sign < 0 ? magnitude.reversed : magnitude
    }
}

/// A number as sign, significant digits and the power of ten before the first of them.
private struct Decimal {
    /// -1, 0 or 1.
    var sign: Int
    /// Without zeros at either end.
    var digits: [UInt8]
    /// The value is 0.d₁d₂… × 10^power; an exponent beyond `limit` counts as `limit`.
    var power: Int

    /// No document has as many digits, so a number beyond it is larger or smaller than any other.
    private static let limit = 1 << 60

    init(_ text: String) {
        var rest = text.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest = rest.dropFirst() }
        var digits: [UInt8] = []
        var whole = 0
        var seenPoint = false
        while let byte = rest.first, byte != UInt8(ascii: "e"), byte != UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if byte == UInt8(ascii: ".") {
                seenPoint = true
                continue
            }
            if !seenPoint { whole += 1 }
            digits.append(byte)
        }
        let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(zeros)
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        let exponent = Self.exponent(String(Substring(rest.dropFirst())))
        self.digits = digits
        sign = digits.isEmpty ? 0 : (isNegative ? -1 : 1)
        power = digits.isEmpty ? 0 : exponent + whole - zeros
    }

    private static func exponent(_ text: String) -> Int {
        if text.isEmpty { return 0 }
        let bound = text.hasPrefix("-") ? -limit : limit
        guard let value = Int(text) else { return bound }
        return abs(value) < limit ? value : bound
    }

    func magnitude(beside other: Decimal) -> JSONNumber.Order {
        if power != other.power { return power < other.power ? .smaller : .larger }
        if digits == other.digits { return .same }
        return digits.lexicographicallyPrecedes(other.digits) ? .smaller : .larger
    }
}
