import Foundation
package import RingdownCore

/// Keeps the secrets of a call out of everything that is shown or stored: each is replaced by its last characters.
///
/// The secrets are those of the call itself; besides, whatever looks like a token or drawn at random is masked, wherever
/// it came from.
package struct SecretMask: Hashable, Sendable {
    /// A value of fewer characters than this shows nothing of itself.
    static let showingLength = 12
    /// How much of a long secret is enough to recognise a part of it.
    private static let headLength = 12
    /// Values shorter than this are words as others are, and are masked only where they stand.
    private static let wordLength = 4

    /// The secrets, the longest first.
    private let secrets: [[UInt8]]

    /// A mask for the secrets of a call.
    package init(_ call: ReportedCall) {
        var values: Set<String> = []
        for secret in call.secrets where !SecretPlaceholder.matches(secret) {
            values.insert(secret)
            if let decoded = secret.removingPercentEncoding { values.insert(decoded) }
            if let encoded = secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) {
                values.insert(encoded)
            }
        }
        secrets = values.filter { $0.utf8.count >= Self.wordLength }
            .map { Array($0.utf8) }
            .sorted { ($1.count, $0.text) < ($0.count, $1.text) }
    }

    /// What is shown in place of a secret: its last four characters, or nothing of it when it is short.
    package static func shown(_ secret: String) -> String {
        secret.count < showingLength ? "…" : "…" + secret.suffix(4)
    }

    /// A text without what looks like a token, where no call is known whose secrets could be in it.
    package static func maskedTokens(_ text: String) -> String {
        RandomRun.masked(TokenPattern.masked(Array(text.utf8))).text
    }

    /// A text without the secrets.
    package func masked(_ text: String) -> String {
        var bytes = Array(text.utf8)
        for secret in secrets { bytes = Self.replace(secret, in: bytes) }
        return RandomRun.masked(TokenPattern.masked(bytes)).text
    }

    /// A value without the secrets.
    package func masked(_ json: JSON) -> JSON {
        switch json {
        case .string(let text): .string(masked(text))
        case .array(let elements): .array(elements.map { masked($0) })
        case .object(let members):
            .object(
                Dictionary(members.map { (masked($0.key), masked($0.value)) }) { first, _ in first }
            )
        case .null, .bool, .number: json
        }
    }

    /// Replaces a secret, and what is left of a long one that was cut.
    private static func replace(_ secret: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        let head = secret.count > headLength ? headLength : secret.count
        guard bytes.count >= head, let first = secret.first, bytes.contains(first) else { return bytes }
        let shown = Array(Self.shown(secret.text).utf8)
        var out: [UInt8] = []
        var position = 0
        while position < bytes.count {
            let length = bytes[position] == first ? Self.common(secret, bytes[position...]) : 0
            let isWhole = length == secret.count
            let isWord = head > 8 || Self.isWord(position..<(position + length), of: bytes)
            if length >= head, isWhole || secret.count > headLength, isWord {
                out += isWhole ? shown : Array("…".utf8)
                position += length
            } else {
                out.append(bytes[position])
                position += 1
            }
        }
        return out
    }

    /// How many bytes two texts have in common at their beginnings.
    private static func common(_ left: [UInt8], _ right: ArraySlice<UInt8>) -> Int {
        zip(left, right).prefix { $0 == $1 }.count
    }

    /// Whether nothing stands beside a range that would belong to the same word.
    private static func isWord(_ range: Range<Int>, of bytes: [UInt8]) -> Bool {
        let before = range.lowerBound > 0 ? bytes[range.lowerBound - 1] : .space
        let after = range.upperBound < bytes.count ? bytes[range.upperBound] : .space
        return !before.isNamePart && !after.isNamePart
    }
}
