import Foundation
import RingdownConnectors
import RingdownCore
import Testing

@Suite("Performing a plan at Genesys Cloud", .timeLimit(.minutes(5)))
struct GenesysCloudPerformTests {
    static let start = "POST /api/v2/outbound/campaigns/c1/start"
    static let get = "GET /api/v2/outbound/campaigns/c1"
    static let put = "PUT /api/v2/outbound/campaigns/c1"
    static let permitted = "GET /api/v2/authorization/divisionspermitted/me"
    static let editHeld = ScriptedVendor.Answer.json(#"[{"id":"d-sales","name":"Sales"}]"#)

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var answers: [String: [ScriptedVendor.Answer]]
        var accepted: [String]?
        var code: ConnectorError.Code?
        var calls: [String]
    }

    static let cases: [Case] = [
        Case(
            testDescription: "starts the campaign",
            answers: [start: [.empty(204)]],
            accepted: ["started campaign Renewals"],
            calls: [start]
        ),
        Case(
            testDescription: "edits it where starting is refused and editing is held in its division",
            answers: [
                start: [.error(403, "missing.any.permissions")],
                permitted: [editHeld],
                get: [.json(Sample.campaign(more: #","maxCallsPerAgentDecimal":1.50,"unknown":{"a":0.10}"#))],
                put: [.json(Sample.campaign("c1", "on", version: 8))],
            ],
            accepted: ["turned on campaign Renewals"],
            calls: [
                start, "\(permitted)?permission=outbound%3Acampaign%3Aedit", get,
                "\(put)?useMaxCallsPerAgentDecimal=true",
            ]
        ),
        Case(
            testDescription: "does not edit it where editing is held elsewhere",
            answers: [
                start: [.error(403, "missing.any.permissions")],
                permitted: [.json(#"[{"id":"d-support","name":"Support"}]"#)],
            ],
            code: .refused,
            calls: [start, "\(permitted)?permission=outbound%3Acampaign%3Aedit"]
        ),
        Case(
            testDescription: "does not edit it where that could not be seen",
            answers: [start: [.error(403, "missing.any.permissions")], permitted: [.empty(500)]],
            code: .refused,
            calls: [start] + Array(repeating: "\(permitted)?permission=outbound%3Acampaign%3Aedit", count: 3)
        ),
        Case(
            testDescription: "reads it again when somebody changed it meanwhile",
            answers: [
                start: [.error(403, "missing.any.permissions")],
                permitted: [.json(#"[{"id":"*"}]"#)],
                get: [.json(Sample.campaign()), .json(Sample.campaign(version: 8))],
                put: [.error(400, "invalid.update.wrong.version"), .json(Sample.campaign("c1", "on", version: 9))],
            ],
            accepted: ["turned on campaign Renewals"],
            calls: [start, "\(permitted)?permission=outbound%3Acampaign%3Aedit", get, put, get, put]
        ),
        Case(
            testDescription: "gives up when somebody keeps changing it",
            answers: [
                start: [.error(403, "missing.any.permissions")],
                permitted: [editHeld],
                get: [.json(Sample.campaign())],
                put: [.error(409, "invalid.update.wrong.version", "")],
            ],
            code: .invalid,
            calls: [start, "\(permitted)?permission=outbound%3Acampaign%3Aedit", get, put, get, put]
        ),
        Case(
            testDescription: "takes a campaign that is on by now for done",
            answers: [
                start: [.error(403, "missing.any.permissions")],
                permitted: [editHeld],
                get: [.json(Sample.campaign("c1", "on", version: 8))],
            ],
            accepted: ["campaign Renewals already on"],
            calls: [start, "\(permitted)?permission=outbound%3Acampaign%3Aedit", get]
        ),
        Case(
            testDescription: "takes a refused start of a campaign that is on for done",
            answers: [
                start: [.error(409, "invalid.update.campaign.active")],
                get: [.json(Sample.campaign("c1", "on", version: 8))],
            ],
            accepted: ["campaign Renewals already on"],
            calls: [start, get]
        ),
        Case(
            testDescription: "does not take a refused start of a campaign that is off for done",
            answers: [start: [.error(400, "invalid.update.bad.status.transition")], get: [.json(Sample.campaign())]],
            code: .invalid,
            calls: [start, get]
        ),
        Case(
            testDescription: "does not send a lost start again",
            answers: [start: [.failure(TransportError(.lost, "reset"))]],
            code: .noAnswer,
            calls: [start]
        ),
        Case(
            testDescription: "does not send a lost change again",
            answers: [
                start: [.error(403, "missing.any.permissions")],
                permitted: [editHeld],
                get: [.json(Sample.campaign())],
                put: [.failure(TransportError(.lost, "reset"))],
            ],
            code: .noAnswer,
            calls: [start, "\(permitted)?permission=outbound%3Acampaign%3Aedit", get, put]
        ),
    ]

    @Test("makes the calls that it must and no others", arguments: cases)
    func perform(_ wanted: Case) async throws {
        let vendor = ScriptedVendor(wanted.answers)
        let permit = try #require(Sample.permit())
        let outcome = await Sample.outcome { () throws(ConnectorError) in
            try await Sample.connector(vendor).perform(Sample.plan(Sample.target()), for: "t", permit: permit)
        }
        #expect(outcome.value?.accepted == wanted.accepted)
        #expect(outcome.error?.code == wanted.code)
        #expect(vendor.calls == wanted.calls)
    }

    @Test("sends everything back that it read, with only the state changed")
    func body() async throws {
        let more = #","maxCallsPerAgentDecimal":1.50,"unknown":{"a":0.10}"#
        let vendor = ScriptedVendor([
            Self.start: [.error(403, "missing.any.permissions")], Self.permitted: [Self.editHeld],
            Self.get: [.json(Sample.campaign(more: more))], Self.put: [.json(Sample.campaign("c1", "on"))],
        ])
        let permit = try #require(Sample.permit())
        _ = try await Sample.connector(vendor).perform(Sample.plan(Sample.target()), for: "t", permit: permit)
        let sent = try JSON(parsing: vendor.requests.last?.body ?? [])
        #expect(sent == (try JSON(parsing: Sample.campaign("c1", "on", more: more))))
        #expect(sent.text().contains("0.10"))
    }

    struct Unfit: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var trigger = "t"
        var provider = "genesys"
        var age: TimeInterval = 0
    }

    @Test(
        "sends nothing without a permit that covers it",
        arguments: [
            Unfit(testDescription: "another trigger's", trigger: "other"),
            Unfit(testDescription: "another provider's", provider: "cxone"),
            Unfit(testDescription: "one that is too old", age: 60),
        ]
    )
    func unfit(_ wanted: Unfit) async throws {
        let vendor = ScriptedVendor([Self.start: [.empty(204)]])
        let permit = try #require(
            Sample.permit(trigger: wanted.trigger, provider: wanted.provider, at: Sample.now - wanted.age)
        )
        let outcome = await Sample.outcome { () throws(ConnectorError) in
            try await Sample.connector(vendor).perform(Sample.plan(Sample.target()), for: "t", permit: permit)
        }
        #expect(outcome.error?.code == .notPermitted)
        #expect(vendor.requests.isEmpty)
    }

    struct Slow: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// Seconds that each answer takes.
        var pace: TimeInterval
        var refused: [ScriptedVendor.Answer]
        var calls: [String]
    }

    @Test(
        "sends nothing that changes something once the permit has run out, however much of a step was done before",
        arguments: [
            Slow(
                testDescription: "the campaign's replacement, after the start was refused",
                pace: 0.4,
                refused: [.error(403, "missing.any.permissions")],
                calls: [start, "\(permitted)?permission=outbound%3Acampaign%3Aedit", get]
            ),
            Slow(
                testDescription: "the start, after the token was refused",
                pace: 0.6,
                refused: [.error(401, "bad.credentials"), .empty(204)],
                calls: [start]
            ),
        ]
    )
    func runsOut(_ wanted: Slow) async throws {
        let clock = SetClock()
        let vendor = ScriptedVendor([
            Self.start: wanted.refused, Self.permitted: [Self.editHeld],
            Self.get: [.json(Sample.campaign())], Self.put: [.json(Sample.campaign("c1", "on"))],
        ])
        let connector = Sample.connector(SlowVendor(inner: vendor, clock: clock, pace: wanted.pace), clock: clock)
        // The token is there before the gate decides.
        _ = await Sample.outcome { () throws(ConnectorError) in
            try await connector.progress(of: Sample.plan(Sample.target()))
        }
        let earlier = vendor.calls.count
        let permit = try #require(Sample.permit(at: clock.now()))
        let outcome = await Sample.outcome { () throws(ConnectorError) in
            try await connector.perform(Sample.plan(Sample.target()), for: "t", permit: permit)
        }
        #expect(outcome.error?.code == .notPermitted)
        #expect(Array(vendor.calls.dropFirst(earlier)) == wanted.calls)
    }

    @Test("says which campaign failed after others were started")
    func partly() async throws {
        let vendor = ScriptedVendor([
            Self.start: [.empty(204)],
            "POST /api/v2/outbound/campaigns/c2/start": [.empty(429, headers: ["retry-after": "3"])],
        ])
        let permit = try #require(Sample.permit())
        let plan = Sample.plan(Sample.target(), Sample.target("c2", name: "Second"))
        let outcome = await Sample.outcome { () throws(ConnectorError) in
            try await Sample.connector(vendor).perform(plan, for: "t", permit: permit)
        }
        #expect(outcome.error?.code == .rateLimited)
        #expect(outcome.error?.target?.id == "c2")
    }

    @Test("needs no call when every campaign is on")
    func nothingToDo() async throws {
        let vendor = ScriptedVendor()
        let permit = try #require(Sample.permit())
        let plan = Sample.plan(Sample.target("c1", "on"))
        let receipt = try await Sample.connector(vendor).perform(plan, for: "t", permit: permit)
        #expect(receipt.accepted == ["campaign Renewals already on"])
        #expect(vendor.requests.isEmpty)
    }

    @Test("knows only its own steps")
    func unknownStep() async throws {
        let vendor = ScriptedVendor()
        let permit = try #require(Sample.permit())
        var plan = Sample.plan(Sample.target())
        plan.steps[0].operation = "DELETE /api/v2/outbound/campaigns/{campaignId}"
        let unknown = plan
        let outcome = await Sample.outcome { () throws(ConnectorError) in
            try await Sample.connector(vendor).perform(unknown, for: "t", permit: permit)
        }
        #expect(outcome.error?.code == .invalid)
        #expect(vendor.requests.isEmpty)
    }
}
