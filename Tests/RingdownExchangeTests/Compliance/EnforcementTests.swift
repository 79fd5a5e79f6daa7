import Foundation
import GRDB
import RingdownCore
import RingdownDialer
import RingdownTestKit
import Testing

@testable import RingdownExchange

@Suite("Rules of dialing", .timeLimit(.minutes(5)))
struct EnforcementTests {
    /// Monday, 2026-01-05, one in the morning in Berlin, seven in the evening of Sunday in New York.
    static let sunday = Date(timeIntervalSince1970: 1_767_571_200)

    static let zones = ["America/New_York", "America/Los_Angeles", "Europe/Berlin"]

    /// Nine to five on workdays in each of the zones.
    static let workdays: JSON = [
        "name": "Workdays",
        "callableTimes": .array(
            zones.map { zone in
                [
                    "timeZoneId": .string(zone),
                    "timeSlots": .array(
                        (1...5).map { day in
                            ["day": .number(JSONNumber(day)), "startTime": "09:00:00", "stopTime": "17:00:00"]
                        }
                    ),
                ]
            }
        ),
    ]

    /// A platform with a list of contacts in three zones and a campaign that calls them at callable times only.
    static func zoned(
        folder: URL? = nil,
        clock: ManualClock,
        series: Int = 0,
        _ body: @Sendable (Platform, Caller, String) async throws -> Void
    ) async throws {
        try await Platform.open(.renewals(agents: 2, joined: true), folder: folder, clock: clock, series: series) {
            platform in
            let admin = try await platform.caller("admin")
            let found = try await admin.get(CampaignTests.path + "?name=Zoned")
            if let id = found.json["entities"]?[0]?["id"]?.string {
                return try await body(platform, admin, CampaignTests.path + "/" + id)
            }
            let times = try await admin.post("/api/v2/outbound/callabletimesets", workdays)
            let list = try await admin.post(
                ContactListTests.path,
                ContactListTests.body([
                    "columnNames": ["name", "cell", "zone"],
                    "phoneColumns": [["columnName": "cell", "callableTimeColumn": "zone"]],
                ])
            )
            let contacts = (0..<90).map { index -> JSON in
                let zone = index == 89 ? "Mars/Olympus" : zones[index % 3]
                let number = "+1202555\(1000 + index)"
                return [
                    "id": .string("c\(index)"),
                    "data": ["name": .string("N\(index)"), "cell": .string(number), "zone": .string(zone)],
                ]
            }
            let path = ContactListTests.path + "/\(list.json["id"]?.string ?? "")/contacts"
            #expect(try await admin.post(path, .array(contacts)).status == 200)
            let campaign = try await admin.post(
                CampaignTests.path,
                CampaignTests.body([
                    "name": "Zoned", "contactList": ["id": list.json["id"] ?? .null],
                    "phoneColumns": [["columnName": "cell"]],
                    "callableTimeSet": ["id": times.json["id"] ?? .null],
                ])
            )
            let one = try #require(campaign.json["selfUri"]?.string)
            #expect(try await admin.post(one + "/start").status == 204)
            try await body(platform, admin, one)
        }
    }

    /// Checks that every call was placed from nine to five on a workday, where the contact is.
    static func checkHours(_ platform: Platform) async throws {
        for call in try await platform.calls() {
            let index = Int(call.contact.dropFirst()) ?? 0
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = try #require(TimeZone(identifier: zones[index % 3]))
            let hour = calendar.component(.hour, from: call.at.date)
            #expect((9..<17).contains(hour), "\(call)")
            #expect((2...6).contains(calendar.component(.weekday, from: call.at.date)), "\(call)")
        }
    }

    @Test("Everybody is called at a callable time of their own zone, across a day")
    func day() async throws {
        var runs: [[Platform.Call]] = []
        for _ in 1...2 {
            let calls = try await withCalls { platform, admin, campaign in
                let diagnostics = try await admin.get(campaign + "/diagnostics")
                #expect(diagnostics.json["outstandingInteractionsCount"]?.int == 0)
                try await platform.run()
                #expect(try await admin.get(campaign).json["campaignStatus"]?.string == "complete")
                let progress = try await admin.get(campaign + "/progress").json
                #expect(progress["numberOfContactsCalled"]?.int == 89)
                #expect(progress["numberOfContactsSkipped"] == ["ININ-OUTBOUND-NOT-CALLABLE-TIME": 1])
                let events = try await admin.get("/api/v2/outbound/events?category=CALL_RESTRICTION")
                #expect(events.json["entities"]?[0]?["eventMessage"]?["code"]?.string == "INVALID_CALLABLE_TIME_ZONE")
                try await Self.checkHours(platform)
            }
            #expect(Set(calls.map(\.contact)).count == 89 && calls.count == 89)
            runs.append(calls)
        }
        #expect(runs[0] == runs[1])
    }

