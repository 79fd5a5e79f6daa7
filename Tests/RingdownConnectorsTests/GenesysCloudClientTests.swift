import Foundation
import RingdownConnectors
import RingdownCore
import RingdownVendors
import Testing

@Suite("A call to Genesys Cloud", .timeLimit(.minutes(5)))
struct GenesysCloudClientTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var answer: ScriptedVendor.Answer
        /// What it means for a call that changes something.
        var changing: ConnectorError.Code
        /// What it means for a read, where that differs.
        var reading: ConnectorError.Code?
        var retryAfter: Double?
    }

    static let cases: [Case] = [
        Case(testDescription: "401", answer: .error(401, "bad.credentials"), changing: .refused),
        Case(testDescription: "403", answer: .error(403, "missing.division.permission"), changing: .refused),
        Case(testDescription: "403 by a proxy", answer: .json("<html>", status: 403), changing: .refused),
        Case(testDescription: "404", answer: .error(404, "campaign.not.found"), changing: .notFound),
        Case(testDescription: "404 without a body", answer: .empty(404), changing: .misconfigured),
        Case(testDescription: "400", answer: .error(400, "invalid.update"), changing: .invalid),
        Case(testDescription: "409", answer: .error(409, "request.conflict"), changing: .invalid),
        Case(testDescription: "413", answer: .error(413, "request.entity.too.large"), changing: .invalid),
        Case(testDescription: "415", answer: .error(415, "unsupported.media.type"), changing: .invalid),
        Case(testDescription: "407", answer: .empty(407), changing: .misconfigured),
        Case(
            testDescription: "a redirect",
            answer: .empty(307, headers: ["location": "https://elsewhere"]),
            changing: .misconfigured
        ),
        Case(
            testDescription: "429",
            answer: .empty(429, headers: ["retry-after": "42"]),
            changing: .rateLimited,
            retryAfter: 42
        ),
        Case(testDescription: "408", answer: .empty(408), changing: .noAnswer, reading: .unavailable),
        Case(testDescription: "500", answer: .empty(500), changing: .noAnswer, reading: .unavailable),
        Case(
            testDescription: "503",
            answer: .error(503, "service.unavailable"),
            changing: .noAnswer,
            reading: .unavailable
        ),
        Case(testDescription: "504", answer: .empty(504), changing: .noAnswer, reading: .unavailable),
        Case(
            testDescription: "a web page with status 200",
            answer: .answer(
                TransportResponse(status: 200, headers: ["content-type": "text/html"], body: Array("<html>".utf8))
            ),
            changing: .noAnswer,
            reading: .unavailable
        ),
        Case(
            testDescription: "never sent",
            answer: .failure(TransportError(.notSent, "no connection")),
            changing: .unavailable
        ),
        Case(
            testDescription: "lost",
            answer: .failure(TransportError(.lost, "reset")),
            changing: .noAnswer,
            reading: .unavailable
        ),
        Case(
            testDescription: "too large an answer",
            answer: .failure(TransportError(.tooLarge, "large")),
            changing: .noAnswer,
            reading: .unavailable
        ),
    ]

    @Test("that changes something is never taken for undone when it may have been done", arguments: cases)
    func changing(_ wanted: Case) async {
        let vendor = ScriptedVendor(["POST /api/v2/outbound/campaigns/c1/start": [wanted.answer]])
        // The fallback and the state are not to be reached: nothing may be edited, and the campaign is off.
        vendor.prepare("GET /api/v2/authorization/divisionspermitted/me", .json("[]"))
        vendor.prepare("GET /api/v2/outbound/campaigns/c1", .json(Sample.campaign()))
        guard let permit = Sample.permit() else { return #expect(Bool(false), "the gate gave no permit") }
        let outcome = await Sample.outcome { () throws(ConnectorError) in
            try await Sample.connector(vendor).perform(Sample.plan(Sample.target()), for: "t", permit: permit)
        }
        #expect(outcome.error?.code == wanted.changing)
        #expect(outcome.error?.retryAfter == wanted.retryAfter)
        #expect(outcome.error?.operation == Sample.operation)
        #expect(outcome.error?.target == Sample.target())
        #expect(outcome.error?.message.contains("\n") == false)
    }

    @Test("that reads says what its answer means", arguments: cases)
    func reading(_ wanted: Case) async {
        let vendor = ScriptedVendor(["GET /api/v2/outbound/campaigns/c1": [wanted.answer]])
        let outcome = await Sample.outcome { () throws(ConnectorError) in
            try await Sample.connector(vendor).progress(of: Sample.plan(Sample.target()))
        }
        #expect(outcome.error?.code == wanted.reading ?? wanted.changing)
    }

    @Test("is sent again once with a new token when the token is refused")
    func renewsToken() async throws {
        let vendor = ScriptedVendor([
            "POST /oauth/token": [
                .json(#"{"access_token":"old","expires_in":3600}"#),
                .json(#"{"access_token":"new","expires_in":3600}"#),
            ],
            "POST /api/v2/outbound/campaigns/c1/start": [
                .error(401, "bad.credentials"), .empty(204, headers: ["inin-correlation-id": "x-1"]),
            ],
        ])
        let permit = try #require(Sample.permit())
        let plan = Sample.plan(Sample.target())
        let receipt = try await Sample.connector(vendor).perform(plan, for: "t", permit: permit)
        #expect(receipt.accepted == ["started campaign Renewals"])
        #expect(receipt.correlationIDs == ["x-1"])
        let sent = vendor.requests.map { $0.authorization?.reveal() ?? "" }
        #expect(sent.filter { $0.hasPrefix("Bearer") } == ["Bearer old", "Bearer new"])
        let basic = Data("client:client-secret".utf8).base64EncodedString()
        #expect(sent.first == "Basic \(basic)")
    }

    @Test("carries the vendor's words and correlation id in its error, and no secret")
    func error() async {
        let vendor = ScriptedVendor([
            "POST /oauth/token": [.json(#"{"access_token":"hush","expires_in":3600}"#)],
            "GET /api/v2/outbound/campaigns/c1": [
                .json(
                    #"{"status":403,"code":"not.authorized","message":"token hush\n may not","contextId":"x-9"}"#,
                    status: 403
                )
            ],
        ])
        let outcome = await Sample.outcome { () throws(ConnectorError) in
            try await Sample.connector(vendor).progress(of: Sample.plan(Sample.target()))
        }
        #expect(outcome.error?.vendorCode == "not.authorized")
        #expect(outcome.error?.vendorMessage == "token redacted may not")
        #expect(outcome.error?.correlationID == "x-9")
        #expect(outcome.error?.status == 403)
        #expect(outcome.error?.operation == "GET /api/v2/outbound/campaigns/{campaignId}")
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var answer: ScriptedVendor.Answer
        var code: ConnectorError.Code
        var cause: CauseCode
    }

    static let refusals: [Refusal] = [
        Refusal(
            testDescription: "wrong credentials",
            answer: .json(
                #"{"error":"invalid_client","description":"secret client-secret","error_description":"client-secret"}"#,
                status: 401
            ),
            code: .refused,
            cause: .badClientCredentials
        ),
        Refusal(
            testDescription: "its own rate limit",
            answer: .json(#"{"error":"invalid_request","error_description":"rate limit exceeded"}"#, status: 400),
            code: .rateLimited,
            cause: .rateLimited
        ),
        Refusal(
            testDescription: "a grant that the client may not use",
            answer: .json(#"{"error":"unauthorized_client"}"#, status: 400),
            code: .refused,
            cause: .wrongGrant
        ),
        Refusal(
            testDescription: "another server",
            answer: .json("<html>", status: 404),
            code: .misconfigured,
            cause: .wrongTokenEndpoint
        ),
        Refusal(
            testDescription: "a log-in page",
            answer: .json("<html>", status: 200),
            code: .misconfigured,
            cause: .wrongTokenEndpoint
        ),
        Refusal(
            testDescription: "a token that no header can carry",
            answer: .json(#"{"access_token":"a\r\nX: y"}"#),
            code: .misconfigured,
            cause: .wrongTokenEndpoint
        ),
        Refusal(testDescription: "out of order", answer: .empty(503), code: .unavailable, cause: .notEnoughInformation),
        Refusal(
            testDescription: "a lost answer, which does no harm",
            answer: .failure(TransportError(.lost, "reset")),
            code: .unavailable,
            cause: .notEnoughInformation
        ),
    ]

    @Test("without a token says why, and sends nothing", arguments: refusals)
    func noToken(_ wanted: Refusal) async {
        let vendor = ScriptedVendor(["POST /oauth/token": [wanted.answer]])
        let connector = Sample.connector(vendor)
        let outcome = await Sample.outcome { () throws(ConnectorError) in try await connector.prepare(Sample.order()) }
        #expect(outcome.error?.code == wanted.code)
        #expect(outcome.error?.operation == GenesysDiagnosis.tokenOperation)
        #expect(!"\(String(describing: outcome.error))".contains("client-secret"))
        #expect(vendor.calls.isEmpty)
        guard let error = outcome.error else { return }
        #expect(await connector.explain(error).causes.first?.code == wanted.cause)
        #expect(vendor.calls.isEmpty)
    }

    @Test("adds contacts with the order's priority")
    func contacts() async throws {
        let vendor = ScriptedVendor([
            "POST /api/v2/outbound/contactlists/l1/contacts": [
                .json(#"[{"id":"k1","contactListId":"l1","data":{"Cell":"+491701234567"},"callable":true}]"#)
            ]
        ])
        let contact = GenesysWritableContact(contactListId: "l1", data: ["Cell": "+491701234567"])
        let added = try await Sample.client(vendor).addContacts([contact], toList: "l1", priority: true)
        #expect(added.contacts.map(\.id) == ["k1"])
        #expect(
            vendor.calls == [
                "POST /api/v2/outbound/contactlists/l1/contacts?priority=true&clearSystemData=false&doNotQueue=false"
            ]
        )
        let body = vendor.requests.last?.body ?? []
        #expect(
            String(decoding: body, as: UTF8.self) == #"[{"contactListId":"l1","data":{"Cell":"+491701234567"}}]"#
        )
    }

    @Test("adds at most a thousand contacts, and takes an unreadable success for no answer")
    func contactLimits() async {
        let vendor = ScriptedVendor(["POST /api/v2/outbound/contactlists/l1/contacts": [.json("oops")]])
        let client = Sample.client(vendor)
        let contact = GenesysWritableContact(contactListId: "l1", data: [:])
        let many = Array(repeating: contact, count: 1001)
        let refused = await Sample.outcome { () throws(ConnectorError) in
            try await client.addContacts(many, toList: "l1", priority: false)
        }
        #expect(refused.error?.code == .invalid)
        #expect(vendor.calls.isEmpty)
        let unread = await Sample.outcome { () throws(ConnectorError) in
            try await client.addContacts([contact], toList: "l1", priority: false)
        }
        #expect(unread.error?.code == .noAnswer)
    }

    @Test("that reads is made again when the service was not reached or is out of order, three times at most")
    func repeatsReads() async throws {
        let path = "GET /api/v2/outbound/campaigns/c1"
        let progress = "GET /api/v2/outbound/campaigns/c1/progress"
        let passing = ScriptedVendor([
            path: [
                .empty(503), .failure(TransportError(.lost, "reset")),
                .json(Sample.campaign(), headers: ["content-type": "application/json"]),
            ],
            progress: [.json("{}")],
        ])
        _ = try await Sample.connector(passing).progress(of: Sample.plan(Sample.target()))
        #expect(passing.calls.filter { $0 == path }.count == 3)
        let lasting = ScriptedVendor([path: [.empty(503)]])
        let outcome = await Sample.outcome { () throws(ConnectorError) in
            try await Sample.connector(lasting).progress(of: Sample.plan(Sample.target()))
        }
        #expect(outcome.error?.code == .unavailable)
        #expect(lasting.calls.count == 3)
    }

    @Test("that changes something is made once, whatever becomes of it", arguments: [408, 500, 503])
    func repeatsNoChanges(_ status: Int) async throws {
        let vendor = ScriptedVendor(["POST /api/v2/outbound/campaigns/c1/start": [.empty(status)]])
        let permit = try #require(Sample.permit())
        let outcome = await Sample.outcome { () throws(ConnectorError) in
            try await Sample.connector(vendor).perform(Sample.plan(Sample.target()), for: "t", permit: permit)
        }
        #expect(outcome.error?.code == .noAnswer)
        #expect(vendor.calls == ["POST /api/v2/outbound/campaigns/c1/start"])
    }

    static let foreign: [String: TransportResponse] = [
        "nothing": TransportResponse(status: 200, headers: ["content-type": "application/json"]),
        "half of it": TransportResponse(
            status: 200,
            headers: ["content-type": "application/json"],
            body: Array(#"{"id":"c1","na"#.utf8)
        ),
        "another type of content": TransportResponse(
            status: 200,
            headers: ["content-type": "text/plain"],
            body: Array(#"{"id":"c1"}"#.utf8)
        ),
        "a list": TransportResponse(
            status: 200,
            headers: ["content-type": "application/json"],
            body: Array("[]".utf8)
        ),
    ]

    @Test("that reads and is answered with something else says so", arguments: foreign.keys.sorted())
    func unreadable(_ name: String) async throws {
        let answer = try #require(Self.foreign[name])
        let vendor = ScriptedVendor(["GET /api/v2/outbound/campaigns/c1": [.answer(answer)]])
        let outcome = await Sample.outcome { () throws(ConnectorError) in
            try await Sample.connector(vendor).progress(of: Sample.plan(Sample.target()))
        }
        #expect(outcome.error?.code == .unavailable)
        #expect(outcome.error?.status == 200)
        #expect(outcome.error?.message.contains("not the JSON") == true)
    }
}
