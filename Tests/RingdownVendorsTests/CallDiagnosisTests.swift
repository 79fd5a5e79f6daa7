import Foundation
import RingdownCore
import RingdownVendors
import Testing

@Suite("The diagnosis of a reported call")
struct CallDiagnosisTests {
    static func call(
        _ vendor: ReportedCall.Vendor? = .genesysCloud,
        _ method: String?,
        _ url: String,
        headers: [ReportedCall.Header] = [],
        body: ReportedCall.Body = .none,
        grant: ReportedCall.Grant? = nil,
        notes: String = "",
        status: Int? = nil,
        answer: ReportedCall.Body = .none
    ) -> ReportedCall {
        ReportedCall(
            vendor: vendor,
            request: ReportedCall.Request(method: method, url: url, headers: headers, body: body),
            context: ReportedCall.Context(grant: grant, notes: notes),
            response: status == nil && answer == .none
                ? nil : ReportedCall.Response(status: status, headers: [], body: answer)
        )
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var call: ReportedCall
        var first: CauseCode
        /// Words that the first cause, the operation or the corrected request must hold.
        var words: [String] = []
    }

    static let cases: [Case] = [
        Case(
            testDescription: "a trigger without the list's id is told so, with the permission of what is meant",
            call: call(
                .genesysCloud,
                "POST",
                "/api/v2/outbound/contactlists/trigger",
                status: 403,
                answer: .json(["message": "Insufficient permissions for resource type: Personal Connection"])
            ),
            first: .unknownOperation,
            words: [
                "lacks the contact list's id", "The answer names no permission", "outbound:campaign:start",
            ]
        ),
        Case(
            testDescription: "a failure of the vendor's service says nothing against the request",
            call: call(.genesysCloud, "GET", "/api/v2/outbound/campaigns", status: 503),
            first: .notEnoughInformation,
            words: ["503 is a failure", "correlation id"]
        ),
        Case(
            testDescription: "a gateway's page is told besides what the request shows",
            call: call(
                .cxone,
                "POST",
                "/api/v2/outbound/calls",
                status: 502,
                answer: .text("<html><title>502 Bad Gateway</title></html>")
            ),
            first: .unknownOperation,
            words: ["The answer is a web page", "a gateway that failed"]
        ),
        Case(
            testDescription: "an object around an array of texts has no field of it",
            call: call(
                .genesysCloud,
                "POST",
                "/api/v2/outbound/dnclists/3f1c9a52-7d40-4b8e-9a61-0c2d5e7f8b14/phonenumbers",
                body: .json(["phoneNumbers": ["+14155550142"]]),
                status: 400
            ),
            first: .unknownField,
            words: ["phoneNumbers"]
        ),
        Case(
            testDescription: "credentials that are not encoded come before a client that is unknown",
            call: call(
                .genesysCloud,
                "POST",
                "https://login.mypurecloud.de/oauth/token",
                headers: [.init("Authorization", "Basic some-id:some-word")],
                body: .text("grant_type=client_credentials"),
                status: 401,
                answer: .json(["error": "invalid_client"])
            ),
            first: .malformedAuthorizationHeader
        ),
        Case(
            testDescription: "a client of client credentials has no refresh token",
            call: call(
                .genesysCloud,
                "POST",
                "https://login.mypurecloud.de/oauth/token",
                body: .text("grant_type=refresh_token&refresh_token=<token>"),
                grant: .clientCredentials,
                status: 400,
                answer: .json(["error": "invalid_grant"])
            ),
            first: .wrongGrant
        ),
        Case(
            testDescription: "the other vendor's domain is the other vendor's, whatever is before it",
            call: call(.cxone, "POST", "https://{org}.mypurecloud.com/oauth/token", body: .text("grant_type=password")),
            first: .wrongVendorHost
        ),
        Case(
            testDescription: "a word in the middle of a path is no id",
            call: call(
                .genesysCloud,
                "PUT",
                "/api/v2/outbound/contactlists/current/contacts",
                body: .json(["a": "b"]),
                status: 404
            ),
            first: .unknownOperation
        ),
        Case(
            testDescription: "values that CXone takes in the address are missed there",
            call: call(
                .cxone,
                "POST",
                "/incontactapi/services/v23.0/queuecallback?phoneNumber=4155550142",
                status: 400
            ),
            first: .missingRequiredField,
            words: ["skill"]
        ),
        Case(
            testDescription: "where neither body nor answer is shown nothing is guessed",
            call: {
                var bare = call(.genesysCloud, "POST", "/api/v2/outbound/campaigns", status: 400)
                bare.request.isPartial = true
                return bare
            }(),
            first: .notEnoughInformation
        ),
        Case(
            testDescription: "a trigger at a vendor is Ringdown's own operation",
            call: call(nil, "POST", "https://api.mypurecloud.de/api/v2/outbound/contactlists/trigger", status: 403),
            first: .unknownOperation,
            words: ["Ringdown", "contactlists/{contactListId}/trigger"]
        ),
        Case(
            testDescription: "a trigger at a Ringdown server lacks the list's id",
            call: call(nil, "POST", "http://127.0.0.1:7300/api/v2/outbound/contactlists/trigger", status: 404),
            first: .missingPathParameter,
            words: ["Ringdown"]
        ),
        Case(
            testDescription: "a name in place of an id is searched for",
            call: call(
                nil,
                "GET",
                "https://api.mypurecloud.de/api/v2/outbound/contactlists/Spring%20Offer",
                status: 400
            ),
            first: .idWrongFormat,
            words: ["https://api.mypurecloud.de/api/v2/outbound/contactlists?name=Spring%20Offer"]
        ),
        Case(
            testDescription: "starting a campaign asks a permission that older roles lack",
            call: call(
                .genesysCloud,
                "POST",
                "/api/v2/outbound/campaigns/{campaignId}/start",
                grant: .clientCredentials,
                status: 403
            ),
            first: .missingPermission,
            words: ["outbound:campaign:start", "October 2024"]
        ),
        Case(
            testDescription: "what dials at CXone is a skill",
            call: call(.cxone, "POST", "/api/v2/outbound/campaigns/{id}/start", status: 404),
            first: .wrongVendorHost,
            words: ["POST /skills/{skillId}/start", "incontactapi/services/v34.0/skills/{skillId}/start"]
        ),
        Case(
            testDescription: "a misspelt field is named with the one that was meant",
            call: call(
                .genesysCloud,
                "POST",
                "/api/v2/outbound/contactlists",
                body: .json(["name": "a", "columnNmes": ["phone"]]),
                status: 400
            ),
            first: .unknownField,
            words: ["columnNmes: columnNames"]
        ),
        Case(
            testDescription: "the wait is said",
            call: ReportedCall(
                vendor: .genesysCloud,
                request: ReportedCall.Request(method: "GET", url: "/api/v2/outbound/campaigns"),
                response: ReportedCall.Response(status: 429, headers: [ReportedCall.Header("Retry-After", "17")])
            ),
            first: .rateLimited,
            words: ["17 s"]
        ),
        Case(
            testDescription: "a web page is no answer of the API",
            call: call(
                .genesysCloud,
                "GET",
                "https://api.mypurecloud.de/api/v2/outbound/campaigns",
                status: 403,
                answer: .text("\n<html><body>Zscaler: blocked</body></html>")
            ),
            first: .notEnoughInformation,
            words: ["zscaler", "proxy"]
        ),
        Case(
            testDescription: "half a call says nothing",
            call: call(nil, nil, "https://", status: nil),
            first: .notEnoughInformation
        ),
        Case(
            testDescription: "a sound call without an answer says nothing",
            call: call(.genesysCloud, "GET", "https://api.mypurecloud.de/api/v2/outbound/campaigns"),
            first: .notEnoughInformation
        ),
        Case(
            testDescription: "a binary body says nothing",
            call: call(.cxone, "POST", "/skills", body: .binary(count: 12), status: 500),
            first: .notEnoughInformation
        ),
    ]

