import RingdownCore

/// Everything that `StateStore` promises, sentence by sentence.
package enum StateStoreContract {
    /// Every promise.
    package static let promises = versions + together + locks

    static let versions = [
        StateStorePromise("A workspace begins without a version and without a lock") { store in
            try expectEqual(try await store.stateHead("prod"), StateHead(workspace: "prod"))
            try expectEqual(try await store.stateVersions(of: "prod", before: nil, limit: 10), [])
            try expectEqual(try await store.stateVersion(1, of: "prod"), nil)
        },
        StateStorePromise("What is written comes back as it was, the latest as the head") { store in
            for number in 1...3 { _ = try await store.put(Sample.state(number)) }
            try expectEqual(try await store.stateHead("prod").latest, Sample.state(3))
            try expectEqual(try await store.stateHead("prod").nextNumber, 4)
            for number in 1...3 {
                try expectEqual(try await store.stateVersion(number, of: "prod"), Sample.state(number))
            }
            try expectEqual(try await store.stateVersion(4, of: "prod"), nil)
            try expectEqual(try await store.stateHead("test"), StateHead(workspace: "test"))
        },
        StateStorePromise("Versions are listed from the newest, page by page") { store in
            for number in 1...5 { _ = try await store.put(Sample.state(number)) }
            _ = try await store.put(Sample.state(1, workspace: "test"))
            let first = try await store.stateVersions(of: "prod", before: nil, limit: 2)
            try expectEqual(first.map(\.number), [5, 4])
            let rest = try await store.stateVersions(of: "prod", before: 4, limit: 10)
            try expectEqual(rest.map(\.number), [3, 2, 1])
        },
        StateStorePromise("Of two writers that read the same head, one wins") { store in
            let numbers = try await withThrowingTaskGroup(of: Bool.self) { tasks in
                for _ in 0..<4 {
                    tasks.addTask {
                        if case .written = try await store.put(Sample.state(1)) { true } else { false }
                    }
                }
                return try await tasks.reduce(0) { $1 ? $0 + 1 : $0 }
            }
            try expectEqual(numbers, 1, "writers that won")
            try expectEqual(try await store.stateHead("prod").nextNumber, 2)
        },
        StateStorePromise("A version that leaves a number out is overtaken, and nothing of it is written") { store in
            let result = try await store.put(Sample.state(2), entries: [Sample.entry()])
            guard case .overtaken = result else { throw ContractFailure("found \(result)", #fileID, #line) }
            try expectEqual(try await store.stateVersions(of: "prod", before: nil, limit: 10), [])
            try expectEqual(try await store.triggers(TriggerQuery()), [])
        },
    ]
}
