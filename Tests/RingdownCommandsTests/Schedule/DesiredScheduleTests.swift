import Foundation
import RingdownCore
import RingdownEngine
import Testing

@testable import RingdownCommands

@Suite("Declared schedules")
struct DesiredScheduleTests {
    static let providers = """
        providers:
          genesys: { kind: exchange, url: "http://127.0.0.1:1", clientId: env:GC_ID, clientSecret: env:GC_SECRET }

        """

    static func time(_ text: String) -> Window.TimeOfDay { Window.TimeOfDay(text) ?? .endOfDay }
    static let office = WeeklyHours(days: [.mon, .tue, .wed, .thu, .fri], from: time("09:00"), to: time("18:00"))

    @Test("are read from the configuration, each with its place")
    func configuration() throws {
        let text = """
            schedules:
              - provider: genesys
                campaign: Renewals
                zone: Europe/Berlin
                weekly:
                  - { days: mon-fri, from: "09:00", to: "18:00" }
                  - { days: [sat], from: "22:00", to: "02:00" }
                intervals: [ { start: "2026-12-01T09:00:00+01:00", end: "2026-12-01T12:00:00+01:00" } ]
                recurrences:
                  - { start: "2027-01-04T09:00", end: "2027-01-04T12:00", every: 2, days: mon, until: "2027-06-30" }
              - { provider: genesys, skill: Winter }
              - { provider: genesys, sequence: All }
            """
        let read = try Configuration.read(Self.providers + text, file: "ringdown.yaml").schedules
        #expect(read.map(\.subject) == [.campaign("Renewals"), .campaign("Winter"), .sequence("All")])
        #expect(read.map(\.address) == ["ringdown.yaml:4", "ringdown.yaml:13", "ringdown.yaml:14"])
        #expect(read[1].schedule == nil)
        let schedule = try #require(read[0].schedule)
        #expect(schedule.zone == "Europe/Berlin")
        #expect(schedule.weekly.map(\.description) == ["mon-fri 09:00–18:00", "sat 22:00–02:00"])
        #expect(schedule.intervals.map(\.description) == ["2026-12-01T08:00:00Z–2026-12-01T11:00:00Z"])
        #expect(
            schedule.recurrences.map(\.description)
                == ["every 2 weeks on mon, first 2027-01-04T09:00–2027-01-04T12:00, until 2027-06-30"]
        )
    }

    struct Wrong: CustomTestStringConvertible, Sendable {
        var text: String
        var words: [String]
        var testDescription: String { text }
    }

    static let refused = [
        Wrong(text: "provider: genesis, campaign: R", words: ["genesis", "did you mean \"genesys\"?"]),
        Wrong(text: "provider: genesys", words: ["campaign", "skill", "sequence"]),
        Wrong(text: "provider: genesys, campaign: R, skill: S", words: ["several things"]),
        Wrong(text: "provider: genesys, campaign: R, zone: Europe/Berlyn", words: ["Europe/Berlyn"]),
        Wrong(
            text: "provider: genesys, campaign: R, weekly: [ { days: mon, from: \"9\", to: \"18:00\" } ]",
            words: ["\"9\"", "HH:MM"]
        ),
        Wrong(
            text: "provider: genesys, campaign: R, weekly: [ { days: someday, from: \"09:00\", to: \"18:00\" } ]",
            words: ["someday", "mon-fri"]
        ),
        Wrong(
            text: "provider: genesys, campaign: R, weekly: [ { day: mon, from: \"09:00\", to: \"18:00\" } ]",
            words: ["\"days\" is missing"]
        ),
        Wrong(
            text: "provider: genesys, campaign: R, intervals: [ { start: \"2026-12-01T09:00\", end: \"x\" } ]",
            words: ["offset"]
        ),
        Wrong(
            text: "provider: genesys, campaign: R, recurrences: [ { start: \"2027-01-04T09:00\", "
                + "end: \"2027-01-04T08:00\" } ]",
            words: ["after start"]
        ),
        Wrong(text: "provider: genesys, campaign: R, weekdays: []", words: ["weekdays", "weekly"]),
    ]

    @Test("that are wrong are refused with their place and what to write", arguments: refused)
    func wrong(_ wanted: Wrong) throws {
        let error = #expect(throws: ConfigurationError.self) {
            try Configuration.read(Self.providers + "schedules: [ { \(wanted.text) } ]", file: "ringdown.yaml")
        }
        let line = try #require(error?.lines.first)
        #expect(line.hasPrefix("ringdown.yaml:3:"))
        for word in wanted.words { #expect(line.contains(word), "\(line)") }
    }

    @Test("are looked at as often as the configuration says, in the workspace that it names")
    func watch() throws {
        let schedules = "schedules: [ { provider: genesys, campaign: Renewals } ]\n"
        func read(_ text: String) throws -> Configuration.ScheduleWatching? {
            try Configuration.read(Self.providers + schedules + text, file: "ringdown.yaml").scheduleWatch
        }
        #expect(try read("") == nil)
        let watching = try read("scheduleWatch: { every: 15m, workspace: prod }")
        #expect(watching == Configuration.ScheduleWatching(every: 900, workspace: "prod"))
        for (text, words) in [("{ every: 10s }", "at least 1m"), ("{ workspace: prod }", "needs \"every\"")] {
            let error = #expect(throws: ConfigurationError.self) { try read("scheduleWatch: " + text) }
            #expect(error?.lines.first?.contains(words) == true)
        }
        let error = #expect(throws: ConfigurationError.self) {
            try Configuration.read(Self.providers + "scheduleWatch: { every: 15m }", file: "ringdown.yaml")
        }
        #expect(error?.lines.first?.contains("there are none") == true)
    }

    static let attributes = """
        {"provider_name":"genesys","campaign":"Renewals","skill":null,"zone":"Europe/Berlin","weekly":[{"days":["mon",
        "tue","wed","thu","fri"],"from":"09:00","to":"18:00"}],"intervals":null,"recurrences":[{"start":
        "2027-01-04T09:00","end":"2027-01-04T12:00","every":2,"days":["mon"],"until":null,"times":null,"zone":null,
        "except":null,"extra":null}]}
        """

    static let states = [
        "the resource of a raw state": """
        {"version":4,"serial":3,"lineage":"l","resources":[{"mode":"managed","type":"ringdown_campaign_schedule",
        "name":"renewals","instances":[{"attributes":\(attributes)}]}]}
        """,
        "terraform_data of a raw state": """
        {"version":4,"serial":3,"lineage":"l","resources":[{"mode":"managed","type":"terraform_data",
        "name":"renewals","instances":[{"attributes":{"id":"1","input":{"value":
        {"ringdown_campaign_schedule":\(attributes)},"type":["object",{"ringdown_campaign_schedule":"dynamic"}]}}}]},
        {"mode":"managed","type":"terraform_data","name":"other","instances":[{"attributes":{"input":null}}]}]}
        """,
        "the resource of a shown state": """
        {"format_version":"1.0","values":{"root_module":{"resources":[{"address":
        "ringdown_campaign_schedule.renewals","mode":"managed","type":"ringdown_campaign_schedule","name":"renewals",
        "values":\(attributes)}]}}}
        """,
    ]

    @Test("are read from a Terraform state", arguments: states.keys.sorted())
    func state(_ name: String) throws {
        let read = try DesiredSchedule.read(state: Data((Self.states[name] ?? "").utf8), file: "x.tfstate")
        let schedule = try #require(read.first)
        #expect(read.count == 1)
        #expect(schedule.address.hasSuffix(".renewals"))
        #expect(schedule.provider == "genesys" && schedule.subject == .campaign("Renewals"))
        #expect(schedule.schedule?.weekly == [Self.office])
        #expect(schedule.schedule?.recurrences.first?.every == 2)
    }

    @Test("of a state that are wrong are refused by their address and attribute")
    func wrongState() {
        let text = (Self.states["the resource of a raw state"] ?? "").replacing("09:00\",\"to", with: "9\",\"to")
        let failure = #expect(throws: CommandFailure.self) {
            try DesiredSchedule.read(state: Data(text.utf8), file: "x.tfstate")
        }
        let line = failure?.lines.first ?? ""
        #expect(line.contains("ringdown_campaign_schedule.renewals") && line.contains("weekly[0].from"), "\(line)")
    }
}
