package import RingdownCore

/// A description in OpenAPI 3.1 of those Genesys Cloud operations that a server answers, made of the catalogue.
///
/// Of models that the catalogue does not have nothing is said, so any value fits them.
package struct GenesysOpenAPI: Sendable {
    private let catalogue: GenesysCatalogue
    private let operations: [GenesysOperation]

    /// The description of some operations.
    package init(_ operations: [GenesysOperation], catalogue: GenesysCatalogue = .shared) {
        self.operations = operations
        self.catalogue = catalogue
    }

    /// The document.
    package var json: JSON {
        var paths: [String: [String: JSON]] = [:]
        for operation in operations {
            paths[operation.path, default: [:]][operation.method.lowercased()] = describe(operation)
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Genesys Cloud, as Ringdown's exchange speaks it", "version": .string(catalogue.version),
            ],
            "servers": [["url": "/"]],
            "security": [["clientCredentials": []]],
            "paths": .object(paths.mapValues { .object($0) }),
            "components": [
                "securitySchemes": [
                    "clientCredentials": [
                        "type": "oauth2",
                        "flows": ["clientCredentials": ["tokenUrl": "/oauth/token", "scopes": [:]]],
                    ]
                ],
                "schemas": .object(catalogue.models.mapValues { $0.schema(known: catalogue.models) }),
                "responses": ["Error": error],
            ],
        ]
    }

    private func describe(_ operation: GenesysOperation) -> JSON {
        var members: [String: JSON] = [
            "responses": .object(responses(of: operation)),
            "x-permissions": .array(operation.requirement.permissions.map { .string($0.description) }),
            "x-permissions-type": .string(operation.requirement.mode.rawValue),
        ]
        if let id = operation.id { members["operationId"] = .string(id) }
        let parameters = pathParameters(of: operation) + operation.query.map(\.description)
        if !parameters.isEmpty { members["parameters"] = .array(parameters) }
        if let model = operation.requestModel {
            members["requestBody"] = ["required": true, "content": content(model)]
        }
        return .object(members)
    }

    private func pathParameters(of operation: GenesysOperation) -> [JSON] {
        PathTree.segments(of: operation.path).filter { $0.hasPrefix("{") }.map { segment in
            [
                "name": .string(String(segment.dropFirst().dropLast())), "in": "path", "required": true,
                "schema": ["type": "string"],
            ]
        }
    }

    private func responses(of operation: GenesysOperation) -> [String: JSON] {
        var responses: [String: JSON] = [:]
        for status in operation.successCodes.isEmpty ? [200, 202, 204] : operation.successCodes {
            var response: [String: JSON] = ["description": "Done."]
            if let model = operation.responseModel, status != 202, status != 204 {
                response["content"] = content(model)
            }
            responses[String(status)] = .object(response)
        }
        for status in Set(catalogue.commonErrorCodes.keys).union(operation.errorCodes.keys) {
            responses[String(status)] = ["$ref": "#/components/responses/Error"]
        }
        return responses
    }

    private func content(_ model: String) -> JSON {
        let isArray = model.hasPrefix("[")
        let type = BodyType(model.filter { $0 != "[" && $0 != "]" }[...])
        let schema = type.schema(known: catalogue.models)
        return ["application/json": ["schema": isArray ? ["type": "array", "items": schema] : schema]]
    }

    private var error: JSON {
        [
            "description": "The request was refused or could not be carried out.",
            "content": [
                "application/json": [
                    "schema": [
                        "type": "object",
                        "required": ["message", "code", "status", "contextId"],
                        "properties": [
                            "message": ["type": "string"], "code": ["type": "string"], "status": ["type": "integer"],
                            "contextId": ["type": "string"], "details": ["type": "array"], "errors": ["type": "array"],
                        ],
                    ]
                ]
            ],
        ]
    }
}

extension GenesysQueryParameter {
    fileprivate var description: JSON {
        var schema: [String: JSON] = ["type": .string(type)]
        if type == "array" { schema["items"] = ["type": "string"] }
        if !values.isEmpty {
            if type == "array" {
                schema["items"] = ["type": "string", "enum": .array(values.map(JSON.string))]
            } else {
                schema["enum"] = .array(values.map(JSON.string))
            }
        }
        if let defaultValue { schema["default"] = defaultValue }
        return ["name": .string(name), "in": "query", "required": .bool(required), "schema": .object(schema)]
    }
}
