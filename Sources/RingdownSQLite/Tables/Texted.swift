/// A value with the text that its row has, made before its turn comes on the writing thread.
struct Texted<Value: Codable & Sendable>: Sendable {
    let value: Value
    let text: String

    init(_ value: Value) throws {
        self.value = value
        text = try JSONColumn.text(value)
    }

    /// What a row holds.
    init(_ value: Value, text: String) {
        self.value = value
        self.text = text
    }
}
