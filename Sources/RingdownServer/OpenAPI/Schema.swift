import RingdownCore

/// A JSON Schema (draft 2020-12), as far as the API's description needs it.
struct Schema: Sendable {
    var json: JSON

    private init(_ members: [String: JSON?]) { json = .object(members.compactMapValues(\.self)) }

    /// Any value.
    static let anything = Schema([:])

    static func string(
        _ summary: String? = nil,
        format: String? = nil,
        values: [String]? = nil,
        maxLength: Int? = nil
    ) -> Schema {
        Schema([
            "type": "string",
            "description": summary.map(JSON.string),
            "format": format.map(JSON.string),
            "enum": values.map { .array($0.map(JSON.string)) },
            "maxLength": maxLength.map { .number(JSONNumber($0)) },
        ])
    }

    /// An instant as RFC 3339 writes it.
    static func instant(_ summary: String) -> Schema { string(summary, format: "date-time") }

    static func integer(_ summary: String? = nil, minimum: Int? = nil, maximum: Int? = nil) -> Schema {
        Schema([
            "type": "integer",
            "description": summary.map(JSON.string),
            "minimum": minimum.map { .number(JSONNumber($0)) },
            "maximum": maximum.map { .number(JSONNumber($0)) },
        ])
    }

    static func flag(_ summary: String) -> Schema { Schema(["type": "boolean", "description": .string(summary)]) }

    static func list(_ summary: String? = nil, of element: Schema) -> Schema {
        Schema(["type": "array", "description": summary.map(JSON.string), "items": element.json])
    }

    /// A schema under `components`.
    static func reference(_ name: String) -> Schema { Schema(["$ref": .string("#/components/schemas/" + name)]) }

    static func object(_ summary: String?, _ members: [Member]) -> Schema {
        let required = members.filter(\.isRequired).map { JSON.string($0.name) }
        return Schema([
            "type": "object",
            "description": summary.map(JSON.string),
            "properties": .object(
                Dictionary(members.map { ($0.name, $0.schema.json) }) { first, _ in first }
            ),
            "required": required.isEmpty ? nil : .array(required),
        ])
    }

    /// One page of a list.
    static func page(of element: Schema) -> Schema {
        .object(
            "One page of a list.",
            [
                .required("entities", .list(of: element)),
                .required("pageSize", .integer("Entities on a page at most.", minimum: 1)),
                .required("pageNumber", .integer("Counted from 1.", minimum: 1)),
                .optional("nextUri", .string("The path of the next page; absent on the last one.")),
            ]
        )
    }

    /// A member of an object.
    struct Member {
        let name: String
        let schema: Schema
        let isRequired: Bool

        static func required(_ name: String, _ schema: Schema) -> Member {
            Member(name: name, schema: schema, isRequired: true)
        }

        static func optional(_ name: String, _ schema: Schema) -> Member {
            Member(name: name, schema: schema, isRequired: false)
        }
    }
}
