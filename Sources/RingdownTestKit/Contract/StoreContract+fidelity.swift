import Foundation
import RingdownCore

extension StoreContract {
    static let fidelity = [
        StorePromise("Every field of a change comes out as it went in") { store in
            let change = Sample.completeChange()
            try expectComplete(change)
            try expectComplete(change.origin)
            let entry = Sample.entry("c1", change: change, at: Sample.oddInstant)
            _ = try await commit([entry], to: store)
            let known = try await store.change("c1")
            try expectEqual(known?.change, change)
            try expectEqual(known?.at, Sample.oddInstant)
        },
        StorePromise("Every field of a trigger comes out as it went in") { store in
            let trigger = Sample.completeTrigger()
            try expectComplete(trigger)
            _ = try await store.add(trigger, decision: Sample.decision())
            try expectEqual(try await store.trigger(trigger.id), trigger)
            let bare = Sample.trigger("bare", dueAt: .some(nil))
            _ = try await store.add(bare, decision: Sample.decision("d2"))
            try expectEqual(try await store.trigger("bare"), bare)
        },
        StorePromise("Every field of a moved trigger comes out as it went in") { store in
            let complete = Sample.completeTrigger("t1")
            _ = try await store.add(Sample.trigger("t1"), decision: Sample.decision())
            _ = try await store.move("t1", at: Sample.now) { _, _ in TriggerMove(trigger: complete) }
            try expectEqual(try await store.trigger("t1"), complete)
        },
        StorePromise("Every field of a decision and of an event comes out as it went in") { store in
            let decision = Sample.completeDecision()
            try expectComplete(decision)
            let event = TimelineEvent(
                sequence: 2,
                at: Sample.oddInstant,
                status: .inDoubt,
                sentence: "Line one.\nLine two with a quote ' and a NUL \u{0}.",
                decisionID: decision.id
            )
            _ = try await store.add(Sample.trigger("t1"), decision: Sample.decision())
            _ = try await store.move("t1", at: Sample.now) { trigger, _ in
                TriggerMove(trigger: trigger, events: [event], decisions: [decision])
            }
            try expectEqual(try await store.decision(decision.id), decision)
            try expectEqual(try await store.timeline("t1", after: 1), [event])
        },
        StorePromise("Every status, decision kind, phase and action comes out as it went in") { store in
            for status in TriggerStatus.allCases {
                let trigger = Sample.trigger("t-\(status)", status: status)
                _ = try await store.add(trigger, decision: Sample.decision("of-\(status)"))
                try expectEqual(try await store.trigger("t-\(status)")?.status, status)
            }
            for (serial, actions) in ChangeActions.allCases.enumerated() {
                var change = Sample.change(serial: serial)
                change.actions = actions
                change.phase = Phase.allCases[serial % Phase.allCases.count]
                _ = try await commit([Sample.entry("c-\(serial)", change: change)], to: store)
                try expectEqual(try await store.change("c-\(serial)")?.change, change)
            }
        },
        StorePromise("The store says that it can be read and written") { store in try await store.check() },
    ]

    /// Throws when a sample leaves an optional field empty, and so would not show that it is kept.
    private static func expectComplete(_ value: Any) throws {
        let empty = Mirror(reflecting: value).children
            .filter { "\($0.value)" == "nil" }
            .compactMap(\.label)
        try expectEqual(empty, [], "fields that the sample leaves empty")
    }
}
