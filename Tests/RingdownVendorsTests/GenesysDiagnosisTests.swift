import Foundation
import RingdownCore
import RingdownVendors
import Testing

@Suite("The diagnosis of a refusal by Genesys Cloud")
struct GenesysDiagnosisTests {
    static let now = Date(timeIntervalSince1970: 1_795_338_000)
    static let hosts = GenesysHosts(api: "https://api.mypurecloud.de", login: "https://login.mypurecloud.de")
    static let sales = Division(id: "d-sales", name: "Sales")
    static let support = Division(id: "d-support", name: "Support")
    static let campaign = RemoteObject(kind: "campaign", id: "c-1", name: "Renewals", division: sales, version: "7")
    static let start = "POST /api/v2/outbound/campaigns/{campaignId}/start"
    static let edit = "PUT /api/v2/outbound/campaigns/{campaignId}"
    static let lists = "GET /api/v2/outbound/contactlists"

    static func grant(
        _ actions: [String],
        on entity: String = "campaign",
        in division: Division,
        made: TimeInterval = -86_400,
        condition: String? = nil
    ) -> GenesysGrant {
        GenesysGrant(
            division: GenesysDivision(id: division.id, name: division.name),
            role: GenesysGrantRole(
                id: "r-dialer",
                name: "Dialer",
                policies: [
                    GenesysPolicy(domain: "outbound", entityName: entity, actions: actions, condition: condition)
                ]
            ),
            grantMadeAt: GenesysTime.text(now.addingTimeInterval(made))
        )
    }

    static func seen(_ grants: GenesysGrant..., divisions: [Division] = []) -> GenesysInspection {
        GenesysInspection(
            subject: GenesysSubject(id: "s-1", name: "ci", grants: grants),
            token: GenesysTokenInfo(
                oauthClient: GenesysTokenClient(id: "s-1", name: "ci", authorizedGrantType: "CLIENT-CREDENTIALS")
            ),
            divisions: divisions
        )
    }

    static func refused(
        _ status: Int = 403,
        _ code: String? = "missing.division.permission",
        _ message: String? = "You are not authorized to perform the requested action.",
        operation: String = start,
        target: RemoteObject? = campaign,
        as kind: ConnectorError.Code = .refused,
        retryAfter: Double? = nil
    ) -> ConnectorError {
        ConnectorError(
            kind,
            "It was refused.",
            operation: operation,
            status: status,
            vendorCode: code,
            vendorMessage: message,
            retryAfter: retryAfter,
            target: target
        )
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var refusal: ConnectorError
        var inspection = GenesysInspection()
        var causes: [String]
        /// Words that the first cause's evidence and fix must hold.
        var words: [String] = []
    }

    @Test("names the causes of a 403", arguments: permissionCases)
    func permission(_ wanted: Case) { check(wanted) }

    @Test("names the causes of the other refusals", arguments: otherCases)
    func other(_ wanted: Case) { check(wanted) }

