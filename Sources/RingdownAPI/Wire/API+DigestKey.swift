extension API {
    /// The key that submitters replace sensitive values with, so that equal values get equal digests.
    package struct DigestKey: Codable, Hashable, Sendable {
        /// 32 bytes in hexadecimal digits.
        package var key: String

        package init(key: String) { self.key = key }
    }
}

extension API.DigestKey: CustomStringConvertible, CustomReflectable {
    package var description: String { "a key" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
