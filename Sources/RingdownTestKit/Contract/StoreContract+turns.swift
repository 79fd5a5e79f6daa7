import Foundation
import RingdownCore

/// First asked, first sent, within one contact list or personal connection.
extension StoreContract {
    static let turns = [
        StorePromise("Due triggers of one list come in the order of writing, whichever is due longer") { store in
            try await write([("t1", .queued, 0), ("t2", .held, -50), ("t3", .queued, -9)], store)
            try expectEqual(try await due(in: store), ["t1", "t2", "t3"])
            try expectEqual(try await store.dueIDs([.queued, .held], at: at(1), limit: 2), ["t1", "t2"])
        },
        StorePromise("What is under way, in doubt or to be tried again holds later ones of its list back") { store in
            let first: [(String, TriggerStatus, Double?)] = [
                ("a", .sending, nil), ("b", .inDoubt, 50), ("c", .queued, 50),
            ]
            for (list, status, seconds) in first {
                try await write([("\(list)1", status, seconds), ("\(list)2", .queued, 0)], store, list: list)
                try expectEqual(try await earlier(than: "\(list)2", in: store), "\(list)1")
            }
            try expectEqual(try await due(in: store), [])
            try expectEqual(try await store.nextDue([.queued, .held], after: at(1)), at(50))
        },
        StorePromise("What waits for a person, a window or a limit, or is over, lets later ones of its list pass") {
            store in
            try await write(
                [
                    ("t1", .inDoubt, nil), ("t2", .held, nil), ("t3", .held, 50), ("t4", .refused, nil),
                    ("t5", .done, nil), ("t6", .accepted, 0), ("t7", .dialing, 0), ("t8", .queued, 0),
                ],
                store
            )
            try expectEqual(try await due(in: store), ["t8"])
            try expectEqual(try await earlier(than: "t8", in: store), nil)
            try expectEqual(try await store.nextDue([.queued, .held], after: at(-1)), at(0))
        },
        StorePromise("What was held goes before later ones of its list from the instant at which it is due") { store in
            try await write([("t1", .held, 10), ("t2", .queued, 0)], store)
            try expectEqual(try await earlier(than: "t2", in: store, at: at(9.999)), nil)
            try expectEqual(try await earlier(than: "t2", in: store, at: at(10)), "t1")
            try expectEqual(try await store.dueIDs([.queued, .held], at: at(10), limit: 9), ["t1", "t2"])
        },
        StorePromise("Lists and personal connections do not wait for each other") { store in
            try await write([("t1", .sending, nil)], store, list: "12345")
            try await write([("t2", .queued, 0)], store, list: "other")
            _ = try await store.add(Sample.callTrigger("c1", status: .sending), decision: Sample.decision("of-c1"))
            _ = try await store.add(
                Sample.callTrigger("c2", connection: Sample.connection(id: "other")),
                decision: Sample.decision("of-c2")
            )
            _ = try await store.add(Sample.callTrigger("c3"), decision: Sample.decision("of-c3"))
            try expectEqual(try await due(in: store), ["t2", "c2"])
            try expectEqual(try await earlier(than: "c3", in: store), "c1")
        },
        StorePromise("When what was under way is over, the next of its list has its turn") { store in
            try await write([("t1", .sending, nil), ("t2", .queued, 0)], store)
            _ = try await store.move("t1", at: at(1)) { trigger, _ in
                TriggerMove(trigger: trigger.standing(.accepted, dueAt: at(1)))
            }
            try expectEqual(try await due(in: store), ["t2"])
            try expectEqual(try await earlier(than: "t2", in: store), nil)
        },
    ]

    private static func due(in store: any Store) async throws -> [String] {
        try await store.dueIDs([.queued, .held], at: at(1), limit: 10)
    }

    /// What the gate is told of who goes first.
    private static func earlier(
        than id: String,
        in store: any Store,
        at now: Date = at(1)
    ) async throws -> String? {
        try await store.move(id, at: now) { trigger, memory in
            // The id travels out in an event, so that nothing is shared with the closure.
            let events = memory.earlier.map { [TimelineEvent(at: now, status: trigger.status, sentence: $0)] } ?? []
            return TriggerMove(trigger: trigger, events: events)
        }?
        .events.first?.sentence
    }

    private static func write(
        _ rows: [(String, TriggerStatus, Double?)],
        _ store: any Store,
        list: String = "list"
    ) async throws {
        for (id, status, seconds) in rows {
            let trigger = Sample.trigger(
                id,
                contactList: Sample.binding(id: list),
                status: status,
                dueAt: .some(seconds.map(at))
            )
            _ = try await store.add(trigger, decision: Sample.decision("of-\(id)"))
        }
    }
}
