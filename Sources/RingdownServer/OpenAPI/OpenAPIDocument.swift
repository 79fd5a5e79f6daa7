import HTTPTypes
import RingdownAPI
import RingdownCore

/// The API's description in OpenAPI 3.1, made of the same table of operations that the routes are.
struct OpenAPIDocument {
    /// The version of the contract; it changes when the contract does.
    static let version = "1.0.0"

    /// The document.
    var json: JSON {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Ringdown",
                "version": .string(Self.version),
                "summary": "Dials a contact list when Terraform-managed state changes, and explains every refusal.",
            ],
            "servers": [["url": "/"]],
            "security": [["clientCredentials": []], ["userLogIn": []]],
            "tags": .array(tags.map { ["name": .string($0)] }),
            "paths": .object(paths),
            "components": [
                "securitySchemes": [
                    "clientCredentials": [
                        "type": "oauth2",
                        "description": "Permissions of the client's grants decide; scopes do not narrow a token.",
                        "flows": ["clientCredentials": ["tokenUrl": .string(Paths.token), "scopes": [:]]],
                    ],
                    "userLogIn": [
                        "type": "oauth2",
                        "description": "A user through an application (PKCE): the user's grants, within the scopes.",
                        "flows": [
                            "authorizationCode": [
                                "authorizationUrl": .string(Paths.authorize), "tokenUrl": .string(Paths.token),
                                "scopes": [:],
                            ]
                        ],
                    ],
                    "clientPassword": [
                        "type": "http",
                        "scheme": "basic",
                        "description": "The client's id and secret, as Terraform's http backend sends them.",
                    ],
                ],
                "schemas": .object(Self.schemas.mapValues(\.json)),
                "responses": ["Problem": problem],
                "headers": ["CorrelationId": header("The id under which the server logged the request.")],
            ],
        ]
    }

    /// Every schema by its name.
    static let schemas: [String: Schema] = accessSchemas.merging(listSchemas) { first, _ in first }
        .merging(personalConnectionSchemas) { first, _ in first }
        .merging(oauthSchemas) { first, _ in first }
        .merging(triggerSchemas) { first, _ in first }
        .merging(decisionSchemas) { first, _ in first }
        .merging(changeSchemas) { first, _ in first }
        .merging(stateSchemas) { first, _ in first }
        .merging(hookSchemas) { first, _ in first }
        .merging(preflightSchemas) { first, _ in first }

    private var tags: [String] {
        Operation.all.map(\.tag).reduce(into: []) { tags, tag in
            if !tags.contains(tag) { tags.append(tag) }
        }
    }

    private var paths: [String: JSON] {
        var paths: [String: [String: JSON]] = [:]
        for operation in Operation.all {
            let method = operation.method.rawValue
            if Self.methods.contains(method) {
                paths[operation.path, default: [:]][method.lowercased()] = describe(operation)
            } else {
                var others = paths[operation.path]?[Self.otherMethods]?.object ?? [:]
                others[method] = describe(operation)
                paths[operation.path, default: [:]][Self.otherMethods] = .object(others)
            }
        }
        return paths.mapValues { .object($0) }
    }

    /// The methods that OpenAPI 3.1 has a place for.
    private static let methods: Set<String> = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"]
    /// Where operations of other methods stand: the name under which OpenAPI 3.2 has them, as an extension.
    static let otherMethods = "x-oai-additionalOperations"

    private func describe(_ operation: Operation) -> JSON {
        var members: [String: JSON] = [
            "operationId": .string(operation.id),
            "summary": .string(operation.summary),
            "tags": [.string(operation.tag)],
            "responses": .object(responses(of: operation)),
        ]
        if !operation.parameters.isEmpty { members["parameters"] = .array(operation.parameters.map(describe)) }
        if let body = operation.requestBody {
            members["requestBody"] = [
                "description": .string(body.summary),
                "required": .bool(body.isRequired),
                "content": content(body.content),
            ]
        }
        switch operation.access {
        case .open: members["security"] = []
        case .permission(let requirement):
            if operation.authentication == .basic { members["security"] = [["clientPassword": []]] }
            members["x-permissions"] = .array(requirement.permissions.map { .string($0.description) })
            members["x-permissions-type"] = .string(requirement.mode.rawValue)
        }
        return .object(members)
    }

    private func describe(_ parameter: Operation.Parameter) -> JSON {
        [
            "name": .string(parameter.name),
            "in": .string(parameter.place.rawValue),
            "description": .string(parameter.summary),
            "required": .bool(parameter.place == .path),
            "schema": parameter.schema.json,
        ]
    }

    private func responses(of operation: Operation) -> [String: JSON] {
        var responses: [String: JSON] = [:]
        for answer in operation.answers {
            var headers: [String: JSON] = [
                HeaderNames.correlation: ["$ref": "#/components/headers/CorrelationId"]
            ]
            for (name, summary) in answer.headers { headers[name] = header(summary) }
            var members: [String: JSON] = ["description": .string(answer.summary), "headers": .object(headers)]
            if !answer.content.isEmpty { members["content"] = content(answer.content) }
            responses[String(answer.status)] = .object(members)
        }
        if Operation.withOAuthErrors.contains(operation.id) {
            for (status, summary) in [("400", "The request is wrong."), ("401", "The credentials are wrong.")] {
                var errors = ["application/json": Schema.reference("TokenError")]
                // Whether its caller may ask at all is answered like everywhere else.
                if operation.requirement != nil { errors[API.problemType] = .reference("Problem") }
                responses[status] = [
                    "description": .string(summary + " (RFC 6749, section 5.2)"), "content": content(errors),
                ]
            }
        }
        let guarded = operation.requirement == nil ? [] : [401, 403]
        for status in guarded + operation.problems where responses[String(status)] == nil {
            responses[String(status)] = ["$ref": "#/components/responses/Problem"]
        }
        responses["default"] = ["$ref": "#/components/responses/Problem"]
        return responses
    }

    private var problem: JSON {
        [
            "description": "The request was refused or could not be carried out; the problem says why and what to do.",
            "headers": [HeaderNames.correlation: ["$ref": "#/components/headers/CorrelationId"]],
            "content": content([API.problemType: .reference("Problem")]),
        ]
    }

    private func content(_ schemas: [String: Schema]) -> JSON { .object(schemas.mapValues { ["schema": $0.json] }) }

    private func header(_ summary: String) -> JSON {
        ["description": .string(summary), "schema": Schema.string().json]
    }
}
