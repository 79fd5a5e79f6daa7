import GRDB
import RingdownCore
import RingdownDialer
import RingdownTestKit
import RingdownVendors
import Testing

@testable import RingdownExchange

@Suite("A campaign rule", .timeLimit(.minutes(5)))
struct CampaignRuleTests {
    private static let path = "/api/v2/outbound/campaignrules"
    private static let second = SeedID.of("campaign", "Second")

    private static func seed(contacts: Int = 20) -> TenantSeed {
        var seed = TenantSeed.renewals(contacts: contacts, agents: 2, joined: true)
        seed.contactLists?.append(
            ContactListSeed(name: "More", division: "Sales", generate: ContactGenerator(count: 400))
        )
        seed.campaigns?.append(CampaignSeed(name: "Second", contactList: "More", queue: "Renewals"))
        return seed
    }

    private static func body(
        _ condition: JSON,
        _ type: String,
        _ parameters: JSON = [:],
        _ changes: [String: JSON] = [:]
    ) -> JSON {
        let body: [String: JSON] = [
            "name": "Then the second",
            "campaignRuleEntities": ["campaigns": [["id": .string(Platform.campaign)]]],
            "campaignRuleConditions": [condition],
            "campaignRuleActions": [
                [
                    "actionType": .string(type), "parameters": parameters,
                    "campaignRuleActionEntities": ["campaigns": [["id": .string(second)]]],
                ]
            ],
        ]
        return .object(body.merging(changes) { $1 })
    }

    private static let half: JSON = [
        "conditionType": "campaignProgress", "parameters": ["operator": "greaterThanEqualTo", "value": "50"],
    ]

    private static func make(_ body: JSON, _ admin: Caller) async throws -> String {
        var rule = try #require(try await admin.post(path, body).json.object)
        let own = path + "/" + (rule["id"]?.string ?? "")
        rule["enabled"] = true
        #expect(try await admin.put(own, .object(rule)).status == 200)
        return own
    }

    @Test("turns a campaign on when another is half through, once")
    func progress() async throws {
        try await Platform.open(Self.seed()) { platform in
            let admin = try await platform.caller("admin")
            _ = try await Self.make(Self.body(Self.half, "turnOnCampaign"), admin)
            _ = try await admin.post(Platform.campaignPath + "/start")
            let second = "/api/v2/outbound/campaigns/\(Self.second)"
            while try await admin.get(second).json["campaignStatus"]?.string == "off" {
                let before = try await admin.get(Platform.campaignPath + "/progress").json
                #expect(try #require(before["percentage"]?.int) < 50)
                try await platform.run(steps: 1)
            }
            _ = try await admin.post(second + "/stop")
            try await platform.run()
            #expect(try await admin.get(second).json["campaignStatus"]?.string == "off")
        }
    }

    struct Deed: CustomTestStringConvertible, Sendable {
        var type: String
        var parameters: JSON
        var member: String
        var value: JSON

        var testDescription: String { type }
    }

    static let deeds = [
        Deed(type: "setCampaignPriority", parameters: ["priority": "4"], member: "priority", value: 4),
        Deed(
            type: "setCampaignDialingMode",
            parameters: ["dialingMode": "predictive"],
            member: "dialingMode",
            value: "predictive"
        ),
        Deed(type: "setCampaignAbandonRate", parameters: ["abandonRate": 2.5], member: "abandonRate", value: 2.5),
        Deed(
            type: "setCampaignNumberOfLines",
            parameters: ["outboundLineCount": 1],
            member: "outboundLineCount",
            value: 1
        ),
        Deed(
            type: "setCampaignMaxCallsPerAgent",
            parameters: ["maxCallsPerAgent": 3],
            member: "maxCallsPerAgent",
            value: 3
        ),
        Deed(type: "turnOffCampaign", parameters: [:], member: "campaignStatus", value: "off"),
        Deed(type: "recycleCampaign", parameters: [:], member: "campaignStatus", value: "on"),
    ]

    @Test("steers the campaign that it names, also while that dials", arguments: deeds)
    func steers(_ deed: Deed) async throws {
        try await Platform.open(Self.seed()) { platform in
            let admin = try await platform.caller("admin")
            let second = "/api/v2/outbound/campaigns/\(Self.second)"
            _ = try await Self.make(Self.body(Self.half, deed.type, deed.parameters), admin)
            _ = try await admin.post(second + "/start")
            _ = try await admin.post(Platform.campaignPath + "/start")
            while try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "on" {
                try await platform.run(steps: 1)
            }
            try await platform.run(steps: 30)
            #expect(try await admin.get(second).json[deed.member] == deed.value)
            if deed.type == "recycleCampaign" {
                #expect(try await platform.instants(of: "campaign-recycled").count == 1)
            }
        }
    }

