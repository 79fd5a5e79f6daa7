/// What a value must look like.
package indirect enum Pattern: Hashable, Sendable {
    /// Equal to this value; text is text and numbers are numbers.
    case exact(JSON)
    /// Like any of these.
    case anyOf([Pattern])
    /// Like all of these.
    case allOf([Pattern])
    /// A text that fits a glob.
    case glob(Glob)
    /// A text that begins so.
    case prefix(String)
    /// A text that ends so.
    case suffix(String)
    /// A number that all of these fit; text that holds digits is no number.
    case numeric([NumericBound])
    /// Something stands there (`true`), or nothing or `null` does (`false`).
    case exists(Bool)
    /// Not like this; nothing fits too, unless it is what is excluded.
    case anythingBut(Pattern)

    /// Whether a value that is known fits; `nil` stands for a value that is not there.
    package func matches(_ value: JSON?) -> Bool { truth(of: SeenValue(value), digest: nil) == .yes }

    /// Whether the pattern can be told from a digest of the value; globs, prefixes and numbers need the value itself.
    package var worksOnDigests: Bool {
        switch self {
        case .exact, .exists: true
        case .anyOf(let patterns), .allOf(let patterns): patterns.allSatisfy(\.worksOnDigests)
        case .glob, .prefix, .suffix, .numeric: false
        case .anythingBut(let pattern): pattern.worksOnDigests
        }
    }
}

extension Pattern: CustomStringConvertible {
    package var description: String {
        switch self {
        case .exact(let value): value.text()
        case .anyOf(let patterns): "any of " + patterns.map(\.description).joined(separator: ", ")
        case .allOf(let patterns): patterns.map(\.description).joined(separator: " and ")
        case .glob(let glob): "like \(glob.text)"
        case .prefix(let text): "beginning with \(JSON.string(text).text())"
        case .suffix(let text): "ending with \(JSON.string(text).text())"
        case .numeric(let bounds): "a number " + bounds.map(\.description).joined(separator: " and ")
        case .exists(true): "something"
        case .exists(false): "nothing"
        case .anythingBut(let pattern): "anything but \(pattern)"
        }
    }
}
