import Foundation
import HTTPTypes
import Hummingbird
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownServer

@Suite("The API's description", .timeLimit(.minutes(5)))
struct OpenAPITests {
    let document = OpenAPIDocument().json

    @Test("Every route is described, and every described operation is a route")
    func routes() {
        let router = ControlPlane.router(TestServer().dependencies)
        let routed = router.routes.map { "\($0.method.rawValue.lowercased()) \($0.path)" }
        let described = document["paths"]?.object?.flatMap { path, methods in
            (methods.object ?? [:]).flatMap { method, operation in
                method == OpenAPIDocument.otherMethods
                    ? (operation.object ?? [:]).keys.map { "\($0.lowercased()) \(path)" } : ["\(method) \(path)"]
            }
        }
        #expect(Set(routed) == Set(described ?? []))
        #expect(routed.count == Operation.all.count)
    }

    @Test("Every parameter of a path is described, and no other")
    func pathParameters() {
        for operation in Operation.all {
            let inPath = operation.path.split(separator: "/").filter { $0.hasPrefix("{") }
                .map { String($0.dropFirst().dropLast()) }
            #expect(operation.parameters.filter { $0.place == .path }.map(\.name) == inPath, "\(operation.id)")
        }
        #expect(Set(Operation.all.map(\.id)).count == Operation.all.count)
    }

    @Test("Every reference leads to something")
    func references() {
        func check(_ value: JSON) {
            switch value {
            case .object(let members):
                if let target = members["$ref"]?.string {
                    let steps = target.dropFirst(2).split(separator: "/").map { JSONPath.Step.member(String($0)) }
                    #expect(document.value(at: JSONPath(steps)) != nil, "\(target)")
                }
                members.values.forEach(check)
            case .array(let elements): elements.forEach(check)
            default: break
            }
        }
        check(document)
    }

    @Test("The description is served to anybody")
    func served() async throws {
        try await TestServer().run { caller in
            let reply = try await caller.call(.get, Paths.openAPI)
            #expect(reply.status == 200)
            #expect(try JSON(parsing: reply.text)["openapi"] == "3.1.0")
        }
    }

    struct Sent: CustomTestStringConvertible, Sendable {
        var testDescription: String { schema }
        var schema: String
        var value: any Encodable & Sendable
    }

    static let complete = API.Trigger(Sample.completeTrigger(), windows: [:])

    @Test(
        "What is sent has the members that its schema describes",
        arguments: [
            Sent(schema: "Trigger", value: complete),
            Sent(schema: "Decision", value: API.Decision(Sample.completeDecision())),
            Sent(schema: "ContactList", value: API.ContactList(Lists.renewals)),
            Sent(schema: "KillSwitch", value: API.KillSwitch(Sample.killSwitch("genesys"))),
            Sent(schema: "Token", value: API.Token(accessToken: "t", expiresIn: 1, scope: "s")),
            Sent(schema: "TokenError", value: API.TokenError(error: "e", description: "d")),
            Sent(
                schema: "Problem",
                value: API.Problem(
                    type: "t",
                    title: "t",
                    status: 400,
                    detail: "d",
                    code: "bad.request",
                    contextId: "c",
                    decision: "d",
                    causes: API.Decision(Sample.completeDecision()).explanation?.causes ?? [],
                    fix: "f",
                    correctedRequests: [API.CorrectedRequest(method: "POST", url: "/", body: "{}")]
                )
            ),
            Sent(
                schema: "Submission",
                value: API.Submission(
                    source: "api",
                    workspace: "default",
                    changes: [
                        API.Submission.Change(
                            id: "c",
                            address: "a.b",
                            isDuplicate: false,
                            decisions: [API.Decision(Sample.completeDecision())],
                            triggers: [complete]
                        )
                    ],
                    warnings: ["w"]
                )
            ),
            Sent(
                schema: "TimelineEvent",
                value: API.TimelineEvent(sequence: 1, at: Sample.now, status: "done", sentence: "s", decision: "d")
            ),
            Sent(schema: "Rule", value: API.Rule(name: "r", when: [], actions: [], only: [], place: "f:1")),
            Sent(
                schema: "Health",
                value: API.Health(status: "ok", checks: [API.Health.Check(name: "n", ok: true, detail: "d")])
            ),
            Sent(schema: "Decisions", value: API.Decisions(id: "i", subject: "change", entities: [])),
        ]
    )
    func schemas(_ sent: Sent) throws {
        let json = try JSON(parsing: try API.encoder().encode(sent.value))
        let schema: JSON = ["$ref": .string("#/components/schemas/" + sent.schema)]
        #expect(differences(json, schema, at: sent.schema) == [])
    }

    /// Where a value, filled completely, and its schema do not agree.
    private func differences(_ value: JSON, _ schema: JSON, at place: String) -> [String] {
        if let target = schema["$ref"]?.string {
            let steps = target.dropFirst(2).split(separator: "/").map { JSONPath.Step.member(String($0)) }
            return differences(value, document.value(at: JSONPath(steps)) ?? .null, at: place)
        }
        switch (value, schema["type"]?.string) {
        case (.object(let members), "object"):
            let described = schema["properties"]?.object ?? [:]
            let required = schema["required"]?.array?.compactMap(\.string) ?? []
            let missing = Set(required).subtracting(members.keys).map { "\(place) lacks \($0)" }
            return missing
                + members.flatMap { name, member in
                    described[name].map { differences(member, $0, at: "\(place).\(name)") }
                        ?? ["\(place).\(name) is not described"]
                }
        case (.array(let elements), "array"):
            return elements.flatMap { differences($0, schema["items"] ?? .null, at: place + "[]") }
        case (.string(let text), "string"):
            guard let values = schema["enum"]?.array else { return [] }
            return values.contains(.string(text)) ? [] : ["\(place) is \(text), which is not listed"]
        case (.number, "integer"), (.bool, "boolean"): return []
        default: return ["\(place) is \(value.kind)"]
        }
    }
}
