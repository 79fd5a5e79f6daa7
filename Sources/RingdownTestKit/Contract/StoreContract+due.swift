import Foundation
import RingdownCore

extension StoreContract {
    static let due = [
        StorePromise("Due triggers come the longest due first, then in the order of writing") { store in
            try await write([("t1", .queued, 5), ("t2", .held, -5), ("t3", .queued, -5), ("t4", .queued, 0)], store)
            let found = try await store.dueIDs([.queued, .held], at: at(10), limit: 10)
            try expectEqual(found, ["t2", "t3", "t4", "t1"])
        },
        StorePromise("A trigger is due at its instant, not before") { store in
            try await write([("t1", .queued, 1)], store)
            try expectEqual(try await store.dueIDs([.queued], at: at(0.999_999), limit: 10), [])
            try expectEqual(try await store.dueIDs([.queued], at: at(1), limit: 10), ["t1"])
        },
        StorePromise("Only triggers of the statuses asked for, and with an instant, are due") { store in
            try await write([("t1", .queued, 0), ("t2", .held, nil), ("t3", .inDoubt, 0), ("t4", .done, nil)], store)
            try expectEqual(try await store.dueIDs([.inDoubt, .held], at: at(1), limit: 10), ["t3"])
            try expectEqual(try await store.dueIDs([], at: at(1), limit: 10), [])
        },
        StorePromise("No more triggers are due than asked for, over all statuses") { store in
            try await write((1...6).map { ("t\($0)", $0.isMultiple(of: 2) ? .held : .queued, Double($0)) }, store)
            try expectEqual(try await store.dueIDs([.queued, .held], at: at(10), limit: 3), ["t1", "t2", "t3"])
            try expectEqual(try await store.dueIDs([.queued, .held], at: at(10), limit: 0), [])
            try expectEqual(try await store.dueIDs([.queued, .held], at: at(10), limit: .max).count, 6)
        },
        StorePromise("Rules and callers are served in turn, each the longest due first") { store in
            for (number, owner) in ["a", "a", "a", "b", "b", "c"].enumerated() {
                var trigger = Sample.trigger(
                    "\(owner)\(number)",
                    contactList: Sample.binding(id: "list-\(number)"),
                    dueAt: .some(at(Double(number)))
                )
                trigger.cause = owner == "c" ? .caller(id: "a") : .rule(name: owner, changeID: "c", address: "x")
                _ = try await store.add(trigger, decision: Sample.decision("of-\(number)"))
            }
            let found = try await store.dueIDs([.queued], at: at(10), limit: 10)
            try expectEqual(found, ["a0", "b3", "c5", "a1", "b4", "a2"])
        },
        StorePromise("A round takes no more of one list than its share, and what is due longest of it") { store in
            for number in 1...(FairShare.perLane + 3) {
                _ = try await store.add(
                    Sample.trigger("t\(number)", contactList: Sample.binding()),
                    decision: Sample.decision("of-\(number)")
                )
            }
            let found = try await store.dueIDs([.queued], at: at(10), limit: 64)
            try expectEqual(found, (1...FairShare.perLane).map { "t\($0)" })
        },
        StorePromise("What waits for something occupied is not due, and holds nothing else back") { store in
            try await write([("t1", .queued, 0), ("t2", .held, 0), ("t3", .accepted, 0), ("t4", .accepted, 0)], store)
            let statuses: Set<TriggerStatus> = [.queued, .held, .accepted]
            let all = try await store.due(statuses, at: at(1), limit: 10, besides: Occupied())
            try expectEqual(all.map(\.id).sorted(), ["t1", "t2", "t3", "t4"])
            try expectEqual(all.map(\.lane).sorted(), (1...4).map { "list:list-of-t\($0)" })
            try expectEqual(Set(all.map(\.provider)), [Sample.binding().provider])
            let occupied = Occupied(lanes: ["list:list-of-t1", "list:list-of-t3"])
            let rest = try await store.due(statuses, at: at(1), limit: 1, besides: occupied)
            try expectEqual(rest.map(\.id), ["t2"])
            let both = try await store.due(statuses, at: at(1), limit: 10, besides: occupied)
            try expectEqual(both.map(\.id), ["t2", "t4"])
            let full = Occupied(providers: [Sample.binding().provider])
            try expectEqual(try await store.due(statuses, at: at(1), limit: 10, besides: full), [])
        },
        StorePromise("A candidate is the trigger with what the gate needs") { store in
            try expect(try await store.candidate("t1", at: at(0)) == nil, "a candidate that nobody asked for")
            for id in ["t1", "t2"] {
                let trigger = Sample.trigger(id, contactList: Sample.binding())
                _ = try await store.add(trigger, decision: Sample.decision("of-\(id)"))
            }
            let killSwitch = KillSwitch(provider: nil, by: "ada", reason: "a test", since: at(0))
            try await store.set(killSwitch, isOn: true)
            let candidate = try await store.candidate("t2", at: at(1))
            try expectEqual(candidate?.trigger, try await store.trigger("t2"))
            try expectEqual(candidate?.memory.earlier, "t1")
            try expectEqual(candidate?.memory.killSwitches, [killSwitch])
            try await store.set(killSwitch, isOn: false)
            try expectEqual(try await store.candidate("t2", at: at(1))?.memory.killSwitches, [])
            _ = try await store.move("t2", at: at(2)) { trigger, _ in
                var trigger = trigger
                trigger.reason = "moved"
                return TriggerMove(trigger: trigger)
            }
            try expectEqual(try await store.candidate("t2", at: at(2))?.trigger.reason, "moved")
        },
        StorePromise("The backlog is what waits to be sent or is being sent") { store in
            try expectEqual(try await store.backlog(), 0)
            let statuses = TriggerStatus.allCases
            try await write(statuses.enumerated().map { ("t\($0)", $1, $1 == .held ? nil : 0) }, store)
            try expectEqual(try await store.backlog(), 4)
        },
        StorePromise("The next instant is the earliest in the statuses asked for that is still to come") { store in
            try expectEqual(try await store.nextDue([.queued], after: at(0)), nil)
            try await write([("t1", .queued, 30), ("t2", .held, 20), ("t3", .held, nil), ("t4", .accepted, 10)], store)
            try expectEqual(try await store.nextDue([.queued, .held], after: at(0)), at(20))
            try expectEqual(try await store.nextDue([.queued], after: at(0)), at(30))
            try expectEqual(try await store.nextDue([.accepted], after: at(0)), at(10))
            try expectEqual(try await store.nextDue([.dialing], after: at(0)), nil)
            try expectEqual(try await store.nextDue([], after: at(0)), nil)
            // What is due already is not to come.
            try expectEqual(try await store.nextDue([.queued, .held], after: at(20)), at(30))
            try expectEqual(try await store.nextDue([.queued, .held, .accepted], after: at(30)), nil)
        },
        StorePromise("At the next instant something is due, whatever the fraction of the second") { store in
            let odd = Sample.oddInstant
            _ = try await store.add(Sample.trigger("t1", createdAt: odd), decision: Sample.decision())
            let next = try await store.nextDue([.queued], after: at(-1e6))
            try expectEqual(next, odd)
            try expectEqual(try await store.dueIDs([.queued], at: odd, limit: 1), ["t1"])
            let justBefore = Date(timeIntervalSinceReferenceDate: odd.timeIntervalSinceReferenceDate.nextDown)
            try expectEqual(try await store.dueIDs([.queued], at: justBefore, limit: 1), [])
        },
        StorePromise("A move changes when a trigger is due") { store in
            try await write([("t1", .queued, 0)], store)
            _ = try await store.move("t1", at: at(0)) { trigger, _ in
                TriggerMove(trigger: trigger.standing(.held, dueAt: at(100)))
            }
            try expectEqual(try await store.dueIDs([.queued, .held], at: at(50), limit: 10), [])
            try expectEqual(try await store.nextDue([.queued, .held], after: at(50)), at(100))
        },
    ]

    static func at(_ seconds: Double) -> Date { Sample.now.addingTimeInterval(seconds) }

    private static func write(_ rows: [(String, TriggerStatus, Double?)], _ store: any Store) async throws {
        for (id, status, seconds) in rows {
            let list = Sample.binding(id: "list-of-\(id)")
            let trigger = Sample.trigger(id, contactList: list, status: status, dueAt: .some(seconds.map(at)))
            _ = try await store.add(trigger, decision: Sample.decision("of-\(id)"))
        }
    }
}
