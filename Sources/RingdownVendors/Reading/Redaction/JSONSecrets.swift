import RingdownCore

/// The secrets in JSON: what stands under a secret's name.
enum JSONSecrets {
    /// Hands every secret to `found`.
    static func walk(_ json: JSON, isRequest: Bool, isSecret: Bool = false, found: (String) -> Void) {
        switch json {
        case .string(let text): if isSecret { found(text) }
        case .number(let number): if isSecret { found(number.text) }
        case .array(let elements):
            for element in elements { walk(element, isRequest: isRequest, isSecret: isSecret, found: found) }
        case .object(let members):
            let isTokenRequest = isRequest && members["grant_type"] != nil
            for (name, value) in members {
                let isSecret = isSecret || SecretNames.isSecret(name, isTokenRequest: isTokenRequest)
                walk(value, isRequest: isRequest, isSecret: isSecret, found: found)
            }
        case .null, .bool: break
        }
    }

    /// The value with its secrets masked.
    static func masked(_ json: JSON, isRequest: Bool, isSecret: Bool = false) -> JSON {
        switch json {
        case .string(let text):
            guard isSecret, !SecretPlaceholder.matches(text), !text.isEmpty else { return json }
            return .string(SecretMask.shown(text))
        case .number: return isSecret ? .string("…") : json
        case .array(let elements):
            return .array(elements.map { masked($0, isRequest: isRequest, isSecret: isSecret) })
        case .object(let members):
            let isTokenRequest = isRequest && members["grant_type"] != nil
            var out: [String: JSON] = [:]
            for (name, value) in members {
                let isSecret = isSecret || SecretNames.isSecret(name, isTokenRequest: isTokenRequest)
                out[name] = masked(value, isRequest: isRequest, isSecret: isSecret)
            }
            return .object(out)
        case .null, .bool: return json
        }
    }
}