    private func withCalls(
        _ body: @Sendable (Platform, Caller, String) async throws -> Void
    ) async throws -> [Platform.Call] {
        let calls = Calls()
        try await Self.zoned(clock: ManualClock(Self.sunday)) { platform, admin, campaign in
            try await body(platform, admin, campaign)
            await calls.set(try await platform.calls())
        }
        return await calls.all
    }

    private actor Calls {
        var all: [Platform.Call] = []
        func set(_ calls: [Platform.Call]) { all = calls }
    }

    @Test("A restart in the middle changes neither hours nor that everybody is called once", arguments: [3, 40, 200])
    func restart(_ steps: Int) async throws {
        try await withFolder { folder in
            let clock = ManualClock(Self.sunday)
            try await Self.zoned(folder: folder, clock: clock) { platform, _, _ in try await platform.run(steps: steps)
            }
            clock.advance(by: .seconds(7200))
            try await Self.zoned(folder: folder, clock: clock, series: 1) { platform, admin, campaign in
                try await platform.run()
                #expect(try await admin.get(campaign).json["campaignStatus"]?.string == "complete")
                let calls = try await platform.calls()
                #expect(Set(calls.map(\.contact)).count == 89 && calls.count == 89)
                try await Self.checkHours(platform)
            }
        }
    }

    @Test("Longer hours take effect on a campaign that waits")
    func changed() async throws {
        try await Self.zoned(clock: ManualClock(Self.sunday)) { platform, admin, campaign in
            #expect(try await platform.calls().isEmpty)
            let id = try await admin.get(campaign).json["callableTimeSet"]?["id"]?.string ?? ""
            let path = "/api/v2/outbound/callabletimesets/\(id)"
            var body = try #require(try await admin.get(path).json.object)
            body["callableTimes"] = [
                [
                    "timeZoneId": "Europe/Berlin",
                    "timeSlots": [["day": 1, "startTime": "00:00:00", "stopTime": "23:00:00"]],
                ]
            ]
            #expect(try await admin.put(path, .object(body)).status == 200)
            try await platform.run(steps: 1)
            #expect(try await platform.calls().count == 2)
        }
    }

    @Test("Automatic mapping calls by the zone of the number")
    func mapped() async throws {
        try await Platform.open(.renewals(agents: 2, joined: true), clock: ManualClock(Self.sunday)) { platform in
            let admin = try await platform.caller("admin")
            let list = try await admin.post(
                ContactListTests.path,
                ContactListTests.body(["automaticTimeZoneMapping": true])
            )
            let id = list.json["id"]?.string ?? ""
            let contacts: JSON = [
                ["id": "east", "data": ["cell": "+12125550100"]], ["id": "west", "data": ["cell": "+13105550100"]],
                ["id": "berlin", "data": ["cell": "+4930123456"]],
            ]
            _ = try await admin.post(ContactListTests.path + "/\(id)/contacts", contacts)
            let preview = try await admin.get(ContactListTests.path + "/\(id)/timezonemappingpreview").json
            #expect(preview["contactsMappedToASingleZone"]?.int == 3)
            #expect(preview["contactsPerTimeZone"]?["Europe/Berlin"]?.int == 1)
            let hours = try await Self.hours(of: id, platform, admin)
            // At midnight UTC it is 19:00 in New York and 16:00 in Los Angeles; in Berlin 8:00 comes at 7:00 UTC.
            #expect(hours == ["east 0", "west 0", "berlin 7"])
        }
    }
}

