import RingdownCore
import RingdownVendors
import Testing

@Suite("The errors of Genesys Cloud")
struct GenesysErrorTests {
    struct Body: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var text: String
        var code: String?
        var status: Int?
        var context: String?
        var permissions: [String] = []
    }

    static let bodies: [Body] = [
        Body(
            testDescription: "the vendor's published 429",
            text: """
                {"message":"Rate limit exceeded the maximum. Retry the request in [42] seconds",
                "code":"too.many.requests.retry.after","status":429,"contextId":"c-1","details":[],"errors":[]}
                """,
            code: "too.many.requests.retry.after",
            status: 429,
            context: "c-1"
        ),
        Body(
            testDescription: "bad credentials",
            text: #"{"message":"Invalid login credentials.","code":"bad.credentials","status":401}"#,
            code: "bad.credentials",
            status: 401
        ),
        Body(
            testDescription: "a code of the update itself",
            text: """
                {"message": "An attempt was made to update a ContactList in an invalid way. Details: Phone number \
                columns are different", "code": "cannot.update.phone.columns", "status": 400}
                """,
            code: "cannot.update.phone.columns",
            status: 400
        ),
        Body(
            testDescription: "a sentence without a code",
            text: """
                {"message":"Unable to perform the requested action. You must have at least one of the following \
                permissions assigned: [processautomation:trigger:edit, processautomation:trigger:view]","status":403}
                """,
            code: "missing.any.permissions",
            status: 403,
            permissions: ["processautomation:trigger:edit", "processautomation:trigger:view"]
        ),
        Body(
            testDescription: "a class in place of the permission",
            text: """
                {"message":"Unable to perform the requested action. You are missing the following permission(s): \
                com.inin.pubapi.iam.util.ResourcePermission","code":"missing.permissions","status":403}
                """,
            code: "missing.permissions",
            status: 403
        ),
        Body(
            testDescription: "a sentence that lost a space",
            text: """
                {"message":"Unable to perform therequested action. You are missing the following permission(s): \
                [conversation:webchat:create]"}
                """,
            code: "missing.permissions",
            permissions: ["conversation:webchat:create"]
        ),
        Body(
            testDescription: "members of other types than specified",
            text: #"{"message":"no","code":"not.found","status":"404","details":"x","messageParams":[1],"errors":{}}"#,
            code: "not.found",
            status: 404
        ),
        Body(
            testDescription: "a version conflict, whose sentence is empty",
            text: #"{"message":"","code":"invalid.update.wrong.version","status":409}"#,
            code: "invalid.update.wrong.version",
            status: 409
        ),
    ]

    @Test("are read from their bodies", arguments: bodies)
    func read(_ body: Body) throws {
        let read = try #require(GenesysErrorBody(parsing: Array(body.text.utf8)))
        #expect(read.recognisedCode == body.code)
        #expect(read.status == body.status)
        #expect(read.contextId == body.context)
        #expect(read.permissions.map(\.description) == body.permissions)
    }

    static let noBodies = [
        "", "null", "[]", "{}", "\"Access denied\"", "<html><body>Forbidden</body></html>", "Access denied",
        #"{"error":"invalid_client"}"#,
    ]

    @Test("are not read from what is no error body", arguments: noBodies)
    func notRead(_ text: String) { #expect(GenesysErrorBody(parsing: Array(text.utf8)) == nil) }

    struct Line: CustomTestStringConvertible, Sendable {
        var text: String
        var status: Int
        var code: String?
        var context: String?

        var testDescription: String { String(text.prefix(60)) }
    }

    static let lines: [Line] = [
        Line(
            text: """
                API Error: 403 - Unable to perform the requested action. You must have at least one of the following \
                permissions assigned: [journey:actionmap:view] (c5fad4cb-d540-4913-be4a-761b3dec1281)
                """,
            status: 403,
            code: "missing.any.permissions",
            context: "c5fad4cb-d540-4913-be4a-761b3dec1281"
        ),
        Line(
            text: """
                400 - An attempt was made to update a Campaign in an invalid way. Details: Invalid transition from \
                <COMPLETE> to <OFF>
                """,
            status: 400,
            code: "invalid.update.bad.status.transition"
        ),
    ]

    @Test("are read from the lines that the vendor's Terraform provider prints", arguments: lines)
    func readLine(_ line: Line) throws {
        let read = try #require(GenesysErrorBody(line: line.text))
        #expect(read.status == line.status)
        #expect(read.recognisedCode == line.code)
        #expect(read.contextId == line.context)
    }

    @Test("are not read from other lines", arguments: ["", "403", "API Error", "200 - fine", "in 403 ways"])
    func notReadLine(_ text: String) { #expect(GenesysErrorBody(line: text) == nil) }

    struct Sentence: CustomTestStringConvertible, Sendable {
        var template: GenesysErrorTemplate
        var arguments: [String]
        var text: String

        var testDescription: String { template.code }
    }

    static let sentences: [Sentence] = [
        Sentence(
            template: .missingPermissions,
            arguments: ["[outbound:campaign:edit]"],
            text: """
                Unable to perform the requested action. You are missing the following permission(s): \
                [outbound:campaign:edit]
                """
        ),
        Sentence(
            template: .missingDivisionPermission,
            arguments: ["outbound:contactList:view"],
            text: """
                Unable to perform the requested action. You are missing the following permission \
                'outbound:contactList:view' in the provided division(s).
                """
        ),
        Sentence(
            template: .missingAnyDivisionPermissions,
            arguments: ["[a:b:c]", "[d1]"],
            text: """
                Unable to perform the requested action. You must have at least one of the following permissions \
                assigned: [a:b:c] in at least one of the following division(s): [d1]
                """
        ),
        Sentence(
            template: .badStatusTransition,
            arguments: ["COMPLETE", "OFF"],
            text: """
                An attempt was made to update a Campaign in an invalid way. Details: Invalid transition from \
                <COMPLETE> to <OFF>
                """
        ),
        Sentence(
            template: .tooManyRequestsRetryAfter,
            arguments: ["42"],
            text: "Rate limit exceeded the maximum. Retry the request in [42] seconds"
        ),
        Sentence(
            template: .notFound,
            arguments: [],
            text: "The requested resource was not found."
        ),
    ]

    @Test("have sentences that are written and recognised", arguments: sentences)
    func sentence(_ sentence: Sentence) throws {
        #expect(sentence.template.message(sentence.arguments) == sentence.text)
        let found = try #require(GenesysErrorTemplate.recognise(sentence.text, status: sentence.template.status))
        #expect(found.template == sentence.template)
        #expect(found.arguments == sentence.arguments)
    }

    @Test("are not recognised in other sentences", arguments: ["", "Access denied", "The requested resource"])
    func unrecognised(_ text: String) { #expect(GenesysErrorTemplate.recognise(text) == nil) }

    @Test("are answered in the envelope of the vendor's published 429")
    func envelope() {
        let body = GenesysErrorTemplate.tooManyRequestsRetryAfter.body(["42"], contextID: "c-1")
        #expect(body.details == [] && body.errors == [])
        #expect(body.status == 429 && body.contextId == "c-1")
        #expect(body.messageParams == nil && body.messageWithParams == nil)
        #expect(GenesysErrorTemplate.named("invalid.update.campaign.active", status: 409)?.status == 409)
        #expect(GenesysErrorTemplate.named("no.such.code") == nil)
    }

    @Test("of the token endpoint have another shape")
    func oauth() throws {
        let limit = #"{"error":"invalid_request","description":"rate limit exceeded for client"}"#
        let read = try #require(GenesysOAuthError(parsing: Array(limit.utf8)))
        #expect(read.isRateLimit && read.sentence == "rate limit exceeded for client")
        let wrong = #"{"error":"invalid_client","error_description":"client not found"}"#
        let other = try #require(GenesysOAuthError(parsing: Array(wrong.utf8)))
        #expect(!other.isRateLimit && other.sentence == "client not found")
        #expect(GenesysOAuthError(parsing: Array(#"{"code":"bad.credentials"}"#.utf8)) == nil)
        #expect(GenesysOAuthError.rateLimited.isRateLimit)
    }
}
