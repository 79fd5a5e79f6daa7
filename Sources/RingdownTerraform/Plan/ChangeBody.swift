import RingdownCore

/// The `change` member of a resource change, and the whole of an output change.
struct ChangeBody {
    var actions: ChangeActions
    private var before: JSON?
    private var after: JSON?
    private var unknown: JSON?
    private var beforeSensitive: JSON?
    private var afterSensitive: JSON?
    private var isImport = false
    private var extra: [String: JSON] = [:]
    /// Whether values were left unread because the object does not change or nobody looks at them.
    private(set) var passedValuesOver = false
    /// The sensitive values among those left unread.
    private(set) var secrets: Set<JSON> = []
    /// Where the values stand that were passed over.
    private var skipped: [String: JSONReader.Bookmark] = [:]

    /// Reads the object; the values of one that does not change only when these are wanted as well.
    init(
        _ reader: inout JSONReader,
        wantsValues: Bool = true,
        wantsUnchangedValues: Bool
    ) throws(JSONError) {
        actions = .unknown
        var hasActions = false
        try reader.object { (name, reader) throws(JSONError) in
            if name == "actions" {
                try readActions(&reader)
                hasActions = true
            } else if !wantsValues || actions == .noOp && !wantsUnchangedValues, Self.values.contains(name) {
                passedValuesOver = true
                try passOver(name, &reader)
            } else {
                try readMember(name, &reader)
            }
        }
        guard hasActions else { throw reader.missing("actions", in: "a change") }
    }

    private static let values: Set<String> = [
        "before", "after", "after_unknown", "before_sensitive", "after_sensitive", "before_identity",
        "after_identity", "generated_config",
    ]

    /// Passes a value over, and reads of it only what is marked sensitive.
    private mutating func passOver(_ name: String, _ reader: inout JSONReader) throws(JSONError) {
        switch name {
        case "before", "after": skipped[name] = try reader.skipMarking()
        case "before_sensitive", "after_sensitive":
            guard let mask = try reader.mask(), let place = skipped[String(name.dropLast(10))] else { return }
            try reader.value(at: place).collectScalars(markedBy: mask, into: &secrets)
        default: try reader.skip()
        }
    }

    private mutating func readMember(_ name: String, _ reader: inout JSONReader) throws(JSONError) {
        switch name {
        case "before": before = try reader.optionalValue()
        case "after": after = try reader.optionalValue()
        case "after_unknown": unknown = try reader.mask()
        case "before_sensitive": beforeSensitive = try reader.mask()
        case "after_sensitive": afterSensitive = try reader.mask()
        case "importing":
            guard let importing = try reader.optionalValue() else { return }
            isImport = true
            extra[name] = importing
        default: extra[name] = try reader.value()
        }
    }

    /// Reads the combination; one that no Terraform wrote so far is kept as it came.
    private mutating func readActions(_ reader: inout JSONReader) throws(JSONError) {
        let names = try reader.texts()
        guard !names.isEmpty else { throw reader.error(.missing, "a change names no action") }
        if let known = ChangeActions(planned: names) {
            actions = known
        } else {
            extra["actions"] = .array(names.map { .string($0) })
        }
    }

    /// Hands over what was read.
    func fill(_ change: inout Change) {
        change.actions = actions
        change.before = before
        change.after = before.flatMap { after?.sharing($0) } ?? after
        change.unknown = unknown
        change.beforeSensitive = beforeSensitive
        change.afterSensitive = afterSensitive
        change.isImport = isImport
        change.extra.merge(extra) { outer, _ in outer }
    }
}
