import RingdownCore

extension JSON {
    /// This value; `nil` for `null`.
    var present: JSON? {
        if isNull { return nil }
        return self
    }

    /// This mask; `nil` when nothing is marked.
    var nonEmptyMask: JSON? {
        guard containsMark else { return nil }
        return self
    }
}

extension JSONReader {
    /// Reads a string, or `null` as absence.
    mutating func optionalText() throws(JSONError) -> String? {
        if try null() { return nil }
        return try text()
    }

    /// Reads an array, taking `null` for an empty one.
    mutating func optionalArray(
        _ body: (Int, inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        if try null() { return }
        try array(body)
    }

    /// Reads an object, taking `null` for an empty one.
    mutating func optionalObject(
        _ body: (String, inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        if try null() { return }
        try object(body)
    }

    /// Reads an array of strings, taking `null` for an empty one.
    mutating func texts() throws(JSONError) -> [String] {
        var texts: [String] = []
        try optionalArray { (_, reader) throws(JSONError) in texts.append(try reader.text()) }
        return texts
    }

    /// Reads a value, or `null` as absence.
    mutating func optionalValue() throws(JSONError) -> JSON? {
        if try null() { return nil }
        return try value()
    }

    /// Reads a mask of `true` at marked places; `nil` when nothing is marked.
    mutating func mask() throws(JSONError) -> JSON? {
        try valueHoldingTrue()?.nonEmptyMask
    }

    /// Reads an instance key: a string, a number, or `null` as absence.
    mutating func instanceKey() throws(JSONError) -> JSON? {
        guard let key = try optionalValue() else { return nil }
        switch key {
        case .string, .number: return key
        default: throw error(.wrongType, "expected a string or a number as the instance key, found \(key.kind)")
        }
    }

    /// Reads a resource mode.
    mutating func mode() throws(JSONError) -> Change.Kind {
        switch try text() {
        case "managed": return .managed
        case "data": return .data
        default:
            throw error(
                .wrongType,
                "expected the mode \"managed\" or \"data\"; a newer Terraform's document needs a newer ringdown"
            )
        }
    }

    /// The error that the object just read lacks a member.
    func missing(_ member: String, in what: String) -> JSONError {
        error(.missing, "\(what) has no member \"\(member)\"")
    }
}
