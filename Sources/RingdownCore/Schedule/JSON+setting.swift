extension JSON {
    /// A setting's value in words, the same for values that mean the same: some versions of CXone write numbers and truth
    /// values as text.
    package var settingText: String {
        switch self {
        case .string(let text): Bool(text.lowercased()).map { "\($0)" } ?? text
        case .null, .bool, .number, .array, .object: text()
        }
    }
}
