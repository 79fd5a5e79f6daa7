import RingdownCore

/// Attributes whose type the provider's schema leaves open: raw states write them as `{"value": …, "type": …}`.
struct DynamicValue {
    /// Takes the types off a resource's attributes.
    ///
    /// Only the attributes themselves are looked at, not what is nested in them: there, an object with exactly the
    /// members `value` and `type` is far more often a block of the provider's own.
    static func unwrapped(attributes: JSON) -> JSON {
        guard case .object(let members) = attributes else { return attributes }
        return .object(members.mapValues { unwrapped($0) })
    }

    private static func unwrapped(_ value: JSON) -> JSON {
        guard case .object(let members) = value, members.count == 2, let inner = members["value"],
            let type = members["type"], isType(type)
        else { return value }
        return inner
    }

    /// Whether a value is the JSON form of a type of Terraform's type system.
    private static func isType(_ value: JSON) -> Bool {
        switch value {
        case .string(let name): return ["string", "number", "bool", "dynamic"].contains(name)
        case .array(let parts):
            guard (2...3).contains(parts.count), let constructor = parts.first?.string else { return false }
            switch constructor {
            case "list", "set", "map": return parts.count == 2 && isType(parts[1])
            case "object": return parts[1].object?.values.allSatisfy(isType) ?? false
            case "tuple": return parts.count == 2 && parts[1].array?.allSatisfy(isType) ?? false
            default: return false
            }
        default: return false
        }
    }
}