    private func check(_ wanted: Case) {
        let explanation = GenesysDiagnosis.explain(
            refusal: wanted.refusal,
            inspection: wanted.inspection,
            hosts: Self.hosts,
            now: Self.now
        )
        #expect(explanation.causes.map { "\($0.code.rawValue) \($0.confidence.rawValue)" } == wanted.causes)
        let first = explanation.causes.first
        let said = ((first?.evidence.map(\.fact) ?? []) + [first?.fix ?? ""]).joined(separator: " ")
        for word in wanted.words { #expect(said.contains(word), "\(said)") }
        for cause in explanation.causes {
            #expect(!cause.fix.isEmpty && !cause.fix.contains("\n"))
            #expect(!cause.evidence.isEmpty && cause.evidence.allSatisfy { !$0.fact.contains("\n") })
        }
    }

    static let permissionCases: [Case] = [
        Case(
            testDescription: "the permission is held in another division",
            refusal: refused(),
            inspection: seen(grant(["view", "start"], in: support), grant(["view"], in: sales)),
            causes: ["missing-permission-in-division certain", "permission-propagation-delay possible"],
            words: [
                "Support only", "is in division Sales", "role \"Dialer\"", "Admin > Integrations > OAuth > ci",
                "POST /api/v2/authorization/subjects/s-1/divisions/d-sales/roles/r-dialer",
            ]
        ),
        Case(
            testDescription: "the vendor's own computation outweighs the grants",
            refusal: refused(),
            inspection: GenesysInspection(
                subject: GenesysSubject(id: "s-1", name: "ci", grants: []),
                permitted: [
                    .init(
                        permission: Permission(domain: "outbound", entity: "campaign", action: "start"),
                        divisions: [support]
                    )
                ]
            ),
            causes: ["missing-permission-in-division certain", "permission-propagation-delay possible"],
            words: ["Support only"]
        ),
        Case(
            testDescription: "no role has the permission, but an older role may edit",
            refusal: refused(
                403,
                "missing.any.permissions",
                "Unable to perform the requested action. You must have at least one of the following permissions "
                    + "assigned: [outbound:campaign:start]"
            ),
            inspection: seen(grant(["view", "edit"], in: sales)),
            causes: ["missing-permission certain", "permission-propagation-delay possible"],
            words: ["No role of OAuth client \"ci\" has outbound:campaign:start", "October 2024", "PUT it back"]
        ),
        Case(
            testDescription: "the answer names a permission that the operation does not ask",
            refusal: refused(
                403,
                "missing.permissions",
                "Unable to perform the requested action. You are missing the following permission(s): "
                    + "[outbound:campaign:control]"
            ),
            inspection: seen(grant(["view"], in: sales)),
            causes: ["missing-permission certain", "permission-propagation-delay possible"],
            words: ["The answer names outbound:campaign:control; the specification asks outbound:campaign:start"]
        ),
        Case(
            testDescription: "the permission is held under a condition",
            refusal: refused(),
            inspection: seen(grant(["start"], in: sales, condition: "x == y")),
            causes: ["missing-permission likely", "permission-propagation-delay possible"],
            words: ["under a condition"]
        ),
        Case(
            testDescription: "the permission is held where the object is, since yesterday",
            refusal: refused(),
            inspection: seen(grant(["start"], in: sales)),
            causes: ["permission-propagation-delay possible", "feature-not-enabled possible"]
        ),
        Case(
            testDescription: "the permission was granted a minute ago",
            refusal: refused(),
            inspection: seen(grant(["start"], in: sales, made: -60)),
            causes: ["permission-propagation-delay likely", "feature-not-enabled possible"],
            words: ["2026-11-22T08:59:00Z", "wait"]
        ),
        Case(
            testDescription: "a grant in every division is enough",
            refusal: refused(),
            inspection: seen(grant(["*"], in: Division(id: "*", name: "*"))),
            causes: ["permission-propagation-delay possible", "feature-not-enabled possible"]
        ),
        Case(
            testDescription: "the object's division is not known",
            refusal: refused(target: RemoteObject(kind: "campaign", id: "c-1", name: "Renewals")),
            inspection: seen(grant(["start"], in: support)),
            causes: ["missing-permission-in-division likely", "permission-propagation-delay possible"],
            words: ["Support only", "could not be seen"]
        ),
        Case(
            testDescription: "nothing of the token could be seen and the answer speaks of a division",
            refusal: refused(),
            inspection: GenesysInspection(gaps: ["what the token was granted: 500"]),
            causes: [
                "missing-permission-in-division likely", "missing-permission possible",
                "permission-propagation-delay possible", "feature-not-enabled possible",
            ],
            words: ["could not be seen: what the token was granted: 500"]
        ),
        Case(
            testDescription: "nothing of the token was asked and the answer names a permission",
            refusal: refused(403, "missing.permissions", nil),
            causes: [
                "missing-permission likely", "missing-permission-in-division possible",
                "permission-propagation-delay possible", "feature-not-enabled possible",
            ],
            words: ["self-inspection was not asked"]
        ),
        Case(
            testDescription: "an operation that this catalogue does not have",
            refusal: refused(
                403,
                nil,
                "Unable to perform the requested action. You must have at least one of the following permissions "
                    + "assigned: [journey:actionmap:view]",
                operation: "GET /api/v2/journey/actionmaps"
            ),
            causes: [
                "missing-permission likely", "permission-propagation-delay possible", "feature-not-enabled possible",
            ]
        ),
        Case(
            testDescription: "a policy of the organisation",
            refusal: refused(403, "authz.policy.denied", "…"),
            causes: ["data-restriction certain"]
        ),
        Case(
            testDescription: "a scope",
            refusal: refused(403, nil, "App not authorized to use scope outbound"),
            causes: ["wrong-grant likely"],
            words: ["never client credentials"]
        ),
        Case(
            testDescription: "a proxy's page",
            refusal: refused(403, nil, nil),
            causes: ["not-enough-information certain"],
            words: ["proxy"]
        ),
    ]

    static let otherCases: [Case] = [
        Case(
            testDescription: "a token that is refused",
            refusal: refused(401, "bad.credentials", "Invalid login credentials."),
            causes: ["expired-or-revoked-token likely", "wrong-region possible"],
            words: ["https://login.mypurecloud.de/oauth/token"]
        ),
        Case(
            testDescription: "no token at all",
            refusal: refused(401, nil, "No authentication bearer token specified in authorization header."),
            causes: ["malformed-authorization-header certain"]
        ),
        Case(
            testDescription: "wrong client credentials",
            refusal: refused(401, "invalid_client", "x", operation: GenesysDiagnosis.tokenOperation, target: nil),
            causes: ["bad-client-credentials certain"]
        ),
        Case(
            testDescription: "a client of another grant type",
            refusal: refused(
                400,
                "unsupported_grant_type",
                nil,
                operation: GenesysDiagnosis.tokenOperation,
                target: nil
            ),
            causes: ["wrong-grant certain"]
        ),
        Case(
            testDescription: "a host that is no token endpoint",
            refusal: refused(404, nil, nil, operation: GenesysDiagnosis.tokenOperation, as: .misconfigured),
            causes: ["wrong-token-endpoint likely"]
        ),
        Case(
            testDescription: "the token endpoint's rate limit",
            refusal: refused(
                400,
                "invalid_request",
                "rate limit exceeded",
                operation: GenesysDiagnosis.tokenOperation,
                as: .rateLimited
            ),
            causes: ["rate-limited certain"]
        ),
        Case(
            testDescription: "a list that lies outside what the token sees",
            refusal: refused(
                200,
                nil,
                nil,
                operation: lists,
                target: RemoteObject(kind: "contact list", id: "", name: "Renewals Q4", division: sales),
                as: .notFound
            ),
            inspection: seen(grant(["view"], on: "contactList", in: support)),
            causes: ["missing-permission-in-division likely", "object-not-found likely"],
            words: ["sees objects of Support only", "looked for in division Sales", "divisions/d-sales/"]
        ),
        Case(
            testDescription: "a list that is looked for where the token sees",
            refusal: refused(
                404,
                "contact.list.not.found",
                "x",
                operation: "GET /api/v2/outbound/contactlists/{contactListId}",
                target: RemoteObject(kind: "contact list", id: "l-1", name: "", division: support),
                as: .notFound
            ),
            inspection: seen(grant(["view"], on: "contactList", in: support)),
            causes: ["object-not-found likely", "missing-permission-in-division possible"]
        ),
        Case(
            testDescription: "a list that is nowhere",
            refusal: refused(404, "not.found", "x", operation: lists, as: .notFound),
            inspection: seen(grant(["view"], on: "contactList", in: Division(id: "*", name: "*"))),
            causes: ["object-not-found certain"]
        ),
        Case(
            testDescription: "a version conflict",
            refusal: refused(409, "invalid.update.wrong.version", "", operation: edit, as: .invalid),
            causes: ["version-conflict certain"],
            words: ["campaign \"Renewals\" again"]
        ),
        Case(
            testDescription: "a version conflict that comes as 400",
            refusal: refused(400, "invalid.update.wrong.version", "", operation: edit, as: .invalid),
            causes: ["version-conflict certain"]
        ),
        Case(
            testDescription: "a transition that the state machine does not have, without a code",
            refusal: refused(
                400,
                nil,
                "An attempt was made to update a Campaign in an invalid way. Details: Invalid transition from "
                    + "<COMPLETE> to <OFF>",
                operation: edit,
                as: .invalid
            ),
            causes: ["invalid-state-transition certain"]
        ),
        Case(
            testDescription: "an operation that wants a user",
            refusal: refused(400, "not.a.user", nil, as: .invalid),
            causes: ["wrong-grant certain"]
        ),
        Case(
            testDescription: "a code that has no fix here",
            refusal: refused(400, "queue.not.found", "No such queue.", operation: edit, as: .invalid),
            causes: ["not-enough-information possible"],
            words: ["No such queue."]
        ),
        Case(
            testDescription: "the rate limit",
            refusal: refused(429, "too.many.requests.retry.after", "x", as: .rateLimited, retryAfter: 41.2),
            causes: ["rate-limited certain"],
            words: ["Wait 42 s", "300 requests a minute"]
        ),
        Case(
            testDescription: "a name that several objects have",
            refusal: refused(200, nil, nil, operation: lists, as: .ambiguous),
            causes: ["duplicate-name certain"]
        ),
        Case(
            testDescription: "no answer",
            refusal: refused(504, nil, nil, as: .noAnswer),
            causes: ["not-enough-information possible"],
            words: ["Read campaign \"Renewals\" back"]
        ),
    ]

    struct Correction: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var refusal: ConnectorError
        var verdict: Explanation.Verdict
        var request: String?
    }

