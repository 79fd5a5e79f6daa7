import Foundation
import Logging
import RingdownCore
import RingdownEngine
import RingdownTestKit

/// An engine over doubles: a store in memory, a scripted vendor, a clock that stands still.
struct Bench {
    let clock: ManualClock
    let store = InMemoryStore()
    let connector: ScriptedConnector
    let engine: Engine

    init(
        rules: [Rule] = [],
        windows: [String: Window] = [:],
        settings: Engine.Settings = Engine.Settings(),
        others: [String: any Connector] = [:]
    ) {
        clock = ManualClock()
        connector = ScriptedConnector(provider: "genesys", clock: clock)
        engine = Engine(
            store: store,
            book: RuleBook(rules: RuleSet(rules), contactLists: [Sample.binding()], windows: windows),
            connectors: others.merging(["genesys": connector]) { $1 },
            clock: clock,
            ids: SequentialIDs(series: 1),
            settings: settings,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
            digest: { _ in "sensitive:digest" }
        )
    }

    /// A rule for the sample change that triggers the sample list.
    static func rule(only: [GateClause] = []) -> Rule {
        Rule(
            name: "go-live",
            resource: ResourcePattern(Sample.change().address),
            then: [.trigger(contactList: Sample.binding().name, priority: false)],
            only: only
        )
    }

    /// Takes the sample change in and gives the trigger that it made.
    func take(_ change: Change = Sample.change()) async throws -> Trigger? {
        try await Intake(engine).take([change]).first?.triggers.first
    }

    /// The trigger as it stands in the store.
    func stored(_ trigger: Trigger) async throws -> Trigger? { try await store.trigger(trigger.id) }

    /// Where the trigger stood, in order.
    func statuses(_ trigger: Trigger) async throws -> [TriggerStatus] {
        try await store.timeline(trigger.id, after: 0).map(\.status)
    }
}
