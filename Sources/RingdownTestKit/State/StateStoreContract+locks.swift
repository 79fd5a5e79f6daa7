import RingdownCore

extension StateStoreContract {
    static let together = [
        StateStorePromise("A version and its changes, decisions and triggers are written together") { store in
            let entry = Sample.entry("c1", triggers: [Sample.trigger("t1")])
            let result = try await store.put(Sample.state(1), entries: [entry], decisions: [Sample.decision("d1")])
            guard case .written(let results) = result else { throw ContractFailure("found \(result)", #fileID, #line) }
            try expectEqual(results.map(\.changeID), ["c1"])
            try expectEqual(try await store.trigger("t1")?.id, "t1")
            try expectEqual(try await store.decision("d1")?.id, "d1")
        },
        StateStorePromise("A write whose changes cannot be written leaves no version behind") { store in
            let bad = Sample.entry("c1", decisions: [Sample.decision("d1"), Sample.decision("d1")])
            do {
                _ = try await store.put(Sample.state(1), entries: [bad])
            } catch {
                try expectEqual(try await store.stateHead("prod"), StateHead(workspace: "prod"))
                return
            }
            throw ContractFailure("expected the write to fail", #fileID, #line)
        },
        StateStorePromise("A change that is known already is a duplicate in a state's write, too") { store in
            _ = try await store.put(Sample.state(1), entries: [Sample.entry("c1", triggers: [Sample.trigger("t1")])])
            let again = Sample.entry("c2", triggers: [Sample.trigger("t2")])
            let result = try await store.put(Sample.state(2), entries: [again])
            guard case .written(let results) = result else { throw ContractFailure("found \(result)", #fileID, #line) }
            try expectEqual(results.map(\.isDuplicate), [true])
            try expectEqual(try await store.trigger("t2"), nil)
        },
    ]

    static let locks = [
        StateStorePromise("A lock is held by the first that takes it, and asking again does not change that") { store in
            try expectEqual(try await store.lock("prod", with: Sample.lock("l1")), Sample.lock("l1"))
            try expectEqual(try await store.lock("prod", with: Sample.lock("l2")), Sample.lock("l1"))
            try expectEqual(try await store.lock("prod", with: Sample.lock("l1")), Sample.lock("l1"))
            try expectEqual(try await store.lock("test", with: Sample.lock("l2")), Sample.lock("l2"))
            try expectEqual(try await store.stateHead("prod").lock, Sample.lock("l1"))
        },
        StateStorePromise("Only its own lock, or force, releases a workspace") { store in
            let none = try await store.unlock("prod", id: "l1") { _ in Sample.decision("never") }
            try expectEqual(none, .notLocked)
            _ = try await store.lock("prod", with: Sample.lock("l1"))
            let other = try await store.unlock("prod", id: "l2") { _ in Sample.decision("never") }
            try expectEqual(other, .held(Sample.lock("l1")))
            try expectEqual(try await store.unlock("prod", id: "l1") { _ in nil }, .released(Sample.lock("l1")))
            _ = try await store.lock("prod", with: Sample.lock("l2"))
            let forced = try await store.unlock("prod", id: nil) { Sample.decision("forced-\($0.id)") }
            try expectEqual(forced, .released(Sample.lock("l2")))
            try expectEqual(try await store.decision("forced-l2")?.id, "forced-l2")
            try expectEqual(try await store.decision("never"), nil)
            try expectEqual(try await store.stateHead("prod").lock, nil)
        },
        StateStorePromise("A locked state is written by its holder alone, and nothing of another's write is kept") {
            store in
            _ = try await store.lock("prod", with: Sample.lock("l1"))
            for id in [nil, "l2"] {
                let result = try await store.put(Sample.state(1), lockID: id, entries: [Sample.entry()])
                guard case .refused(let refusal) = result else {
                    throw ContractFailure("found \(result)", #fileID, #line)
                }
                try expectEqual(refusal.holder, Sample.lock("l1"))
            }
            try expectEqual(try await store.stateHead("prod").latest, nil)
            try expectEqual(try await store.change("change-1"), nil)
            guard case .written = try await store.put(Sample.state(1), lockID: "l1") else {
                throw ContractFailure("expected the holder to write", #fileID, #line)
            }
        },
        StateStorePromise("Whoever's lock was released writes no more") { store in
            guard case .refused(let refusal) = try await store.put(Sample.state(1), lockID: "l1") else {
                throw ContractFailure("expected a refusal", #fileID, #line)
            }
            try expectEqual(refusal.code, .lockLost)
        },
    ]
}
