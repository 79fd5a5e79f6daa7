import Foundation

/// A form or query (`application/x-www-form-urlencoded`), in which no member may stand twice.
package struct OAuthForm: Sendable {
    /// Why a text is no such form.
    package enum Flaw: Error, Hashable, Sendable {
        /// A percent sign is not followed by two hexadecimal digits, or the bytes are not UTF-8.
        case badEncoding
        /// A member stands twice; its name.
        case twice(String)
    }

    private let members: [String: String]

    /// Reads a text.
    package init(_ text: String) throws(Flaw) {
        var members: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]), let value = Self.decoded(parts.count > 1 ? parts[1] : "") else {
                throw .badEncoding
            }
            guard members.updateValue(value, forKey: name) == nil else { throw .twice(String(name.prefix(40))) }
        }
        self.members = members
    }

    /// A form with these members.
    package init(members: [String: String]) { self.members = members }

    /// A member; `nil` when it is absent or empty, which OAuth has mean the same.
    package subscript(_ name: String) -> String? { members[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// A text in clear, as RFC 6749 has it encoded; `nil` for a bad encoding.
    package static func decoded(_ text: some StringProtocol) -> String? {
        text.replacingOccurrences(of: "+", with: " ").removingPercentEncoding
    }

    /// A text as it stands in a form or query.
    package static func encoded(_ text: String) -> String {
        let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
        return text.addingPercentEncoding(withAllowedCharacters: CharacterSet(charactersIn: plain)) ?? ""
    }

    /// A form's text.
    package static func text(_ members: [(String, String?)]) -> String {
        members.compactMap { name, value in value.map { "\(encoded(name))=\(encoded($0))" } }.joined(separator: "&")
    }
}