    @Test("names the cause, what was seen and what to do", arguments: cases)
    func explains(_ wanted: Case) throws {
        let explanation = CallDiagnosis.explain(wanted.call)
        let first = try #require(explanation.causes.first)
        #expect(first.code == wanted.first)
        var said = first.evidence.map(\.fact) + [first.fix, explanation.correctedRequest?.url ?? ""]
        said += explanation.causes.dropFirst().map(\.fix)
        said.append(explanation.operation.map { "\($0.method) \($0.path)" } ?? "")
        for word in wanted.words { #expect(said.joined(separator: " ").contains(word), "\(said)") }
        if first.code == .notEnoughInformation {
            #expect(explanation.causes.count == 1 && explanation.verdict == .unknown)
        }
        #expect(explanation.catalogue == VendorCatalogue.version)
        for cause in explanation.causes {
            #expect(!cause.fix.isEmpty && !cause.fix.contains("\n"))
            #expect(cause.evidence.allSatisfy { !$0.fact.isEmpty && !$0.fact.contains("\n") })
        }
    }

    static let secret = "Zx81QqP0lmnB7secretvalue42kkWq"

    static let leaky: [ReportedCall] = [
        call(
            nil,
            "GET",
            "https://api.mypurecloud.de/api/v2/outbound/campaigns?access_token=\(secret)",
            headers: [ReportedCall.Header("Authorization", "Token \(secret)")],
            status: 401,
            answer: .text("token \(secret) is invalid")
        ),
        call(
            .cxone,
            "POST",
            "https://na1.nice-incontact.com/oauth2/token",
            headers: [ReportedCall.Header("Authorization", "Basic app:\(secret)")],
            body: .text("grant_type=password&username=u&password=\(secret)"),
            status: 400
        ),
        call(
            nil,
            "POST",
            "https://login.mypurecloud.de/oauth/token?client_secret=\(secret)",
            body: .json(["grant_type": "client_credentials", "client_secret": .string(secret)]),
            status: 400
        ),
    ]

    @Test("shows no secret beyond its last four characters", arguments: leaky)
    func keepsSecrets(_ call: ReportedCall) throws {
        let explanation = CallDiagnosis.explain(call)
        let text = String(decoding: try JSONEncoder().encode(explanation), as: UTF8.self)
        #expect(!text.contains(Self.secret))
        #expect(!text.contains(Self.secret.suffix(6)))
    }

    @Test("weighs what self-inspection showed")
    func inspection() throws {
        let sales = Division(id: "d1", name: "Sales")
        let permission = Permission(domain: "outbound", entity: "campaign", action: "start")
        let inspection = GenesysInspection(permitted: [.init(permission: permission, divisions: [sales])])
        let call = Self.call(.genesysCloud, "POST", "/api/v2/outbound/campaigns/{campaignId}/start", status: 403)
        let explanation = CallDiagnosis.explain(call, inspection: inspection)
        let first = try #require(explanation.causes.first)
        #expect(first.code == .missingPermissionInDivision)
        #expect(first.evidence.contains { $0.fact.contains("Sales only") })
    }

    @Test("reads an explanation that was stored before it had a catalogue")
    func stored() throws {
        let text = """
            {"verdict":"refused","causes":[],"operation":{"vendor":"cxone","method":"GET","path":"/skills",\
            "requirement":{"permissions":[],"mode":"ANY"}}}
            """
        let explanation = try JSONDecoder().decode(Explanation.self, from: Data(text.utf8))
        #expect(explanation.catalogue == nil)
        #expect(explanation.operation?.permissionGroups == nil)
    }

    @Test("says something of every part of a call, and nothing of slashes alone", arguments: ["dev", "own"])
    func parts(_ fixture: String) throws {
        for entry in try ExplainCase.read(fixture) {
            for length in stride(from: 0, through: entry.call.request.url.count, by: 7) {
                var call = entry.call
                call.request.url = String(entry.call.request.url.prefix(length))
                #expect(!CallDiagnosis.explain(call).causes.isEmpty)
            }
        }
        let slashes = String(repeating: "/", count: 3_000)
        for url in [slashes, "/incontactapi/services/v3.0/lists" + slashes, "/api/v2/outbound" + slashes] {
            for vendor in ReportedCall.Vendor.allCases {
                #expect(!CallDiagnosis.explain(Self.call(vendor, "GET", url, status: 404)).causes.isEmpty)
            }
        }
    }

    @Test("is quick and calm with enormous input")
    func enormous() {
        let long = String(repeating: "x/", count: 40_000)
        let wide = JSON.object(Dictionary(uniqueKeysWithValues: (0..<5_000).map { ("field\($0)", JSON.string("v")) }))
        let call = Self.call(
            .genesysCloud,
            "POST",
            "https://api.mypurecloud.de/api/v2/" + long,
            body: .json(wide),
            status: 400,
            answer: .text(long)
        )
        let time = ContinuousClock().measure { _ = CallDiagnosis.explain(call) }
        #expect(time < .seconds(2))
    }
}

@Suite("The operation that a call meant")
struct MeantOperationTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var vendor: ReportedCall.Vendor
        var method: String
        var path: String
        var meant: String?

