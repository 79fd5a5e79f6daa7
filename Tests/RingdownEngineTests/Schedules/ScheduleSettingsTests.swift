import RingdownCore
import RingdownEngine
import RingdownTestKit
import Testing

@Suite("Settings beside a schedule", .timeLimit(.minutes(5)))
struct ScheduleSettingsTests {
    private static func desired(_ settings: [String: JSON], leavesSchedule: Bool = true) -> DesiredSchedule {
        DesiredSchedule(
            provider: "scheduler",
            subject: .campaign("Renewals"),
            schedule: nil,
            leavesSchedule: leavesSchedule,
            settings: settings,
            address: "ringdown.yaml:7"
        )
    }

    @Test("are compared and applied one by one, and leave the schedule alone")
    func life() async throws {
        let vendor = ScheduledVendor(ScheduleWatchTests.declared, version: "1")
        vendor.set(["general.maximumAttempts": 3, "general.loadFresh": "True", "general.other": 1])
        let comparer = ScheduleComparer(connectors: ["scheduler": vendor], clock: ManualClock())
        let wanted: [String: JSON] = ["general.maximumAttempts": 5, "general.loadFresh": true]
        let found = await comparer.compare([Self.desired(wanted)])
        #expect(found.map(\.action) == [.update])
        #expect(
            found[0].differences == [ScheduleDifference("general.maximumAttempts", before: "3", after: "5")]
        )
        let drift = try #require(found[0].drift(source: "cli", workspace: "prod", at: Sample.now))
        #expect(drift.before?["settings"]?["general.maximumAttempts"] == 5)
        #expect(drift.after?["settings"]?["general.maximumAttempts"] == 3)
        #expect(await comparer.apply(found).map(\.isApplied) == [true])
        #expect(vendor.settings["general.maximumAttempts"] == 5 && vendor.settings["general.other"] == 1)
        #expect(await comparer.compare([Self.desired(wanted)]).map(\.action) == [.none])
    }

    @Test("that the vendor cannot both show and take are said before anything is asked")
    func unknown() async {
        let vendor = ScheduledVendor(nil, version: nil)
        let comparer = ScheduleComparer(connectors: ["scheduler": vendor], clock: ManualClock())
        let found = await comparer.compare([Self.desired(["cadence.attemptMode": 1])])
        #expect(found.first?.action == .failed)
        #expect(found.first?.problem?.message.contains("\"cadence\"") == true)
        #expect(found.first?.problem?.message.contains("general") == true)
    }
}
