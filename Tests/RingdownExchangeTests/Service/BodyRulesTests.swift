import HTTPTypes
import RingdownCore
import RingdownExchange
import Testing

@Suite("Bodies against the vendor's models", .timeLimit(.minutes(5)))
struct BodyRulesTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var path: String
        var body: JSON
        var code: String
        var says: String
    }

    static let cases = [
        Case(
            testDescription: "a member that the model has not",
            path: "/api/v2/outbound/contactlists",
            body: ["name": "A", "columnNames": ["p"], "phoneColums": []],
            code: "invalid.property",
            says: "Value [phoneColums] is not a valid property for object [ContactList]"
        ),
        Case(
            testDescription: "a member deep inside",
            path: ContactTests.path + "/search",
            body: ["pageNumber": 1, "pageSize": 1, "criteria": ["clauses": [["predicates": [["columm": "a"]]]]]],
            code: "invalid.property",
            says: "Value [columm] is not a valid property for object [predicates]"
        ),
        Case(
            testDescription: "a word that is none of the member's",
            path: ContactTests.path + "/search",
            body: [
                "pageNumber": 1, "pageSize": 1,
                "criteria": ["clauses": [["predicates": [["column": "name", "operator": "LIKE"]]]]],
            ],
            code: "invalid.value",
            says: "Value [LIKE] is not valid for field type [operator]."
        ),
        Case(
            testDescription: "a text for a number",
            path: ContactTests.path + "/search",
            body: ["pageNumber": "1", "pageSize": 1],
            code: "invalid.value",
            says: "Value [1] is not valid for field type [pageNumber]."
        ),
        Case(
            testDescription: "a required member that is absent",
            path: "/api/v2/outbound/contactlists/uploads",
            body: ["contactIdName": "x"],
            code: "constraint.validation",
            says: "contentType is required"
        ),
        Case(
            testDescription: "a required member that has a code of its own",
            path: "/api/v2/outbound/contactlists",
            body: ["name": "A", "columnNames": .null],
            code: "no.contact.columns.defined",
            says: "columnNames is required."
        ),
        Case(
            testDescription: "an object for an array",
            path: ContactTests.path,
            body: ["data": [:]],
            code: "bad.request",
            says: "The request could not be understood by the server due to malformed syntax."
        ),
    ]

    @Test("A body that its model does not describe is refused with what is wrong", arguments: cases)
    func refusals(_ refused: Case) async throws {
        try await Platform.open { platform in
            let answer = try await platform.caller("admin").post(refused.path, refused.body)
            #expect(answer.status == 400)
            #expect(answer.code == refused.code)
            #expect(answer.message?.hasPrefix(refused.says) == true, "\(answer.message ?? "")")
        }
    }

    @Test("A body over ten megabytes is refused")
    func large() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let text = "[\"" + String(repeating: "x", count: 10 << 20) + "\"]"
            let answer = try await admin.send(.post, ContactTests.path, text: text)
            #expect(answer.status == 413)
            #expect(answer.code == "request.entity.too.large")
        }
    }
}
