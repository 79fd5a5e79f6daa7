import RingdownCore
import RingdownDialer

/// What a request gives, from the query and the body together: older versions take in one what newer ones take in the
/// other.
///
/// Names are compared without letter case; numbers and booleans may be texts, as CXone's clients send them. `null` and
/// an empty text count as absent.
struct CXoneFields: Sendable {
    private var members: [String: JSON] = [:]
    /// The names as they were given.
    private(set) var names: [String] = []

    init() {}

    /// The members of an object.
    init(_ json: JSON?, _ name: String = "body") throws(CXoneFault) {
        guard let json else { return }
        guard let object = json.object else { throw .invalid(name, json.text(), "must be an object") }
        for (key, value) in object { set(key, value) }
    }

    /// Adds a member; a later one counts.
    mutating func set(_ name: String, _ value: JSON) {
        if members.updateValue(value, forKey: name.lowercased()) == nil { names.append(name) }
    }

    /// A member as it stands; `nil` when it is absent.
    subscript(_ name: String) -> JSON? {
        members[name.lowercased()].flatMap { $0.isNull || $0.string == "" ? nil : $0 }
    }

    func text(_ name: String) throws(CXoneFault) -> String? {
        switch self[name] {
        case nil: return nil
        case .string(let text): return text
        case .number(let number): return number.text
        case let other?: throw .invalid(name, other.text(), "must be a string")
        }
    }

    func requiredText(_ name: String) throws(CXoneFault) -> String {
        guard let text = try text(name) else { throw .missing(name) }
        return text
    }

    func whole(_ name: String) throws(CXoneFault) -> Int? {
        guard let value = self[name] else { return nil }
        guard let whole = value.int ?? value.string.flatMap({ Int($0) }) else {
            throw .invalid(name, value.string ?? value.text(), "must be an integer")
        }
        return whole
    }

    func whole(_ name: String, in range: ClosedRange<Int>) throws(CXoneFault) -> Int? {
        guard let whole = try whole(name) else { return nil }
        guard range.contains(whole) else {
            throw .invalid(name, String(whole), "must be from \(range.lowerBound) to \(range.upperBound)")
        }
        return whole
    }

    func requiredWhole(_ name: String) throws(CXoneFault) -> Int {
        guard let whole = try whole(name) else { throw .missing(name) }
        return whole
    }

    func flag(_ name: String) throws(CXoneFault) -> Bool? {
        guard let value = self[name] else { return nil }
        if let flag = value.bool { return flag }
        switch (value.string ?? value.int.map(String.init))?.lowercased() {
        case "true", "1": return true
        case "false", "0": return false
        default: throw .invalid(name, value.string ?? value.text(), "must be a boolean true or false")
        }
    }

    func time(_ name: String) throws(CXoneFault) -> DialerTime? {
        guard let text = try text(name) else { return nil }
        guard let time = DialerTime(cxone: text) else { throw .invalid(name, text, "must be an ISO 8601 date") }
        return time
    }

    func requiredTime(_ name: String) throws(CXoneFault) -> DialerTime {
        guard let time = try time(name) else { throw .missing(name) }
        return time
    }

    func list(_ name: String) throws(CXoneFault) -> [JSON]? {
        guard let value = self[name] else { return nil }
        guard let list = value.array else { throw .invalid(name, value.text(), "must be an array") }
        return list
    }

    /// The members of the object of a name; `nil` when it is absent.
    func fields(_ name: String) throws(CXoneFault) -> CXoneFields? {
        guard let value = self[name] else { return nil }
        return try CXoneFields(value, name)
    }

    /// The members of each object of a list; empty when it is absent.
    func all(_ name: String) throws(CXoneFault) -> [CXoneFields] {
        var all: [CXoneFields] = []
        for value in try list(name) ?? [] { all.append(try CXoneFields(value, name)) }
        return all
    }
}
