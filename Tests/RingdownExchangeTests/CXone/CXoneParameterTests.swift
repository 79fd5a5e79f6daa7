import Foundation
import HTTPTypes
import RingdownCore
import RingdownDialer
import RingdownTestKit
import Testing

@testable import RingdownExchange

@Suite("The parameters of a CXone skill", .timeLimit(.minutes(5)))
struct CXoneParameterTests {
    @Test("schedule it: the platform starts and stops it by itself, and the other dialect shows the schedule")
    func schedule() async throws {
        try await Platform.open(.skills(contacts: 2000, agents: 1)) { platform in
            let admin = try await platform.cxone("admin")
            let path = "/skills/\(Platform.skill)/parameters/schedule-settings"
            let now = platform.exchange.switchboard.now
            let day = now.date.formatted(Date.ISO8601FormatStyle().year().month().day())
            var settings: [String: JSON] = ["isScheduled": true]
            for name in ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] {
                settings[name + "IsActive"] = true
                settings[name + "StartTime"] = "23:00"
                settings[name + "EndTime"] = "23:30"
            }
            #expect(try await admin.put(path, ["scheduleSettings": .object(settings)]).status == 200)
            #expect(try await admin.get(path).json["mondayStartTime"]?.string == "23:00")
            let genesys = try await platform.caller("admin")
            #expect(try await genesys.get("/api/v2/outbound/schedules/campaigns/\(Platform.campaign)").status == 200)

            func running(at clock: String) async throws -> Bool? {
                let time = try #require(DialerTime(cxone: "\(day)T\(clock)Z"))
                platform.clock.set(to: time.date)
                try await platform.exchange.switchboard.catchUp()
                let campaign = try await platform.exchange.store.read { db in
                    try db.existing(Campaign.self, Platform.campaign)
                }
                return campaign.isRunning
            }
            #expect(try await running(at: "22:59:59") == false)
            #expect(try await running(at: "23:00:00") == true)
            #expect(try await running(at: "23:30:00") == false)
            let late = try await platform.cxone("admin")
            #expect(try await late.put(path, ["scheduleSettings": ["isScheduled": false]]).status == 200)
            #expect(try await genesys.get("/api/v2/outbound/schedules/campaigns/\(Platform.campaign)").status != 200)
        }
    }

    struct Setting: Sendable, CustomTestStringConvertible {
        var block: String
        var body: JSON
        var status: Int
        var testDescription: String { "\(block) \(body.text())" }
    }

    @Test(
        "are acted on or refused, never ignored",
        arguments: [
            Setting(
                block: "general-settings",
                body: ["generalSettings": ["maximumRingingDuration": 30, "maximumRatio": 2]],
                status: 200
            ),
            Setting(block: "general-settings", body: ["generalSettings": ["maximumRingingDuration": 61]], status: 400),
            Setting(block: "general-settings", body: ["generalSettings": ["aggressiveness": 5]], status: 400),
            Setting(block: "general-settings", body: ["generalSettings": ["aggressiveness": 0]], status: 200),
            Setting(
                block: "retry-settings",
                body: ["retrySettings": ["maximumAttempts": 3, "minimumRetryMinutes": 30]],
                status: 200
            ),
            Setting(block: "cpa-management", body: ["cpaSettings": ["ansMachineDetMode": 2]], status: 200),
            Setting(block: "cpa-management", body: ["cpaSettings": ["ansMachineDetMode": 4]], status: 400),
            Setting(
                block: "delivery-preferences",
                body: ["deliveryPreferences": ["showSkipButton": false]],
                status: 200
            ),
            Setting(
                block: "time-zones",
                body: [
                    "timeZoneSettings": [
                        [
                            "standardName": "Eastern Standard Time", "startTime": "09:00", "endTime": "20:00",
                            "timeZoneActiveToCall": true,
                        ]
                    ]
                ],
                status: 200
            ),
            Setting(
                block: "time-zones",
                body: ["timeZoneSettings": [["standardName": "Mars Standard Time"]]],
                status: 400
            ),
            Setting(block: "cadence-settings", body: ["attemptMode": 2], status: 400),
            Setting(block: "cadence-settings", body: ["cadences": [["fieldName": "fax"]]], status: 400),
            Setting(
                block: "cadence-settings",
                body: ["maximumAttempts": [["fieldName": "phone", "attempts": 0]]],
                status: 400
            ),
            Setting(
                block: "list-management",
                body: ["listOrderingOptions": [["orderType": "name", "direction": "Descending"]]],
                status: 200
            ),
            Setting(
                block: "list-management",
                body: ["listOrderingOptions": [["orderType": "name", "direction": "sideways"]]],
                status: 400
            ),
        ]
    )
    func settings(_ setting: Setting) async throws {
        try await Platform.open(.skills()) { platform in
            let admin = try await platform.cxone("admin")
            let answer = try await admin.put("/skills/\(Platform.skill)/parameters/\(setting.block)", setting.body)
            #expect(answer.status == setting.status, "\(answer.text)")
        }
    }

    @Test("are read back as they were written")
    func readBack() async throws {
        try await Platform.open(.skills()) { platform in
            let admin = try await platform.cxone("admin")
            let path = "/skills/\(Platform.skill)/parameters"
            _ = try await admin.put(path + "/general-settings", ["generalSettings": ["maximumRingingDuration": 30]])
            _ = try await admin.put(
                path + "/retry-settings",
                ["retrySettings": ["maximumAttempts": 3, "minimumRetryMinutes": 30]]
            )
            let all = try await admin.get(path).json
            #expect(all["generalSettings"]?["maximumRingingDuration"]?.int == 30)
            #expect(all["generalSettings"]?["maximumAttempts"]?.int == 3)
            #expect(all["retrySettings"]?["minimumRetryMinutes"]?.int == 30)
            #expect(all["scheduleSettings"]?["isScheduled"] == false)
            #expect(all["scheduleSettings"]?["schedules"]?.array?.count == 7)
        }
    }

    /// Renewals with two numbers each, the later ones with the higher score.
    private static func pairs(_ count: Int) -> TenantSeed {
        var seed = TenantSeed.skills(agents: 1)
        seed.contactLists?[0].columns = ["score", "home", "cell"]
        seed.contactLists?[0].phoneColumns = ["home", "cell"]
        seed.contactLists?[0].generate = nil
        seed.contactLists?[0].contacts = (0..<count).map { index in
            ["score": String(index), "home": "+12025551\(100 + index)", "cell": "+12025552\(100 + index)"]
        }
        return seed
    }

    @Test("let the numbers of a record be tried in the order and as often as the cadence says")
    func cadence() async throws {
        try await Platform.open(Self.pairs(12)) { platform in
            let admin = try await platform.cxone("admin")
            let path = "/skills/\(Platform.skill)/parameters"
            let retry: JSON = ["retrySettings": ["maximumAttempts": 9, "minimumRetryMinutes": 1]]
            #expect(try await admin.put(path + "/retry-settings", retry).status == 200)
            let set = try await admin.put(
                path + "/cadence-settings",
                ["cadences": [["fieldName": "cell", "attempts": 1], ["fieldName": "home", "attempts": 2]]]
            )
            #expect(set.status == 200, "\(set.text)")
            let shown = try await admin.get(path).json["cadenceSettings"]?["cadences"]
            #expect(shown?[1]?["fieldName"]?.string == "home")
            #expect(shown?[1]?["attempts"]?.int == 2)
            _ = try await admin.post("/skills/\(Platform.skill)/start")
            try await platform.run()
            let calls = try await platform.exchange.store.read { db in try db.calls(CallSelection()) }
            let sequences = Dictionary(grouping: calls, by: \.contact).values.map { calls in
                calls.sorted { $0.ordinal < $1.ordinal }.map(\.column)
            }
            #expect(sequences.count == 12)
            let most = ["cell", "home", "home"]
            #expect(sequences.allSatisfy { $0 == Array(most.prefix($0.count)) }, "\(sequences)")
            #expect(sequences.contains { $0.count == 3 })
        }
    }

    @Test("let records be dialed in another order, also while the skill runs")
    func ordering() async throws {
        try await Platform.open(Self.pairs(12)) { platform in
            let admin = try await platform.cxone("admin")
            _ = try await admin.post("/skills/\(Platform.skill)/start")
            let path = "/skills/\(Platform.skill)/parameters"
            let options: JSON = [["orderType": "score", "direction": "Descending"]]
            let set = try await admin.put(path + "/list-management", ["listOrderingOptions": options])
            #expect(set.status == 200, "\(set.text)")
            #expect(try await admin.get(path).json["listManagementSettings"]?["listOrderingOptions"] == options)
            try await platform.run()
            let order = try await platform.exchange.store.read { db in
                try db.calls(CallSelection()).sorted { $0.serial < $1.serial }.map(\.number)
            }
            // The first call was placed before; texts are compared, so that 9 comes before 11.
            let expected = (0..<12).map(String.init).sorted(by: >).map { "+12025551\(100 + (Int($0) ?? 0))" }
            #expect(order.dropFirst() == ArraySlice(expected.filter { $0 != order.first }))
        }
    }

    @Test("hold for a skill that runs, and are not lost when it stops")
    func whileRunning() async throws {
        try await Platform.open(.skills(contacts: 2000, agents: 1)) { platform in
            let admin = try await platform.cxone("admin")
            _ = try await admin.post("/skills/\(Platform.skill)/start")
            let path = "/skills/\(Platform.skill)/parameters"
            let zones: JSON = [
                "timeZoneSettings": [
                    ["standardName": "Eastern Standard Time", "startTime": "09:00", "endTime": "20:00"]
                ]
            ]
            #expect(try await admin.put(path + "/time-zones", zones).status == 200)
            let faster = try await admin.put(path + "/general-settings", ["generalSettings": ["maximumRatio": 2]])
            #expect(faster.status == 200, "\(faster.text)")
            _ = try await admin.post("/skills/\(Platform.skill)/stop?force=true")
            try await platform.run(steps: 10)
            let all = try await admin.get(path).json
            #expect(all["timeZoneSettings"]?[0]?["startTime"]?.string == "09:00")
            #expect(all["generalSettings"]?["maximumRatio"]?.int == 2)
        }
    }

    @Test("let people be called in the hours of the zone that their number is in, where nothing else says it")
    func hours() async throws {
        try await Platform.open(.skills()) { platform in
            let admin = try await platform.cxone("admin")
            let set = try await admin.put(
                "/skills/\(Platform.skill)/parameters/time-zones",
                [
                    "timeZoneSettings": [
                        ["standardName": "Eastern Standard Time", "startTime": "09:00", "endTime": "09:30"]
                    ]
                ]
            )
            #expect(set.status == 200, "\(set.text)")
            _ = try await admin.post("/skills/\(Platform.skill)/start")
            try await platform.run()
            let calls = try await platform.exchange.store.read { db in try db.calls(CallSelection()) }
            let clock = try #require(ZoneClock("America/New_York"))
            #expect(calls.count == 20)
            #expect(calls.allSatisfy { (9 * 3600..<9 * 3600 + 1800).contains(clock.reading(at: $0.started).second) })
        }
    }
}
