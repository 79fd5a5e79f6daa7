import Foundation
import RingdownConnectors
import RingdownCore
import RingdownVendors
import Testing

/// It is Sunday morning in Berlin: 2026-11-22T10:00:00+01:00.
@Suite("Schedules at Genesys Cloud", .timeLimit(.minutes(5)))
struct GenesysCloudScheduleTests {
    static let path = "/api/v2/outbound/schedules/campaigns/c1"
    static let campaign = RemoteObject(kind: "campaign", id: "c1", name: "Renewals", division: Sample.sales)
    static let officeHours = WeeklyHours(days: [.mon, .tue, .wed, .thu, .fri], from: time("09:00"), to: time("18:00"))

    static func time(_ text: String) -> Window.TimeOfDay { Window.TimeOfDay(text) ?? .endOfDay }

    static func schedule(_ members: String, version: Int = 3) -> String {
        """
        {"id":"s1","name":"Office","version":\(version),"campaign":{"id":"c1","name":"Renewals"},"intervals":[],\(members)}
        """
    }

    static func recurrence(
        start: String = "2026-11-02T09:00:00",
        end: String = "2026-11-02T18:00:00",
        pattern: String =
            #"{"type":"Weekly","interval":1,"daysOfWeek":["Monday","Tuesday","Wednesday","Thursday","Friday"]}"#,
        range: String = #"{"type":"NoEnd"}"#,
        more: String = ""
    ) -> String {
        #"{"id":"r1","start":"\#(start)","end":"\#(end)","pattern":\#(pattern),"range":\#(range)\#(more)}"#
    }

    static func berlin(_ recurrences: String...) -> String {
        schedule(#""timeZone":"Europe/Berlin","recurrences":[\#(recurrences.joined(separator: ","))]"#)
    }

    struct Reading: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var answer: String
        var schedule: CampaignSchedule?
        var beyond = 0
    }

