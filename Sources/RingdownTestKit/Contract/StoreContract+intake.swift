import RingdownCore

extension StoreContract {
    static let intake = [
        StorePromise("A commit writes a change with its decisions and triggers") { store in
            let trigger = Sample.trigger("t1")
            let entry = Sample.entry("c1", triggers: [trigger])
            let results = try await commit([entry], to: store)
            try expectEqual(
                results,
                [IntakeResult(changeID: "c1", isDuplicate: false, decisions: entry.decisions, triggers: [trigger])]
            )
            let known = try await store.change("c1")
            try expectEqual(try await store.change(identity: Sample.change().identity), known)
            try expectEqual(try await store.change(identity: "another"), nil)
            try expectEqual(
                known,
                StoredChange(id: "c1", change: entry.change, at: entry.at, triggerIDs: ["t1"])
            )
            try expectEqual(try await store.trigger("t1"), trigger)
            try expectEqual(try await store.decisions(about: "c1"), entry.decisions)
        },
        StorePromise("A commit gives one result for each entry, in order") { store in
            let entries = (1...5).map { (place: Int) in
                Sample.entry("c\(place)", change: Sample.change(serial: place))
            }
            let results = try await commit(entries, to: store)
            try expectEqual(results.map(\.changeID), entries.map(\.id))
            try expectEqual(try await commit([], to: store), [])
        },
        StorePromise("A change remembers its triggers in the order in which it made them") { store in
            let ids = ["t3", "t1", "t2"]
            _ = try await commit([Sample.entry("c1", triggers: ids.map { Sample.trigger($0) })], to: store)
            try expectEqual(try await store.change("c1")?.triggerIDs, ids)
        },
        StorePromise("A commit that fails at its last entry has written nothing") { store in
            let good = Sample.entry("c1", decisions: [Sample.decision("d1", changeID: "c1")])
            let bad = Sample.entry(
                "c2",
                change: Sample.change(serial: 8),
                decisions: [Sample.decision("d1", changeID: "c2")],
                triggers: [Sample.trigger("t2")]
            )
            try await expectError(.corrupt) { () throws(StoreError) in try await commit([good, bad], to: store) }
            try expectEqual(try await store.change("c1"), nil)
            try expectEqual(try await store.change("c2"), nil)
            try expectEqual(try await store.trigger("t2"), nil)
            try expectEqual(try await store.decision("d1"), nil)
            let again = try await commit([good], to: store)
            try expectEqual(again.map(\.isDuplicate), [false])
        },
        StorePromise("A commit of a thousand changes is one commit") { store in
            let entries = (1...1000).map { (place: Int) in
                Sample.entry(
                    "c\(place)",
                    change: Sample.change(serial: place),
                    triggers: [Sample.trigger("t\(place)")]
                )
            }
            let results = try await commit(entries, to: store)
            try expect(results.allSatisfy { !$0.isDuplicate }, "expected no duplicates")
            try expectEqual(try await store.triggers(TriggerQuery(limit: .max)).count, 1000)
        },
        StorePromise("A rule's trigger whose idempotency key is known is not written again") { store in
            let first = Sample.trigger("t1", idempotencyKey: "k")
            _ = try await store.add(first, decision: Sample.decision())
            let entry = Sample.entry("c1", triggers: [Sample.trigger("t2", idempotencyKey: "k"), Sample.trigger("t3")])
            let results = try await commit([entry], to: store)
            try expectEqual(results.first?.triggers.map(\.id), ["t3"])
            try expectEqual(try await store.change("c1")?.triggerIDs, ["t3"])
            try expectEqual(try await store.trigger("t2"), nil)
        },
        StorePromise("There is no change under an identifier that was never given") { store in
            try expectEqual(try await store.change("nowhere"), nil)
        },
    ]

    /// Commits with a decision that names what was known.
    static func commit(_ batch: [IntakeEntry], to store: any Store) async throws(StoreError) -> [IntakeResult] {
        try await store.commit(batch) { entry, known in
            Sample.decision(
                "repeat-of-\(known.id)-by-\(entry.id)",
                at: entry.at,
                kind: .duplicate,
                sentence: known.triggerIDs.joined(separator: ","),
                changeID: known.id
            )
        }
    }
}