    static let corrections: [Correction] = [
        Correction(
            testDescription: "the same request once the grant is there",
            refusal: refused(),
            verdict: .refused,
            request: "POST https://api.mypurecloud.de/api/v2/outbound/campaigns/c-1/start"
        ),
        Correction(
            testDescription: "a new token",
            refusal: refused(401, "bad.credentials"),
            verdict: .refused,
            request: "POST https://login.mypurecloud.de/oauth/token"
        ),
        Correction(
            testDescription: "a search by name",
            refusal: refused(
                200,
                operation: lists,
                target: RemoteObject(kind: "contact list", id: "", name: "Ä & B"),
                as: .notFound
            ),
            verdict: .refused,
            request: "GET https://api.mypurecloud.de/api/v2/outbound/contactlists?name=%C3%84%20%26%20B"
        ),
        Correction(
            testDescription: "reading the object again",
            refusal: refused(409, operation: edit, as: .invalid),
            verdict: .refused,
            request: "GET https://api.mypurecloud.de/api/v2/outbound/campaigns/c-1"
        ),
        Correction(
            testDescription: "reading the object back after no answer",
            refusal: refused(504, as: .noAnswer),
            verdict: .unknown,
            request: "GET https://api.mypurecloud.de/api/v2/outbound/campaigns/c-1"
        ),
        Correction(
            testDescription: "none for an unknown operation",
            refusal: refused(operation: "GET /nowhere"),
            verdict: .refused
        ),
        Correction(
            testDescription: "waiting",
            refusal: refused(429, as: .rateLimited),
            verdict: .conditional,
            request: "POST https://api.mypurecloud.de/api/v2/outbound/campaigns/c-1/start"
        ),
    ]

