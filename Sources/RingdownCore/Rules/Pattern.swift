/// What a value must look like.
package indirect enum Pattern: Hashable, Sendable {
    /// Equal to this value; text is text and numbers are numbers.
    case exact(JSON)
    /// Like any of these.
    case anyOf([Pattern])
    /// A text that fits a glob.
    case glob(Glob)
    /// Something stands there (`true`), or nothing or `null` does (`false`).
    case exists(Bool)

    /// Whether a value fits; `nil` stands for a value that is not there.
    package func matches(_ value: JSON?) -> Bool {
        switch self {
        case .exact(let wanted): (value ?? .null) == wanted
        case .anyOf(let patterns): patterns.contains { $0.matches(value) }
        case .glob(let glob): value?.string.map { glob.matches($0) } ?? false
        case .exists(let wanted): (value.map { !$0.isNull } ?? false) == wanted
        }
    }

    /// Whether the pattern can be told from a digest of the value; globs need the text itself.
    package var worksOnDigests: Bool {
        switch self {
        case .exact, .exists: true
        case .anyOf(let patterns): patterns.allSatisfy(\.worksOnDigests)
        case .glob: false
        }
    }

    /// This pattern with every literal replaced by its digest, to compare with redacted values.
    package func digested(_ digest: (JSON) -> String) -> Pattern {
        switch self {
        case .exact(let value): value.isNull ? self : .exact(.string(digest(value)))
        case .anyOf(let patterns): .anyOf(patterns.map { $0.digested(digest) })
        case .glob, .exists: self
        }
    }
}

extension Pattern: CustomStringConvertible {
    package var description: String {
        switch self {
        case .exact(let value): value.text()
        case .anyOf(let patterns): "any of " + patterns.map(\.description).joined(separator: ", ")
        case .glob(let glob): "like \(glob.text)"
        case .exists(true): "something"
        case .exists(false): "nothing"
        }
    }
}
