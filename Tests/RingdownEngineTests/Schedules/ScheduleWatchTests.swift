import Foundation
import RingdownCore
import RingdownEngine
import RingdownTestKit
import Testing

@Suite("The watch over the vendors' schedules", .timeLimit(.minutes(1)))
struct ScheduleWatchTests {
    static let declared = CampaignSchedule(zone: "UTC", weekly: [ScheduleDriftTests.office])
    static let theirs = CampaignSchedule(zone: "Europe/Berlin", weekly: [ScheduleDriftTests.office])
    static let rule = Rule(
        name: "changed-by-hand",
        resource: ResourcePattern("ringdown_campaign_schedule.*"),
        phase: .drifted,
        then: [.trigger(contactList: Sample.binding().name, priority: false)]
    )

    private static func watch(_ bench: Bench) -> ScheduleWatch {
        let desired = DesiredSchedule(
            provider: "scheduler",
            subject: .campaign("Renewals"),
            schedule: declared,
            address: "ringdown.yaml:7"
        )
        return ScheduleWatch(bench.engine, schedules: [desired], every: 900, workspace: "prod")
    }

    private static func triggers(_ bench: Bench) async throws -> Int {
        try await bench.store.triggers(TriggerQuery(limit: 100)).count
    }

    @Test("takes in what somebody changed by hand, once for each change, so that a rule reacts to it")
    func once() async throws {
        let vendor = ScheduledVendor(Self.declared, version: "1")
        let bench = Bench(rules: [Self.rule], others: ["scheduler": vendor])
        let watch = Self.watch(bench)
        await watch.look()
        #expect(try await Self.triggers(bench) == 0)
        vendor.set(Self.theirs, version: "2")
        for _ in 1...3 { await watch.look() }
        #expect(try await Self.triggers(bench) == 1)
        // Somebody mends it, and changes it to the same again: another change.
        vendor.set(Self.declared, version: "3")
        await watch.look()
        vendor.set(Self.theirs, version: "4")
        await watch.look()
        #expect(try await Self.triggers(bench) == 2)
    }

    @Test("fires nothing anew after a restart")
    func restart() async throws {
        let vendor = ScheduledVendor(Self.theirs, version: "2")
        let bench = Bench(rules: [Self.rule], others: ["scheduler": vendor])
        await Self.watch(bench).look()
        await Self.watch(bench).look()
        #expect(try await Self.triggers(bench) == 1)
    }

    @Test("looks again after its interval, also when the vendor was out before")
    func again() async throws {
        let vendor = ScheduledVendor(Self.theirs, version: "2")
        vendor.refuse(ConnectorError(.unavailable, "It is out of order: it is asked again."))
        let bench = Bench(rules: [Self.rule], others: ["scheduler": vendor])
        let watch = Self.watch(bench)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await watch.run() }
            try await bench.clock.untilSleeping()
            #expect(try await Self.triggers(bench) == 0)
            vendor.refuse(nil)
            bench.clock.advance(by: .seconds(900))
            try await bench.clock.untilSleeping()
            #expect(try await Self.triggers(bench) == 1)
            group.cancelAll()
        }
    }
}
