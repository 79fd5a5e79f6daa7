import RingdownConnectors
import RingdownCore
import RingdownVendors
import Testing

@Suite("Schedules of CXone's skills", .timeLimit(.minutes(5)))
struct CXoneScheduleTests {
    private static let settings = "GET /skills/4711/parameters/schedule-settings"
    private static let write = "PUT /skills/4711/parameters/schedule-settings"
    private static let week =
        #"{"isScheduled":true,"mondayIsActive":true,"mondayStartTime":"08:00","mondayEndTime":"23:59","#
        + #""tuesdayIsActive":false,"tuesdayStartTime":"08:00","tuesdayEndTime":"21:00"}"#
    private static let monday = CampaignSchedule(
        weekly: zip([Window.TimeOfDay("08:00")], [Window.TimeOfDay("24:00")]).compactMap { from, to in
            guard let from, let to else { return nil }
            return WeeklyHours(days: [.mon], from: from, to: to)
        }
    )

    private static func vendor(_ answers: ScriptedVendor.Answer...) -> ScriptedVendor {
        CXoneSample.vendor([
            "GET /skills": [CXoneSample.skills(CXoneSample.skill())], settings: answers, write: [.empty(200)],
        ])
    }

    private func read(_ vendor: ScriptedVendor) async throws -> ScheduledCampaign {
        let connector = CXoneSample.connector(vendor)
        return try #require(
            await Sample.outcome { () throws(ConnectorError) in
                try await connector.schedule(of: .campaign("Renewals PC"))
            }.value
        )
    }

    @Test(
        "are read in both shapes, the last minute of a day as its end",
        arguments: [
            week, "{\"scheduleSettings\":\(week)}",
            #"{"isScheduled":true,"schedules":[{"day":"Monday","active":true,"startTime":"08:00:00","endTime":"23:59:00"}]}"#,
        ]
    ) func shapes(_ text: String) async throws {
        let found = try await read(Self.vendor(.json(text)))
        #expect(found.schedule == Self.monday)
        #expect(found.beyond == [])
    }

    @Test func `a skill that is not scheduled has none, whatever its hours`() async throws {
        let text = Self.week.replacing(#""isScheduled":true"#, with: #""isScheduled":false"#)
        #expect(try await read(Self.vendor(.json(text))).schedule == nil)
    }

    @Test func `writing sends every day, and the same again nothing`() async throws {
        let vendor = Self.vendor(.json(#"{"isScheduled":false}"#))
        let connector = CXoneSample.connector(vendor)
        let before = try await read(vendor)
        let receipt = await Sample.outcome { () throws(ConnectorError) in
            try await connector.write(Self.monday, over: before)
        }.value
        #expect(receipt?.accepted == ["wrote the schedule of skill Renewals PC"])
        let sent = try JSON(parsing: vendor.requests.last?.body ?? [])["scheduleSettings"]
        #expect(sent?["isScheduled"]?.bool == true)
        #expect(sent?["mondayEndTime"]?.string == "23:59")
        #expect(sent?["sundayIsActive"]?.bool == false)
        let same = Self.vendor(.json(Self.week))
        let again = CXoneSample.connector(same)
        let found = try await read(same)
        _ = await Sample.outcome { () throws(ConnectorError) in try await again.write(found.schedule, over: found) }
        #expect(CXoneSample.changes(same) == [])
    }

    @Test func `what was changed since it was read is not overwritten`() async throws {
        let vendor = Self.vendor(.json(Self.week), .json(#"{"isScheduled":false}"#))
        let before = try await read(vendor)
        let connector = CXoneSample.connector(vendor)
        let wanted = CampaignSchedule(
            weekly: Self.monday.weekly.map { WeeklyHours(days: [.tue], from: $0.from, to: $0.to) }
        )
        let error = await Sample.outcome { () throws(ConnectorError) in
            try await connector.write(wanted, over: before)
        }.error
        #expect(error?.code == .invalid)
        #expect(CXoneSample.changes(vendor) == [])
    }

    @Test func `what the vendor cannot express is refused before anything is sent`() async throws {
        let vendor = Self.vendor(.json(Self.week))
        let before = try await read(vendor)
        let connector = CXoneSample.connector(vendor)
        let zoned = CampaignSchedule(zone: "Europe/Berlin", weekly: Self.monday.weekly)
        let error = await Sample.outcome { () throws(ConnectorError) in
            try await connector.write(zoned, over: before)
        }.error
        #expect(error?.code == .invalid)
        #expect(error?.message.contains("no time zone here") == true)
        #expect(CXoneSample.changes(vendor) == [])
    }
}
