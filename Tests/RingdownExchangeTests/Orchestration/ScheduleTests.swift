import Foundation
import GRDB
import RingdownCore
import RingdownDialer
import RingdownTestKit
import RingdownVendors
import Testing

@testable import RingdownExchange

@Suite("A schedule", .timeLimit(.minutes(5)))
struct ScheduleTests {
    private static let path = "/api/v2/outbound/schedules/campaigns/\(Platform.campaign)"

    /// A campaign whose contacts do not run out in a week of one hour a day.
    private static func seed() -> TenantSeed {
        var seed = TenantSeed.renewals(contacts: 5000, agents: 1, joined: true)
        seed.clients?.append(
            ClientSeed(id: "scheduler", secret: "scheduler-secret", grants: [GrantSeed(role: "scheduler")])
        )
        seed.roles?.append(
            RoleSeed(
                name: "scheduler",
                permissions: ["outbound:campaign:viewSchedule", "outbound:campaign:editSchedule"].compactMap {
                    Permission($0)
                }
            )
        )
        seed.clients?.append(
            ClientSeed(
                id: "supportScheduler",
                secret: "supportScheduler-secret",
                grants: [GrantSeed(role: "scheduler", division: "Support")]
            )
        )
        seed.clients?.append(
            ClientSeed(
                id: "oldScheduler",
                secret: "oldScheduler-secret",
                grants: [GrantSeed(role: "oldScheduler", division: "Support")]
            )
        )
        seed.roles?.append(
            RoleSeed(
                name: "oldScheduler",
                permissions: ["outbound:schedule:view", "outbound:schedule:edit"].compactMap { Permission($0) }
            )
        )
        return seed
    }

    private static func body(
        intervals: JSON = [],
        recurrences: JSON = [],
        zone: String? = nil,
        version: Int? = nil
    ) -> JSON {
        var body: [String: JSON] = [
            "campaign": ["id": .string(Platform.campaign)], "intervals": intervals, "recurrences": recurrences,
        ]
        body["timeZone"] = zone.map { .string($0) }
        body["version"] = version.map { .number(JSONNumber($0)) }
        return .object(body)
    }

    private static let weekdays: JSON = [
        [
            "start": "2026-03-25T09:00:00", "end": "2026-03-25T10:00:00",
            "pattern": [
                "type": "Weekly", "interval": 1,
                "daysOfWeek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
            ],
            "range": ["type": "Numbered", "numberOfOccurrences": 7],
        ]
    ]

    private static func clock(_ text: String) throws -> ManualClock {
        ManualClock(try #require(GenesysTime.date(text)))
    }

    @Test("starts and stops its campaign for a week, over the night when the clocks change")
    func week() async throws {
        let clock = try Self.clock("2026-03-24T12:00:00Z")
        try await Platform.open(Self.seed(), clock: clock) { platform in
            let admin = try await platform.caller("admin")
            let kept = try await admin.put(Self.path, Self.body(recurrences: Self.weekdays, zone: "Europe/Berlin"))
            #expect(kept.status == 200)
            #expect(kept.json["version"]?.int == 1)
            try await platform.run()
            let starts = try await platform.instants(of: "campaign-started")
            #expect(
                starts == [
                    "2026-03-25T08:00", "2026-03-26T08:00", "2026-03-27T08:00", "2026-03-28T08:00", "2026-03-29T07:00",
                    "2026-03-30T07:00", "2026-03-31T07:00",
                ]
            )
            #expect(try await platform.instants(of: "campaign-stopped").count == 7)
            #expect(try await platform.instants(of: "schedule-ended") == ["2026-03-31T08:00"])
            let later = try await platform.caller("admin")
            #expect(try await later.get(Platform.campaignPath).json["campaignStatus"]?.string == "off")
            let late = try await platform.exchange.store.read { db in
                try String.fetchAll(db, sql: "SELECT started FROM attempts").compactMap { Int64($0) }
                    .filter { milliseconds in
                        let clock = ZoneClock("Europe/Berlin") ?? .utc
                        return WallTime(DialerTime(milliseconds: milliseconds), on: clock).secondOfDay / 3600 != 9
                    }
            }
            #expect(late.isEmpty)
        }
    }