    @Test("gives the request to send instead", arguments: corrections)
    func correction(_ wanted: Correction) {
        let explanation = GenesysDiagnosis.explain(refusal: wanted.refusal, hosts: Self.hosts, now: Self.now)
        #expect(explanation.correctedRequest.map { "\($0.method) \($0.url)" } == wanted.request)
        #expect(explanation.verdict == wanted.verdict)
    }

    @Test("names the operation and what it requires")
    func operation() {
        let explanation = GenesysDiagnosis.explain(refusal: Self.refused(), hosts: Self.hosts, now: Self.now)
        #expect(explanation.operation?.path == "/api/v2/outbound/campaigns/{campaignId}/start")
        #expect(explanation.operation?.requirement.permissions.map(\.description) == ["outbound:campaign:start"])
    }

    @Test("calls divisions by the names that the inspection shows")
    func names() {
        var target = Self.campaign
        target.division = Division(id: "d-sales", name: "d-sales")
        let explanation = GenesysDiagnosis.explain(
            refusal: Self.refused(target: target),
            inspection: Self.seen(Self.grant(["start"], in: Self.support), divisions: [Self.sales, Self.support]),
            hosts: Self.hosts,
            now: Self.now
        )
        let facts = explanation.causes.first?.evidence.map(\.fact) ?? []
        #expect(facts.contains("Campaign \"Renewals\" is in division Sales."))
    }
}