    @Test("acts at times of its zone, once a day if it says so, and goes on after a restart")
    func times() async throws {
        let clock = ManualClock(try #require(GenesysTime.date("2026-05-04T05:00:00Z")))
        let nine: JSON = [
            "conditionType": "timeOfDay", "parameters": ["operator": "between"],
            "dateTimeParameters": ["timeOfDay": ["interval": ["min": "09:00:00", "max": "10:00:00"]]],
        ]
        try await withFolder { folder in
            try await Platform.open(Self.seed(), folder: folder, clock: clock) { platform in
                let admin = try await platform.caller("admin")
                let changes: [String: JSON] = [
                    "timeZoneId": "Europe/Berlin", "executionSettings": ["frequency": "oncePerDay"],
                ]
                _ = try await Self.make(Self.body(nine, "turnOnCampaign", [:], changes), admin)
                try await platform.run(until: "2026-05-04T06:59:59Z")
                #expect(try await platform.instants(of: "campaign-started").isEmpty)
            }
            try await Platform.open(folder: folder, clock: clock, series: 1) { platform in
                try await platform.run(until: "2026-05-06T12:00:00Z")
                #expect(
                    try await platform.instants(of: "campaign-started")
                        == ["2026-05-04T07:00", "2026-05-05T07:00", "2026-05-06T07:00"]
                )
            }
        }
    }

    @Test(
        "counts what calls came to, in this pass",
        arguments: ["campaignBusinessSuccess", "campaignRightPartyContacts", "campaignValidAttempts"]
    )
    func results(_ type: String) async throws {
        try await Platform.open(Self.seed(contacts: 60)) { platform in
            let admin = try await platform.caller("admin")
            let code = try await admin.post("/api/v2/routing/wrapupcodes", ["name": "Sold"]).json["id"]?.string ?? ""
            let queue = "/api/v2/routing/queues/\(Platform.queue)/wrapupcodes"
            #expect(try await admin.post(queue, [["id": .string(code)]]).status == 200)
            let mapping: JSON = [
                "version": 1, "defaultSet": [],
                "mapping": .object([code: ["BUSINESS_SUCCESS", "RIGHT_PARTY_CONTACT"]]),
            ]
            #expect(try await admin.put("/api/v2/outbound/wrapupcodemappings", mapping).status == 200)
            let condition: JSON = [
                "conditionType": .string(type), "parameters": ["operator": "greaterThanEqualTo", "value": "5"],
            ]
            let own = try await Self.make(Self.body(condition, "turnOnCampaign"), admin)
            #expect(try await admin.get(own).json["campaignRuleConditions"] == [condition])
            _ = try await admin.post(Platform.campaignPath + "/start")
            let second = "/api/v2/outbound/campaigns/\(Self.second)"
            while try await admin.get(second).json["campaignStatus"]?.string == "off" {
                let before = try await platform.ended(type == "campaignValidAttempts")
                #expect(before < 5)
                try await platform.run(steps: 1)
            }
            #expect(try await platform.ended(type == "campaignValidAttempts") == 5)
        }
    }

    struct Days: CustomTestStringConvertible, Sendable {
        var type: String
        var word: String
        var value: JSON
        /// The days of May 2026 on which it holds.
        var days: Set<Int>

        var testDescription: String { "\(type) \(word)" }
    }

    static let days = [
        Days(type: "dayOfMonth", word: "in", value: ["inSet": ["1", "15", "31"]], days: [1, 15, 31]),
        Days(type: "dayOfMonth", word: "between", value: ["interval": ["min": "3", "max": "5"]], days: [3, 4, 5]),
        Days(
            type: "specificDate",
            word: "before",
            value: ["includeYear": true, "thresholdValue": "2026-05-03"],
            days: [1, 2]
        ),
        Days(
            type: "specificDate",
            word: "equals",
            value: ["includeYear": false, "thresholdValue": "05-17"],
            days: [17]
        ),
        Days(
            type: "weekDayOfMonth",
            word: "after",
            value: ["thresholdValue": ["dayOfWeek": 1, "occurrence": 4, "month": 5]],
            days: Set(26...31)
        ),
        Days(
            type: "weekDayOfMonth",
            word: "equals",
            value: ["thresholdValue": ["dayOfWeek": 5, "occurrence": 5, "month": 5]],
            days: [29]
        ),
    ]