    static let readings: [Reading] = [
        Reading(
            testDescription: "weekly hours",
            answer: berlin(recurrence()),
            schedule: CampaignSchedule(zone: "Europe/Berlin", weekly: [officeHours])
        ),
        Reading(
            testDescription: "every day past midnight, in UTC where no zone is named",
            answer: schedule(
                #""recurrences":[\#(recurrence(start: "2026-11-02T22:00:00", end: "2026-11-03T02:00:00", pattern: #"{"type":"Daily","interval":1}"#))]"#
            ),
            schedule: CampaignSchedule(
                zone: "UTC",
                weekly: [WeeklyHours(days: Set(Window.Weekday.allCases), from: time("22:00"), to: time("02:00"))]
            )
        ),
        Reading(
            testDescription: "hours until midnight",
            answer: berlin(recurrence(end: "2026-11-03T00:00:00")),
            schedule: CampaignSchedule(
                zone: "Europe/Berlin",
                weekly: [WeeklyHours(days: officeHours.days, from: time("09:00"), to: .endOfDay)]
            )
        ),
        Reading(
            testDescription: "hours of two recurrences, joined",
            answer: berlin(
                recurrence(pattern: #"{"type":"Weekly","interval":1,"daysOfWeek":["Monday","Tuesday"]}"#),
                recurrence(pattern: #"{"type":"Weekly","interval":1,"daysOfWeek":["Wednesday","Thursday","Friday"]}"#)
            ),
            schedule: CampaignSchedule(zone: "Europe/Berlin", weekly: [officeHours])
        ),
        Reading(
            testDescription: "every other week",
            answer: berlin(recurrence(pattern: #"{"type":"Weekly","interval":2,"daysOfWeek":["Monday"]}"#)),
            schedule: CampaignSchedule(
                zone: "Europe/Berlin",
                recurrences: [
                    ScheduleRecurrence(first: span("2026-11-02T09:00", "2026-11-02T18:00"), every: 2, days: [.mon])
                ]
            )
        ),
        Reading(
            testDescription: "an end, a zone of its own, and alterations",
            answer: berlin(
                recurrence(
                    range: #"{"type":"EndDate","end":"2027-01-29T18:00:00"}"#,
                    more: #"""
                        ,"timeZone":"America/New_York","alterations":[{"type":"Exclusion","start":"2026-12-25T09:00:00",
                        "end":"2026-12-25T18:00:00"},{"type":"Inclusion","start":"2026-12-27T09:00:00",
                        "end":"2026-12-27T12:00:00"}]
                        """#
                )
            ),
            schedule: CampaignSchedule(
                zone: "Europe/Berlin",
                recurrences: [
                    ScheduleRecurrence(
                        first: span("2026-11-02T09:00", "2026-11-02T18:00"),
                        days: officeHours.days,
                        until: Window.Day("2027-01-29"),
                        zone: "America/New_York",
                        except: [span("2026-12-25T09:00", "2026-12-25T18:00")],
                        extra: [span("2026-12-27T09:00", "2026-12-27T12:00")]
                    )
                ]
            )
        ),
        Reading(
            testDescription: "a number of times, and a beginning in two months",
            answer: berlin(
                recurrence(range: #"{"type":"Numbered","numberOfOccurrences":5}"#),
                recurrence(start: "2027-02-01T09:00:00", end: "2027-02-01T18:00:00")
            ),
            schedule: CampaignSchedule(
                zone: "Europe/Berlin",
                recurrences: [
                    ScheduleRecurrence(
                        first: span("2026-11-02T09:00", "2026-11-02T18:00"),
                        days: officeHours.days,
                        times: 5
                    ),
                    ScheduleRecurrence(first: span("2027-02-01T09:00", "2027-02-01T18:00"), days: officeHours.days),
                ]
            )
        ),
        Reading(
            testDescription: "intervals, those that are over left out",
            answer: #"""
                {"id":"s1","version":3,"campaign":{"id":"c1"},"timeZone":"Europe/Berlin","intervals":[
                {"start":"2026-11-20T08:00:00.000Z","end":"2026-11-20T17:00:00.000Z"},
                {"start":"2026-12-01T08:00:00.000Z","end":"2026-12-01T17:00:00.000Z"}]}
                """#,
            schedule: CampaignSchedule(
                zone: "Europe/Berlin",
                intervals: [interval("2026-12-01T08:00:00Z", "2026-12-01T17:00:00Z")]
            )
        ),
        Reading(testDescription: "no times", answer: schedule(#""recurrences":[]"#), schedule: nil),
        Reading(
            testDescription: "what it cannot express, said",
            answer: berlin(
                recurrence(),
                recurrence(start: "2026-11-02T09:00:30"),
                recurrence(pattern: #"{"type":"Monthly","interval":1}"#),
                recurrence(range: #"{"type":"Forever"}"#)
            ),
            schedule: CampaignSchedule(zone: "Europe/Berlin", weekly: [officeHours]),
            beyond: 3
        ),
    ]

    static func span(_ start: String, _ end: String) -> LocalSpan {
        let nowhere = LocalTime(day: Window.Day(year: 1, month: 1, day: 1), time: .endOfDay)
        return LocalSpan(start: LocalTime(start) ?? nowhere, end: LocalTime(end) ?? nowhere)
    }

    static func interval(_ start: String, _ end: String) -> ScheduleInterval {
        ScheduleInterval(start: Date(iso8601: start) ?? .distantPast, end: Date(iso8601: end) ?? .distantPast)
    }

    static let campaigns = "GET /api/v2/outbound/campaigns"

    @Test("are read as what they mean", arguments: readings)
    func reads(_ wanted: Reading) async throws {
        let vendor = ScriptedVendor([
            Self.campaigns: [Sample.listing(Sample.campaign())], "GET \(Self.path)": [.json(wanted.answer)],
        ])
        let read = try await Sample.connector(vendor).schedule(of: .campaign("Renewals"))
        #expect(read.schedule == wanted.schedule)
        #expect(read.beyond.count == wanted.beyond)
        #expect(read.campaign.id == "c1")
    }

    @Test("of a campaign without one are none, and no error")
    func none() async throws {
        let vendor = ScriptedVendor([
            Self.campaigns: [Sample.listing(Sample.campaign())],
            "GET \(Self.path)": [.error(404, "campaign.not.found")],
        ])
        let read = try await Sample.connector(vendor).schedule(of: .campaign("Renewals"))
        #expect(read.schedule == nil && read.version == nil)
    }

    @Test("are listed from one bare array, and those of sequences where they may be read")
    func lists() async throws {
        let empty = #"{"id":"s2","campaign":{"id":"c2","name":"Empty"},"intervals":[]}"#
        let vendor = ScriptedVendor([
            "GET /api/v2/outbound/schedules/campaigns": [.json("[\(Self.berlin(Self.recurrence())),\(empty)]")],
            "GET /api/v2/outbound/schedules/sequences": [
                .error(403, "missing.any.permissions"),
                .json(
                    #"[{"id":"s3","sequence":{"id":"q1","name":"Year"},"intervals":[{"start":"2027-01-04T09:00:00.000Z","#
                        + #""end":"2027-01-04T12:00:00.000Z"}]}]"#
                ),
            ],
        ])
        let all = try await Sample.connector(vendor).schedules()
        #expect(all.map(\.campaign.name) == ["Renewals"])
        let both = try await Sample.connector(vendor).schedules()
        #expect(both.map(\.campaign.kind) == ["campaign", "sequence"])
        #expect(all.first?.version == "3")
    }

    @Test("are asked for by a name that is there once", arguments: [0, 2])
    func name(_ count: Int) async {
        let entities = (0..<count).map { Sample.campaign("c\($0)") }
        let listing = #"{"entities":[\#(entities.joined(separator: ","))],"pageCount":1}"#
        let vendor = ScriptedVendor([Self.campaigns: [.json(listing)]])
        let outcome = await Sample.outcome { () throws(ConnectorError) in
            try await Sample.connector(vendor).schedule(of: .campaign("Renewals"))
        }
        #expect(outcome.error?.code == (count == 0 ? .notFound : .ambiguous))
        #expect(outcome.error?.message.contains("Renewals") == true)
    }

    /// Writes a schedule over what the vendor has, and gives what came of it with the body that was sent.
    static func write(
        _ wanted: CampaignSchedule?,
        over answer: ScriptedVendor.Answer?,
        put: [ScriptedVendor.Answer] = [.json("{}", headers: ["inin-correlation-id": "x-1"])],
        then: [ScriptedVendor.Answer] = []
    ) async throws -> (outcome: Result<Receipt, ConnectorError>, vendor: ScriptedVendor, body: JSON?) {
        let first = answer ?? .error(404, "campaign.not.found")
        let vendor = ScriptedVendor([
            campaigns: [Sample.listing(Sample.campaign())], "GET \(path)": [first, first] + then, "PUT \(path)": put,
            "DELETE \(path)": put,
        ])
        let connector = Sample.connector(vendor)
        let read = try await connector.schedule(of: .campaign("Renewals"))
        let outcome = await Sample.outcome { () throws(ConnectorError) in
            try await connector.write(wanted, over: read)
        }
        let sent = vendor.requests.last { $0.method == "PUT" }?.body
        return (outcome, vendor, try sent.map { try JSON(parsing: $0) })
    }

    @Test("are written whole, weekly hours from their next beginning on")
    func writes() async throws {
        let wanted = CampaignSchedule(
            zone: "Europe/Berlin",
            weekly: [Self.officeHours, WeeklyHours(days: [.sun], from: Self.time("22:30"), to: Self.time("01:00"))],
            intervals: [
                Self.interval("2026-12-05T09:00:00+01:00", "2026-12-05T12:00:00+01:00"),
                Self.interval("2026-11-01T09:00:00+01:00", "2026-11-01T12:00:00+01:00"),
            ]
        )
        let written = try await Self.write(wanted, over: nil)
        let receipt = try written.outcome.get()
        #expect(receipt.correlationIDs == ["x-1"])
        #expect(receipt.accepted == ["schedule of campaign Renewals written"])
        let body = try #require(written.body)
        #expect(body["timeZone"] == "Europe/Berlin")
        #expect(body["campaign"]?["id"] == "c1")
        #expect(body["version"] == nil)
        #expect(
            body["intervals"]
                == [["start": "2026-12-05T08:00:00.000Z", "end": "2026-12-05T11:00:00.000Z"]]
        )
        #expect(body["recurrences"]?[0]?["start"] == "2026-11-23T09:00:00")
        #expect(body["recurrences"]?[0]?["end"] == "2026-11-23T18:00:00")
        #expect(body["recurrences"]?[0]?["range"] == ["type": "NoEnd"])
        #expect(
            body["recurrences"]?[0]?["pattern"]
                == [
                    "type": "Weekly", "interval": 1,
                    "daysOfWeek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
                ]
        )
        #expect(body["recurrences"]?[1]?["start"] == "2026-11-22T22:30:00")
        #expect(body["recurrences"]?[1]?["end"] == "2026-11-23T01:00:00")
    }

    @Test("keep what is wanted as it stands, with its id and its beginning, and carry the version")
    func keeps() async throws {
        let wanted = CampaignSchedule(
            zone: "Europe/Berlin",
            weekly: [
                Self.officeHours, WeeklyHours(days: [.sat], from: Self.time("10:00"), to: Self.time("14:00")),
            ]
        )
        let written = try await Self.write(wanted, over: .json(Self.berlin(Self.recurrence())))
        _ = try written.outcome.get()
        let body = try #require(written.body)
        #expect(body["version"] == 3)
        #expect(body["name"] == "Office")
        #expect(body["recurrences"]?[0]?["id"] == "r1")
        #expect(body["recurrences"]?[0]?["start"] == "2026-11-02T09:00:00")
        #expect(body["recurrences"]?[1]?["id"] == nil)
        #expect(body["recurrences"]?[1]?["start"] == "2026-11-28T10:00:00")
    }

    @Test("that are so already are not sent again")
    func same() async throws {
        let wanted = CampaignSchedule(zone: "Europe/Berlin", weekly: [Self.officeHours])
        let written = try await Self.write(wanted, over: .json(Self.berlin(Self.recurrence())))
        #expect(try written.outcome.get().accepted == ["schedule of campaign Renewals already so"])
        #expect(written.body == nil)
    }

    @Test("are removed, and removing what is not there is a success", arguments: [true, false])
    func removes(_ isThere: Bool) async throws {
        let answer: ScriptedVendor.Answer? = isThere ? .json(Self.berlin(Self.recurrence())) : nil
        let written = try await Self.write(nil, over: answer)
        _ = try written.outcome.get()
        #expect(written.vendor.calls.contains("DELETE \(Self.path)") == isThere)
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var wanted: CampaignSchedule
        var words: String
    }

    static let refused: [Refused] = [
        Refused(
            testDescription: "in a zone that is none",
            wanted: CampaignSchedule(zone: "Europe/Berlyn", weekly: [officeHours]),
            words: "Europe/Berlyn"
        ),
        Refused(
            testDescription: "whose recurrence has begun and is not there",
            wanted: CampaignSchedule(
                recurrences: [
                    ScheduleRecurrence(first: span("2026-11-02T09:00", "2026-11-02T18:00"), every: 2, days: [.mon])
                ]
            ),
            words: "2026-11-02T09:00"
        ),
    ]

    @Test("are not sent", arguments: refused)
    func refuses(_ refused: Refused) async throws {
        let written = try await Self.write(refused.wanted, over: nil)
        #expect(written.outcome.error?.code == .invalid)
        #expect(written.outcome.error?.message.contains(refused.words) == true)
        #expect(written.body == nil)
    }

    @Test("that somebody changed since they were read are left alone")
    func changedMeanwhile() async throws {
        let other = Self.berlin(Self.recurrence(end: "2026-11-02T17:00:00"))
        let vendor = ScriptedVendor([
            Self.campaigns: [Sample.listing(Sample.campaign())],
            "GET \(Self.path)": [.json(Self.berlin(Self.recurrence())), .json(other)],
        ])
        let connector = Sample.connector(vendor)
        let read = try await connector.schedule(of: .campaign("Renewals"))
        let outcome = await Sample.outcome { () throws(ConnectorError) in try await connector.write(nil, over: read) }
        #expect(outcome.error?.code == .invalid)
        #expect(outcome.error?.message.contains("meanwhile") == true)
        #expect(!vendor.calls.contains { $0.hasPrefix("DELETE") })
    }

    @Test("are read again after a version conflict and after a lost answer, three times at most")
    func readsAgain() async throws {
        let wanted = CampaignSchedule(zone: "Europe/Berlin", weekly: [Self.officeHours])
        let written = ScriptedVendor.Answer.json(Self.berlin(Self.recurrence()))
        let lost = ScriptedVendor.Answer.failure(TransportError(.lost, "reset"))
        let conflict = ScriptedVendor.Answer.error(409, "invalid.update.wrong.version")
        let none = ScriptedVendor.Answer.error(404, "campaign.not.found")

        let afterLoss = try await Self.write(wanted, over: nil, put: [lost], then: [written])
        #expect(try afterLoss.outcome.get().accepted == ["schedule of campaign Renewals written"])
        #expect(afterLoss.vendor.calls.filter { $0.hasPrefix("PUT") }.count == 1)

        let afterConflict = try await Self.write(wanted, over: nil, put: [conflict, .json("{}")], then: [none])
        _ = try afterConflict.outcome.get()
        #expect(afterConflict.vendor.calls.filter { $0.hasPrefix("PUT") }.count == 2)

        let never = try await Self.write(wanted, over: nil, put: [conflict], then: [none])
        #expect(never.outcome.error?.status == 409)
        #expect(never.vendor.calls.filter { $0.hasPrefix("PUT") }.count == 3)
    }

    @Test("that may not be edited are explained by either of the permissions that would do")
    func explains() async throws {
        let written = try await Self.write(
            CampaignSchedule(weekly: [Self.officeHours]),
            over: nil,
            put: [.error(403, "missing.any.permissions")]
        )
        let error = try #require(written.outcome.error)
        #expect(error.code == .refused)
        let vendor = written.vendor
        vendor.prepare("GET /api/v2/tokens/me", .json(#"{"OAuthClient":{"id":"client","name":"Terraform"}}"#))
        vendor.prepare(
            "GET /api/v2/authorization/subjects/me",
            .json(#"{"id":"client","name":"Terraform","grants":[]}"#)
        )
        vendor.prepare("GET /api/v2/authorization/divisionspermitted/me", .json("[]"))
        vendor.prepare("GET /api/v2/authorization/divisions", Sample.listing(#"{"id":"d-sales","name":"Sales"}"#))
        let explanation = await Sample.connector(vendor).explain(error)
        #expect(explanation.verdict == .refused)
        let cause = try #require(explanation.causes.first)
        #expect(cause.code == .missingPermission)
        #expect(cause.fix.contains("outbound:schedule:edit") || cause.fix.contains("outbound:campaign:editSchedule"))
    }
}
