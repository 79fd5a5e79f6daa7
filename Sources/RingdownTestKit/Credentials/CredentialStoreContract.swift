import Foundation
import RingdownCore

/// Everything that `CredentialStore` promises, sentence by sentence.
package enum CredentialStoreContract {
    /// Every promise.
    package static let promises = tokens + clients

    static let tokens = [
        CredentialStorePromise("A token comes back as it was written, and no other does") { store in
            try await store.keep(Sample.token("d1"), forgettingBefore: .distantPast)
            try expectEqual(try await store.token(digest: "d1"), Sample.token("d1"))
            try expectEqual(try await store.token(digest: "d2"), nil)
        },
        CredentialStorePromise("Tokens that were over before an instant are forgotten with the next one") { store in
            let now = Sample.now
            try await store.keep(Sample.token("old", at: now.addingTimeInterval(-7201)), forgettingBefore: now)
            try await store.keep(Sample.token("late", at: now.addingTimeInterval(-3600)), forgettingBefore: now)
            try await store.keep(Sample.token("new"), forgettingBefore: now)
            try expectEqual(try await store.token(digest: "old"), nil)
            try expectEqual(try await store.token(digest: "late")?.digest, "late")
            try expectEqual(try await store.token(digest: "new")?.digest, "new")
        },
        CredentialStorePromise("A token is revoked once, and remembered as such") { store in
            let later = Sample.now.addingTimeInterval(60)
            try await store.keep(Sample.token("d1"), forgettingBefore: .distantPast)
            try expect(try await store.revokeToken(digest: "d1", at: later), "expected the token to be revoked")
            try expect(try await !store.revokeToken(digest: "d1", at: later), "expected the second to do nothing")
            try expect(try await !store.revokeToken(digest: "d2", at: later), "expected no such token")
            try expectEqual(try await store.token(digest: "d1")?.revokedAt, later)
        },
    ]

    static let clients = [
        CredentialStorePromise("A client comes back as it was written, with what is recorded of it") { store in
            try expectEqual(try await store.clients(), [])
            for id in ["b", "a"] {
                try expect(
                    try await store.add(Sample.client(id), decision: Sample.decision("added-\(id)")),
                    "expected the client to be written"
                )
            }
            try expectEqual(try await store.client("a"), Sample.client("a"))
            try expectEqual(try await store.client("c"), nil)
            try expectEqual(try await store.clients(), [Sample.client("a"), Sample.client("b")])
            try expectEqual(try await store.decision("added-a")?.id, "added-a")
        },
        CredentialStorePromise("An id is given once, and nothing is recorded of the second try") { store in
            _ = try await store.add(Sample.client("a"), decision: Sample.decision("d1"))
            var other = Sample.client("a")
            other.name = "Another"
            try expect(try await !store.add(other, decision: Sample.decision("d2")), "expected the id to be taken")
            try expectEqual(try await store.client("a")?.name, "Client a")
            try expectEqual(try await store.decision("d2"), nil)
        },
        CredentialStorePromise("A change is written with what is recorded of it, or not at all") { store in
            _ = try await store.add(Sample.client("a"), decision: Sample.decision("d1"))
            let changed = try await store.changeClient("a") { client in
                client.name = "Renamed"
                return Sample.decision("d2")
            }
            try expectEqual(changed?.name, "Renamed")
            try expectEqual(try await store.client("a")?.name, "Renamed")
            try expectEqual(try await store.decision("d2")?.id, "d2")
            let left = try await store.changeClient("a") { client in
                client.name = "Not kept"
                return nil
            }
            try expectEqual(left?.name, "Renamed")
            try expectEqual(try await store.client("a")?.name, "Renamed")
            try expectEqual(try await store.changeClient("b") { _ in Sample.decision("d3") }, nil)
            try expectEqual(try await store.decision("d3"), nil)
        },
        CredentialStorePromise("Changes at the same time are all kept") { store in
            _ = try await store.add(Sample.client("a"), decision: Sample.decision("d"))
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for number in 1...8 {
                    tasks.addTask {
                        _ = try await store.changeClient("a") { client in
                            client.name += "."
                            return Sample.decision("d\(number)")
                        }
                    }
                }
                try await tasks.waitForAll()
            }
            try expectEqual(try await store.client("a")?.name, "Client a........")
        },
        CredentialStorePromise("A client that is removed takes its tokens with it, and no other's") { store in
            _ = try await store.add(Sample.client("a"), decision: Sample.decision("d1"))
            try await store.keep(Sample.token("t1", of: "a"), forgettingBefore: .distantPast)
            try await store.keep(Sample.token("t2", of: "b"), forgettingBefore: .distantPast)
            let now = Sample.now.addingTimeInterval(5)
            try expect(
                try await store.removeClient("a", at: now, decision: Sample.decision("d2")),
                "expected the client to be removed"
            )
            try expect(
                try await !store.removeClient("a", at: now, decision: Sample.decision("d3")),
                "expected no such client"
            )
            try expectEqual(try await store.client("a"), nil)
            try expectEqual(try await store.token(digest: "t1")?.revokedAt, now)
            try expectEqual(try await store.token(digest: "t2")?.revokedAt, nil)
            try expectEqual(try await store.decision("d2")?.id, "d2")
            try expectEqual(try await store.decision("d3"), nil)
        },
    ]
}
