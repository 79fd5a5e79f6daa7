import RingdownCore

extension Change {
    /// The change as Ringdown's own document has it: absent members have their usual value.
    var document: JSON {
        var members: [String: JSON] = [
            "address": .string(address), "type": .string(type), "name": .string(name),
            "actions": .string(actions.rawValue), "phase": .string(phase.rawValue),
        ]
        func put(_ name: String, _ text: String?) { members[name] = text.map { .string($0) } }
        if kind != .managed { put("kind", kind.rawValue) }
        put("previousAddress", previousAddress)
        put("module", module)
        put("provider", provider)
        put("deposed", deposed)
        put("reason", reason)
        members["index"] = index
        members["before"] = before
        members["after"] = after
        members["unknown"] = unknown
        members["beforeSensitive"] = beforeSensitive
        members["afterSensitive"] = afterSensitive
        if isImport { members["isImport"] = true }
        if !carriesValues { members["carriesValues"] = false }
        if !extra.isEmpty { members["extra"] = .object(extra) }
        var place: [String: JSON] = [:]
        place["lineage"] = origin.lineage.map { .string($0) }
        place["serial"] = origin.serial.map { .number(JSONNumber($0)) }
        place["revision"] = origin.revision.map { .string($0) }
        place["tool"] = origin.tool.map { .string($0) }
        if !place.isEmpty { members["origin"] = .object(place) }
        return .object(members)
    }

    /// Reads a change out of Ringdown's own document.
    init(_ fields: MessageFields, origin: ChangeOrigin) throws(JSONError) {
        self.init(
            address: try fields.text("address"),
            previousAddress: try fields.optionalText("previousAddress"),
            module: try fields.optionalText("module"),
            kind: try fields.word("kind", default: .managed),
            type: try fields.text("type"),
            name: try fields.text("name"),
            index: try fields.instanceKey("index"),
            provider: try fields.optionalText("provider"),
            deposed: try fields.optionalText("deposed"),
            actions: try fields.word("actions"),
            reason: try fields.optionalText("reason"),
            before: fields.members["before"]?.present,
            after: fields.members["after"]?.present,
            unknown: fields.members["unknown"]?.nonEmptyMask,
            beforeSensitive: fields.members["beforeSensitive"]?.nonEmptyMask,
            afterSensitive: fields.members["afterSensitive"]?.nonEmptyMask,
            isImport: try fields.flag("isImport", default: false),
            carriesValues: try fields.flag("carriesValues", default: true),
            phase: try fields.word("phase"),
            origin: origin,
            extra: try fields.optionalObject("extra")?.members ?? [:]
        )
        guard let place = try fields.optionalObject("origin") else { return }
        self.origin.lineage = try place.optionalText("lineage")
        self.origin.revision = try place.optionalText("revision") ?? origin.revision
        self.origin.tool = try place.optionalText("tool")
        if let serial = place.members["serial"] {
            guard let number = serial.int else { throw place.wrong("serial", "expected a whole number", serial) }
            self.origin.serial = number
        }
    }
}

extension MessageFields {
    /// The error that a member is of another kind than expected.
    func wrong(_ name: String, _ expected: String, _ found: JSON) -> JSONError {
        JSONError(.wrongType, at: path.appending(.member(name)), "\(expected), found \(found.kind)")
    }

    /// A member that is one of a closed list of words.
    fileprivate func word<Word: RawRepresentable<String>>(
        _ name: String,
        default standard: Word? = nil
    ) throws(JSONError) -> Word {
        guard let text = try optionalText(name) else {
            guard let standard else { throw missing(name) }
            return standard
        }
        guard let word = Word(rawValue: text) else {
            throw JSONError(.wrongType, at: path.appending(.member(name)), "the word is not known")
        }
        return word
    }

    /// A member that is a boolean; `standard` when it is absent.
    fileprivate func flag(_ name: String, default standard: Bool) throws(JSONError) -> Bool {
        members[name] == nil ? standard : try flag(name)
    }

    /// A member that is a string, a number, or absent.
    fileprivate func instanceKey(_ name: String) throws(JSONError) -> JSON? {
        switch members[name]?.present {
        case nil: return nil
        case .string(let key)?: return .string(key)
        case .number(let key)?: return .number(key)
        case let other?: throw wrong(name, "expected a string or a number", other)
        }
    }
}