    @Test("holds on days of the calendar of its zone", arguments: days)
    func calendar(_ each: Days) async throws {
        let clock = ManualClock(try #require(GenesysTime.date("2026-04-30T12:00:00Z")))
        try await Platform.open(Self.seed(), clock: clock) { platform in
            let admin = try await platform.caller("admin")
            let condition: JSON = [
                "conditionType": .string(each.type), "parameters": ["operator": .string(each.word)],
                "dateTimeParameters": .object(["inverted": false, each.type: each.value]),
            ]
            let own = try await Self.make(Self.body(condition, "turnOffCampaign"), admin)
            #expect(try await admin.get(own).json["campaignRuleConditions"] == [condition])
            let rule = try await platform.exchange.store.read { db in try db.objects(CampaignRule.self)[0] }
            let metrics = CampaignMetrics(progress: 0, agents: 0, attempted: 0)
            let held = try (1...31).filter { day in
                let text = "2026-05-\(day < 10 ? "0" : "")\(day)T12:00:00Z"
                let time = DialerTime(try #require(GenesysTime.date(text)))
                return rule.groups.allSatisfy { $0.holds(of: metrics, at: rule.clock.reading(at: time)) }
            }
            #expect(Set(held) == each.days)
        }
    }

    @Test("is made disabled, and neither changed nor deleted while it is enabled")
    func life() async throws {
        try await Platform.open(Self.seed()) { platform in
            let admin = try await platform.caller("admin")
            let enabled = Self.body(Self.half, "turnOnCampaign", [:], ["enabled": true])
            #expect(try await admin.post(Self.path, enabled).code == "cannot.create.enabled.campaign.rule")
            let own = try await Self.make(Self.body(Self.half, "turnOnCampaign"), admin)
            var rule = try #require(try await admin.get(own).json.object)
            #expect(rule["enabled"]?.bool == true)
            #expect(rule["campaignRuleConditions"] == [Self.half])
            rule["name"] = "Another"
            #expect(try await admin.put(own, .object(rule)).code == "cannot.modify.enabled.campaign.rule")
            #expect(try await admin.delete(own).code == "cannot.delete.enabled.campaign.rule")
            #expect(try await admin.delete("/api/v2/outbound/campaigns/\(Self.second)").code == "campaign.in.use")
            rule["name"] = "Then the second"
            rule["enabled"] = false
            rule = try #require(try await admin.put(own, .object(rule)).json.object)
            rule["name"] = "Another"
            #expect(try await admin.put(own, .object(rule)).json["name"]?.string == "Another")
            #expect(try await admin.get(Self.path).json["total"]?.int == 1)
            #expect(try await admin.delete(own).status == 200)
            #expect(try await admin.get(own).status == 404)
        }
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
        var code: String
        var body: JSON

        var testDescription: String { code }
    }

    static let refusals = [
        Refusal(
            code: "invalid.campaign.rule.property.value",
            body: body(["conditionType": "campaignContactsMessaged", "parameters": [:]], "turnOnCampaign")
        ),
        Refusal(
            code: "invalid.campaign.rule.property.value",
            body: body(
                ["conditionType": "campaignRunTime", "parameters": ["operator": "equals", "value": "1"]],
                "turnOnCampaign"
            )
        ),
        Refusal(
            code: "invalid.campaign.rule.date.time.condition.parameter",
            body: body(
                [
                    "conditionType": "dayOfMonth", "parameters": ["operator": "in"],
                    "dateTimeParameters": ["dayOfMonth": ["inSet": ["32"]]],
                ],
                "turnOnCampaign"
            )
        ),
        Refusal(
            code: "invalid.campaign.rule.condition.operator",
            body: body(
                ["conditionType": "campaignAgents", "parameters": ["operator": "before", "value": "1"]],
                "turnOnCampaign"
            )
        ),
        Refusal(
            code: "missing.campaign.rule.condition.value",
            body: body(["conditionType": "campaignAgents", "parameters": ["operator": "equals"]], "turnOnCampaign")
        ),
        Refusal(
            code: "invalid.campaign.rule.date.time.condition.parameter",
            body: body(["conditionType": "timeOfDay", "parameters": ["operator": "before"]], "turnOnCampaign")
        ),
        Refusal(code: "invalid.campaign.rule.property.value", body: body(half, "setCampaignWeight")),
        Refusal(code: "invalid.campaign.rule.action.parameter", body: body(half, "setCampaignPriority")),
        Refusal(
            code: "missing.campaign.rule.action.entity",
            body: body(half, "turnOnSequence", [:])
        ),
        Refusal(
            code: "missing.campaign.rule.conditions",
            body: body(half, "turnOnCampaign", [:], ["campaignRuleConditions": []])
        ),
        Refusal(
            code: "missing.campaign.rule.actions",
            body: body(half, "turnOnCampaign", [:], ["campaignRuleActions": []])
        ),
        Refusal(
            code: "missing.campaign.rule.entity",
            body: body(half, "turnOnCampaign", [:], ["campaignRuleEntities": ["campaigns": [["id": "none"]]]])
        ),
    ]

    @Test("is refused when it could not be acted on", arguments: refusals)
    func refused(_ each: Refusal) async throws {
        try await Platform.open(Self.seed()) { platform in
            let admin = try await platform.caller("admin")
            let answer = try await admin.post(Self.path, each.body)
            #expect(answer.status == 400)
            #expect(answer.code == each.code)
        }
    }
}

extension Platform {
    /// The calls of the seed's campaign that have ended: all to numbers that are ones, or those with an agent.
    fileprivate func ended(_ all: Bool) async throws -> Int {
        try await exchange.store.read { db in
            let key = try db.key(.campaign, Platform.campaign)
            let calls = try String.fetchAll(
                db,
                sql: "SELECT disposition FROM attempts WHERE campaign = ? AND disposition IS NOT NULL",
                arguments: [key]
            )
            .compactMap(Disposition.init(rawValue:))
            return calls.count { all ? $0.countsAsAttempt && $0 != .invalid : $0 == .live }
        }
    }
}