    @Test("goes on after a restart: what was missed is told, and what is open is opened")
    func restart() async throws {
        try await withFolder { folder in
            let clock = try Self.clock("2026-03-24T12:00:00Z")
            try await Platform.open(Self.seed(), folder: folder, clock: clock) { platform in
                let admin = try await platform.caller("admin")
                _ = try await admin.put(Self.path, Self.body(recurrences: Self.weekdays, zone: "Europe/Berlin"))
                try await platform.run(until: "2026-03-25T08:20:00Z")
                #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "on")
            }
            // The end of the 25th, all of the 26th and 27th and the beginning of the 28th go by.
            clock.set(to: try #require(GenesysTime.date("2026-03-28T08:30:00Z")))
            try await Platform.open(folder: folder, clock: clock, series: 1) { platform in
                let admin = try await platform.caller("admin")
                #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "on")
                let events = try await admin.get("/api/v2/outbound/events?category=SCHEDULE")
                #expect(events.json["total"]?.int == 1)
                let message = events.json["entities"]?[0]?["eventMessage"]
                #expect(message?["code"]?.string == "RECURRING_SCHEDULE_MISSED_OCCURRENCES")
                #expect(message?["message"]?.string?.contains("during 2 of") == true)
                try await platform.run(until: "2026-03-28T09:30:00Z")
                #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "off")
            }
            clock.set(to: try #require(GenesysTime.date("2026-04-10T00:00:00Z")))
            try await Platform.open(folder: folder, clock: clock, series: 2) { platform in
                let admin = try await platform.caller("admin")
                #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "off")
                #expect(try await platform.instants(of: "campaign-started").count == 1)
            }
        }
    }

    @Test("does nothing at its start when the campaign is on, and stops it at its end")
    func alreadyStarted() async throws {
        let clock = try Self.clock("2026-05-01T12:00:00Z")
        try await Platform.open(Self.seed(), clock: clock) { platform in
            let admin = try await platform.caller("admin")
            _ = try await admin.put(
                Self.path,
                Self.body(intervals: [["start": "2026-05-01T13:00:00.000Z", "end": "2026-05-01T14:00:00.000Z"]])
            )
            _ = try await admin.post(Platform.campaignPath + "/start")
            let version = try await admin.get(Platform.campaignPath).json["version"]?.int
            try await platform.run(until: "2026-05-01T13:30:00Z")
            #expect(try await admin.get(Platform.campaignPath).json["version"]?.int == version)
            try await platform.run(until: "2026-05-01T14:30:00Z")
            #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "off")
        }
    }

    @Test("lives as a document of its campaign: made, read, listed, changed with its version, deleted")
    func life() async throws {
        let clock = try Self.clock("2026-05-01T12:00:00Z")
        try await Platform.open(Self.seed(), clock: clock) { platform in
            let admin = try await platform.caller("admin")
            #expect(try await admin.get(Self.path).status == 404)
            #expect(try await admin.get("/api/v2/outbound/schedules/campaigns").json == [])
            let interval: JSON = ["start": "2026-05-01T15:00:00", "end": "2026-05-01T16:00:00"]
            let made = try await admin.put(Self.path, Self.body(intervals: [interval], zone: "Europe/Berlin"))
            #expect(made.json["intervals"]?[0]?["start"]?.string == "2026-05-01T13:00:00.000Z")
            #expect(made.json["campaign"]?["name"]?.string == "Renewals")
            #expect(made.json["campaign"]?["division"]?["id"]?.string == Platform.sales)
            #expect(try await admin.get(Self.path).json == made.json)
            #expect(try await admin.get("/api/v2/outbound/schedules/campaigns").json == [made.json])
            let stale = try await admin.put(Self.path, Self.body(intervals: [interval]))
            #expect(stale.status == 409)
            #expect(stale.code == "invalid.update.wrong.version")
            let changed = try await admin.put(Self.path, Self.body(intervals: [interval], version: 1))
            #expect(changed.json["version"]?.int == 2)
            #expect(try await admin.delete(Self.path).status == 200)
            #expect(try await admin.get(Self.path).status == 404)
            #expect(try await admin.delete(Self.path).status == 404)
            try await platform.run()
            #expect(try await platform.instants(of: "campaign-started").isEmpty)
            let nowhere = try await admin.put("/api/v2/outbound/schedules/campaigns/none", Self.body())
            #expect(nowhere.status == 404)
            #expect(nowhere.code == "campaign.not.found")
        }
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
        var code: String
        var body: JSON

        var testDescription: String { code }
    }

    private static func recurring(_ changes: [String: JSON]) -> JSON {
        var recurrence = weekdays[0]?.object ?? [:]
        recurrence["start"] = "2026-06-01T09:00:00"
        recurrence["end"] = "2026-06-01T10:00:00"
        recurrence.merge(changes) { $1 }
        return body(recurrences: [.object(recurrence)])
    }

    static let refusals = [
        Refusal(
            code: "invalid.start.time",
            body: body(intervals: [["start": "2026-05-01T11:00:00Z", "end": "2026-05-01T14:00:00Z"]])
        ),
        Refusal(
            code: "invalid.end.time",
            body: body(intervals: [["start": "2026-05-01T14:00:00Z", "end": "2026-05-01T14:00:00Z"]])
        ),
        Refusal(code: "invalid.interval.time", body: body(intervals: [["start": "tomorrow", "end": "later"]])),
        Refusal(
            code: "overlapping.interval",
            body: body(intervals: [
                ["start": "2026-05-01T14:00:00Z", "end": "2026-05-01T15:00:00Z"],
                ["start": "2026-05-01T14:30:00Z", "end": "2026-05-01T15:30:00Z"],
            ])
        ),
        Refusal(code: "invalid.timezone", body: body(zone: "Berlin")),
        Refusal(code: "constraint.validation", body: ["campaign": ["id": .string(Platform.campaign)]]),
        Refusal(code: "invalid.associated.resource.type", body: ["sequence": ["id": "x"], "intervals": []]),
        Refusal(code: "invalid.update", body: ["campaign": ["id": "another"], "intervals": []]),
        Refusal(code: "recurrence.id.not.allowed", body: recurring(["id": "mine"])),
        Refusal(code: "recurrence.invalid.start.time", body: recurring(["start": "2026-04-01T09:00:00"])),
        Refusal(code: "recurrence.invalid.start.time", body: recurring(["start": "2026-06-01T09:00:00Z"])),
        Refusal(code: "recurrence.invalid.end.time", body: recurring(["end": "2026-06-01T08:00:00"])),
        Refusal(code: "invalid.pattern.type", body: recurring(["pattern": ["type": "Yearly", "interval": 1]])),
        Refusal(code: "invalid.pattern.interval", body: recurring(["pattern": ["type": "Daily", "interval": 0]])),
        Refusal(code: "invalid.days.of.week", body: recurring(["pattern": ["type": "Weekly", "interval": 1]])),
        Refusal(
            code: "invalid.days.of.week",
            body: recurring(["pattern": ["type": "Weekly", "interval": 1, "daysOfWeek": ["Funday"]]])
        ),
        Refusal(code: "invalid.range.type", body: recurring(["range": ["type": "Forever"]])),
        Refusal(
            code: "invalid.range.end",
            body: recurring(["range": ["type": "EndDate", "end": "2026-05-01T00:00:00"]])
        ),
        Refusal(code: "invalid.number.of.occurrences", body: recurring(["range": ["type": "Numbered"]])),
        Refusal(code: "invalid.alteration.type", body: recurring(["alterations": [["type": "Move"]]])),
        Refusal(
            code: "recurrence.invalid.alteration.start.time",
            body: recurring(["alterations": [["type": "Exclusion"]]])
        ),
        Refusal(
            code: "recurrence.invalid.alteration.end.time",
            body: recurring(["alterations": [["type": "Exclusion", "start": "2026-06-02T00:00:00"]]])
        ),
    ]

    @Test("is refused with the documented code, and nothing is kept", arguments: refusals)
    func refused(_ each: Refusal) async throws {
        let clock = try Self.clock("2026-05-01T12:00:00Z")
        try await Platform.open(Self.seed(), clock: clock) { platform in
            let admin = try await platform.caller("admin")
            let answer = try await admin.put(Self.path, each.body)
            #expect(answer.status == 400)
            #expect(answer.code == each.code)
            #expect(try await admin.get(Self.path).status == 404)
        }
    }

    @Test("asks for the old permission anywhere, or the new one in the campaign's division")
    func permissions() async throws {
        let clock = try Self.clock("2026-05-01T12:00:00Z")
        try await Platform.open(Self.seed(), clock: clock) { platform in
            let body = Self.body()
            #expect(try await platform.caller("nobody").put(Self.path, body).status == 403)
            let elsewhere = try await platform.caller("supportScheduler")
            #expect(try await elsewhere.put(Self.path, body).status == 403)
            #expect(try await platform.caller("oldScheduler").put(Self.path, body).status == 200)
            #expect(try await platform.caller("scheduler").get(Self.path).status == 200)
            #expect(try await elsewhere.get("/api/v2/outbound/schedules/campaigns").json == [])
            let old = try await platform.caller("oldScheduler")
            #expect(try await old.get("/api/v2/outbound/schedules/campaigns").json.array?.count == 1)
        }
    }
}

extension Platform {
    /// The instants, in UTC and to the minute, at which something happened.
    func instants(of kind: String) async throws -> [String] {
        try await exchange.store.read { db in
            try String.fetchAll(db, sql: "SELECT document FROM events WHERE kind = ? ORDER BY seq", arguments: [kind])
                .map { try Database.decode($0) as OutboundEvent }
                .map { String(GenesysTime.text($0.time.date).prefix(16)) }
        }
    }

    /// Lets the exchange's time run up to an instant.
    func run(until text: String) async throws {
        guard let end = GenesysTime.date(text) else { preconditionFailure("\(text) is no instant") }
        while let next = try await exchange.switchboard.catchUp(), next <= end { clock.set(to: max(next, clock.now())) }
        clock.set(to: max(end, clock.now()))
        try await exchange.switchboard.catchUp()
    }
}
