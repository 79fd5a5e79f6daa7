/// A change as rules look at it: what is known of it, and what may be shown of it.
struct ChangeView {
    /// The change.
    let change: Change
    /// What sensitive values were replaced with, when the change is redacted; `nil` when it is not.
    let digest: ((JSON) -> String)?

    /// The value before, at a path.
    ///
    /// A source without values still says that what it created was nothing before.
    func before(_ path: JSONPath) -> SeenValue {
        if !change.carriesValues, change.before == nil, change.actions != .create {
            return SeenValue(nil, unknown: "the source does not carry its value before; submit it with its plan")
        }
        return seen(change.before?.value(at: path), change.beforeSensitive, path)
    }

    /// The value after, at a path.
    ///
    /// A source without values still says that what it deleted is nothing after.
    func after(_ path: JSONPath) -> SeenValue {
        if change.isUnknown(path) {
            let reason = change.phase == .drifted ? "the source does not say" : "not known until apply"
            return SeenValue(nil, unknown: "its value after is \(reason)")
        }
        if !change.carriesValues, change.after == nil, change.actions != .delete {
            return SeenValue(nil, unknown: "the source does not carry its value after; submit it with its plan")
        }
        return seen(change.after?.value(at: path), change.afterSensitive, path)
    }

    /// Whether the value at a path differs before and after.
    func changed(_ path: JSONPath) -> Truth {
        let before = before(path)
        let after = after(path)
        if before.unknown != nil || after.unknown != nil {
            // An output that was updated has another value, whatever the source shows of it.
            return path.steps.isEmpty && change.kind == .output && change.actions == .update ? .yes : .unknown
        }
        switch (before.form, after.form) {
        case (.clear, .clear), (.digest, .digest), (.partly, .partly): break
        case (.clear, .digest): return Truth(digested(before) != after.value)
        case (.digest, .clear): return Truth(before.value != digested(after))
        default:
            guard before.isPresent, after.isPresent else { return Truth(before.isPresent != after.isPresent) }
            // Inside texts the same secret is replaced on both sides alike; a mask may mark a member on one side alone.
            guard before.value?.string != nil, after.value?.string != nil else { return .unknown }
        }
        return Truth((before.value ?? .null) != (after.value ?? .null))
    }

    /// A value as a sentence quotes it; nothing of a sensitive value is shown, nor of one that holds one.
    func words(_ seen: SeenValue, _ path: JSONPath) -> String {
        guard let value = seen.value, seen.isPresent else { return "nothing" }
        return seen.form == .digest || isSensitive(path) ? "a sensitive value" : value.excerpt
    }

    /// Whether a path is sensitive on either side: itself, above it or below it.
    func isSensitive(_ path: JSONPath) -> Bool {
        change.isSensitive(path)
            || [change.beforeSensitive, change.afterSensitive].contains { $0?.value(at: path)?.containsMark ?? false }
    }

    private func digested(_ seen: SeenValue) -> JSON? {
        guard let value = seen.value, !value.isNull, let digest else { return nil }
        return .string(digest(value))
    }

    private func seen(_ value: JSON?, _ mask: JSON?, _ path: JSONPath) -> SeenValue {
        guard digest != nil, let value, !value.isNull else { return SeenValue(value) }
        if mask?.marks(path) ?? false { return SeenValue(value, form: .digest) }
        let isPartly = mask?.value(at: path)?.containsMark ?? false || value.holdsDigest
        return SeenValue(value, form: isPartly ? .partly : .clear)
    }
}

extension JSON {
    /// Whether a digest of something sensitive stands in it, alone or inside a text.
    var holdsDigest: Bool {
        switch self {
        case .string(let text): text.contains(Self.digestPrefix)
        case .array(let elements): elements.contains { $0.holdsDigest }
        case .object(let members): members.values.contains { $0.holdsDigest }
        default: false
        }
    }
}
