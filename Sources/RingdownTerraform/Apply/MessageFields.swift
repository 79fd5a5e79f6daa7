import RingdownCore

/// The members of an object inside one message, read with the place they stand at.
struct MessageFields {
    let members: [String: JSON]
    let path: JSONPath

    init(_ json: JSON, at path: JSONPath = JSONPath()) throws(JSONError) {
        guard case .object(let members) = json else {
            throw JSONError(.wrongType, at: path, "expected an object, found \(json.kind)")
        }
        self.members = members
        self.path = path
    }

    private func at(_ name: String) -> JSONPath { path.appending(.member(name)) }

    /// A member that is a string; `nil` when it is absent or `null`.
    func optionalText(_ name: String) throws(JSONError) -> String? {
        guard let value = members[name], !value.isNull else { return nil }
        guard case .string(let text) = value else {
            throw JSONError(.wrongType, at: at(name), "expected a string, found \(value.kind)")
        }
        return text
    }

    /// A member that must be a string.
    func text(_ name: String) throws(JSONError) -> String {
        guard let text = try optionalText(name) else { throw missing(name) }
        return text
    }

    /// A member that must be a boolean.
    func flag(_ name: String) throws(JSONError) -> Bool {
        guard let value = members[name] else { throw missing(name) }
        guard case .bool(let flag) = value else {
            throw JSONError(.wrongType, at: at(name), "expected true or false, found \(value.kind)")
        }
        return flag
    }

    /// A member that is an object; `nil` when it is absent or `null`.
    func optionalObject(_ name: String) throws(JSONError) -> MessageFields? {
        guard let value = members[name], !value.isNull else { return nil }
        return try MessageFields(value, at: at(name))
    }

    /// A member that must be an object.
    func object(_ name: String) throws(JSONError) -> MessageFields {
        guard let object = try optionalObject(name) else { throw missing(name) }
        return object
    }

    /// The error that a member is absent.
    func missing(_ name: String) -> JSONError {
        JSONError(.missing, at: path, "the message has no member \"\(name)\"")
    }
}
