package import RingdownCore

extension BodyModel {
    /// The model as JSON Schema (draft 2020-12), which refers to other models under `#/components/schemas`.
    ///
    /// Required are the members that a request must have and a client may set. A model that is not among the known ones
    /// is any object.
    package func schema(known: [String: BodyModel]) -> JSON {
        guard !isOpen else { return ["type": "object"] }
        let required = fields.filter(\.isRequired).map { JSON.string($0.name) }
        var schema: [String: JSON] = [
            "type": "object",
            "properties": .object(Dictionary(fields.map { ($0.name, $0.schema(known: known)) }) { first, _ in first }),
        ]
        if !required.isEmpty { schema["required"] = .array(required) }
        return .object(schema)
    }
}

extension BodyField {
    fileprivate func schema(known: [String: BodyModel]) -> JSON {
        guard var members = type.schema(known: known).object else { return [:] }
        if !values.isEmpty {
            let list: JSON = .array(values.map(JSON.string))
            if case .list = type { members["items"] = ["enum": list] } else { members["enum"] = list }
        }
        if isReadOnly { members["readOnly"] = true }
        return .object(members)
    }
}

extension BodyType {
    /// The type as JSON Schema.
    package func schema(known: [String: BodyModel]) -> JSON {
        switch self {
        case .string: ["type": "string"]
        case .number: ["type": "number"]
        case .flag: ["type": "boolean"]
        case .list(let element): ["type": "array", "items": element.schema(known: known)]
        case .map(let value): ["type": "object", "additionalProperties": value.schema(known: known)]
        case .model(let name):
            known[name] == nil ? ["type": "object"] : ["$ref": .string("#/components/schemas/\(name)")]
        case .any: [:]
        }
    }
}