extension EnforcementTests {
    /// Dials a list with a campaign of its own, and answers who was called how many hours after the Sunday began.
    private static func hours(of list: String, _ platform: Platform, _ admin: Caller) async throws -> [String] {
        let campaign = try await admin.post(
            CampaignTests.path,
            CampaignTests.body(["contactList": ["id": .string(list)], "phoneColumns": [["columnName": "cell"]]])
        )
        _ = try await admin.post((campaign.json["selfUri"]?.string ?? "") + "/start")
        try await platform.run()
        return try await platform.calls().map {
            "\($0.contact) \(Int($0.at.date.timeIntervalSince(sunday) / 3600))"
        }
    }

    @Test("Automatic mapping goes by the ZIP code too, in the hours of the settings")
    func zipCodes() async throws {
        try await Platform.open(.renewals(agents: 2, joined: true), clock: ManualClock(Self.sunday)) { platform in
            let admin = try await platform.caller("admin")
            let hours: JSON = ["earliestCallableTime": "09:00", "latestCallableTime": "20:00"]
            let window: JSON = [
                "callableWindows": [
                    ["mapped": hours, "unmapped": hours.with(["timeZoneId": "Europe/Berlin"])]
                ]
            ]
            let settings = "/api/v2/outbound/settings"
            #expect(try await admin.patch(settings, ["automaticTimeZoneMapping": window]).status == 204)
            #expect(try await admin.get(settings).json["automaticTimeZoneMapping"] == window)
            let list = try await admin.post(
                ContactListTests.path,
                ContactListTests.body([
                    "columnNames": ["name", "cell", "zip"], "automaticTimeZoneMapping": true,
                    "zipCodeColumnName": "zip",
                ])
            )
            let id = list.json["id"]?.string ?? ""
            #expect(list.json["zipCodeColumnName"]?.string == "zip")
            let contacts: JSON = [
                ["id": "east", "data": ["cell": "+12125550100", "zip": "10001"]],
                ["id": "moved", "data": ["cell": "+12125550101", "zip": "00901-1234"]],
                ["id": "unknown", "data": ["cell": "+12125550102", "zip": "none"]],
            ]
            let path = ContactListTests.path + "/\(id)"
            let added = try await admin.post(path + "/contacts", contacts)
            #expect(
                added.json[1]?["contactColumnTimeZones"] == [
                    "cell": ["timeZone": "America/New_York", "columnType": "PHONE"],
                    "zip": ["timeZone": "America/Puerto_Rico", "columnType": "ZIP"],
                ]
            )
            let preview = try await admin.get(path + "/timezonemappingpreview").json
            #expect(preview["contactsMappedUsingZipCode"] == ["America/New_York": 1, "America/Puerto_Rico": 1])
            #expect(preview["contactsMappedToMultipleZonesUsingZipCode"]?.int == 1)
            let called = try await Self.hours(of: id, platform, admin)
            // At midnight UTC it is 19:00 in New York, but 20:00 in Puerto Rico; what is nowhere can be called in Berlin's
            // hours when New York has begun, at 14:00 UTC.
            #expect(called == ["east 0", "moved 14", "unknown 14"])
        }
    }

    @Test("A window that makes no sense is refused")
    func windows() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let hours: JSON = ["earliestCallableTime": "09:00", "latestCallableTime": "20:00"]
            for mapping: JSON in [
                ["callableWindows": []], ["callableWindows": [["mapped": hours, "unmapped": hours]]],
                ["supportedCountries": ["US"]],
                [
                    "callableWindows": [
                        [
                            "mapped": ["earliestCallableTime": "20:00", "latestCallableTime": "09:00"],
                            "unmapped": hours.with(["timeZoneId": "Europe/Berlin"]),
                        ]
                    ]
                ],
            ] {
                let answer = try await admin.patch(
                    "/api/v2/outbound/settings",
                    ["automaticTimeZoneMapping": mapping]
                )
                #expect(answer.code == "invalid.update")
            }
        }
    }
}

extension Platform {
    /// A call that was placed.
    struct Call: Hashable, Sendable {
        let contact: String
        let number: String
        let at: DialerTime
    }

    /// The calls that were placed, in their order.
    func calls() async throws -> [Call] {
        try await exchange.store.read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT contact, number, started FROM attempts ORDER BY started, contact, ordinal"
            )
            .map { Call(contact: $0["contact"], number: $0["number"], at: DialerTime(milliseconds: $0["started"])) }
        }
    }
}