        var testDescription: String { "\(vendor.rawValue) \(method) \(path)" }
    }

    static let cases = [
        Case(
            vendor: .genesysCloud,
            method: "POST",
            path: "/api/v2/outbound/campaigns/{id}/execute",
            meant: "POST /api/v2/outbound/campaigns/{campaignId}/start"
        ),
        Case(
            vendor: .genesysCloud,
            method: "PUT",
            path: "/api/v2/outbound/campaigns/{id}/schedule",
            meant: "PUT /api/v2/outbound/schedules/campaigns/{campaignId}"
        ),
        Case(
            vendor: .genesysCloud,
            method: "POST",
            path: "/api/v2/outbound/campaigns/{id}/contacts",
            meant: "POST /api/v2/outbound/contactlists/{contactListId}/contacts"
        ),
        Case(
            vendor: .genesysCloud,
            method: "POST",
            path: "/api/v2/conversations/outbound/calls",
            meant: "POST /api/v2/conversations/calls"
        ),
        Case(
            vendor: .genesysCloud,
            method: "POST",
            path: "/api/v2/outbound/contacts",
            meant: "POST /api/v2/outbound/contactlists/{contactListId}/contacts"
        ),
        Case(
            vendor: .genesysCloud,
            method: "GET",
            path: "/api/v2/outbound/contactlists/search",
            meant: "GET /api/v2/outbound/contactlists"
        ),
        Case(vendor: .cxone, method: "POST", path: "/api/v2/campaigns/9/launch", meant: "POST /skills/{skillId}/start"),
        Case(
            vendor: .cxone,
            method: "POST",
            path: "/api/v2/conversations/calls",
            meant: "POST /agent-sessions/{sessionId}/dial-phone"
        ),
        Case(
            vendor: .cxone,
            method: "PUT",
            path: "/api/v2/agents/skills/proficiency",
            meant: "PUT /skills/{skillId}/agents"
        ),
        Case(vendor: .cxone, method: "GET", path: "/api/v2/users/me", meant: "GET /agents"),
        Case(vendor: .genesysCloud, method: "POST", path: "/api/v2/zzz", meant: nil),
    ]

    @Test("is found by what its words mean, never by a method that does more harm", arguments: cases)
    func meant(_ wanted: Case) {
        let explanation = CallDiagnosis.explain(
            CallDiagnosisTests.call(wanted.vendor, wanted.method, wanted.path, status: 404)
        )
        #expect(explanation.operation.map { "\($0.method) \($0.path)" } == wanted.meant)
    }
}
