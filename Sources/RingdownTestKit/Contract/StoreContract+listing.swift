import Foundation
import RingdownCore

extension StoreContract {
    static let listing = [
        StorePromise("Triggers are listed the newest first, then the last written first") { store in
            try await fill(store)
            try expectEqual(try await ids(TriggerQuery(), store), ["t6", "t4", "t2", "t5", "t3", "t1"])
        },
        StorePromise("Triggers are listed by status and by contact list") { store in
            try await fill(store)
            try expectEqual(try await ids(TriggerQuery(statuses: [.held]), store), ["t6", "t3"])
            try expectEqual(try await ids(TriggerQuery(statuses: [.held, .done]), store), ["t6", "t3", "t1"])
            try expectEqual(try await ids(TriggerQuery(contactListID: "other"), store), ["t4", "t5"])
            let both = TriggerQuery(statuses: [.held], contactListID: "list-renewals")
            try expectEqual(try await ids(both, store), ["t6", "t3"])
            try expectEqual(try await ids(TriggerQuery(contactListID: "nowhere"), store), [])
        },
        StorePromise("Calls are listed by personal connection, and never by a contact list") { store in
            try await fill(store)
            for (id, connection) in [("c1", Sample.connection()), ("c2", Sample.connection(id: "list-renewals"))] {
                let created = Sample.now.addingTimeInterval(id == "c1" ? 120 : 180)
                let call = Sample.callTrigger(id, connection: connection, createdAt: created)
                _ = try await store.add(call, decision: Sample.decision("of-\(id)"))
                try expectEqual(try await store.trigger(id), call)
            }
            try expectEqual(try await ids(TriggerQuery(personalConnectionID: "12345"), store), ["c1"])
            try expectEqual(try await ids(TriggerQuery(personalConnectionID: "list-renewals"), store), ["c2"])
            try expectEqual(try await ids(TriggerQuery(personalConnectionID: "other"), store), [])
            try expectEqual(
                try await ids(TriggerQuery(contactListID: "list-renewals"), store),
                ["t6", "t2", "t3", "t1"]
            )
            try expectEqual(try await ids(TriggerQuery(limit: 3), store), ["c2", "c1", "t6"])
        },
        StorePromise("Triggers are listed by division before they are cut into pages") { store in
            try await fill(store)
            let support = Division(id: "division-support", name: "Support")
            for number in 1...3 {
                let connection = Sample.connection(division: support)
                let created = Sample.now.addingTimeInterval(Double(number) * 30)
                let call = Sample.callTrigger("c\(number)", connection: connection, createdAt: created)
                _ = try await store.add(call, decision: Sample.decision("of-c\(number)"))
            }
            let sales = Sample.division.id
            try expectEqual(try await ids(TriggerQuery(divisions: [support.id]), store), ["c3", "c2", "c1"])
            try expectEqual(try await ids(TriggerQuery(divisions: [support.id], limit: 2), store), ["c3", "c2"])
            try expectEqual(try await ids(TriggerQuery(divisions: [sales], limit: 2, offset: 2), store), ["t2", "t5"])
            try expectEqual(try await ids(TriggerQuery(divisions: [sales, support.id]), store).count, 9)
            try expectEqual(try await ids(TriggerQuery(divisions: []), store), [])
            try expectEqual(
                try await ids(TriggerQuery(statuses: [.queued], divisions: [sales]), store),
                ["t4", "t2", "t5"]
            )
        },
        StorePromise("Triggers are listed by provider and by rule, and the oldest first when asked") { store in
            try await fill(store)
            let elsewhere = Sample.trigger(
                "t7",
                contactList: Sample.binding(id: "elsewhere", provider: "elsewhere"),
                cause: .rule(name: "go-live", changeID: "c", address: "a"),
                createdAt: Sample.now.addingTimeInterval(90)
            )
            _ = try await store.add(elsewhere, decision: Sample.decision("of-t7"))
            try expectEqual(try await ids(TriggerQuery(provider: "elsewhere"), store), ["t7"])
            try expectEqual(try await ids(TriggerQuery(rule: "go-live"), store), ["t7"])
            try expectEqual(try await ids(TriggerQuery(rule: "other"), store), [])
            try expectEqual(try await ids(TriggerQuery(provider: "genesys", rule: "go-live"), store), [])
            try expectEqual(
                try await ids(TriggerQuery(limit: 3, isOldestFirst: true), store),
                ["t1", "t3", "t5"]
            )
            try expectEqual(
                try await ids(TriggerQuery(provider: "genesys", limit: 9, offset: 3, isOldestFirst: true), store),
                ["t2", "t4", "t6"]
            )
        },
        StorePromise("Triggers are listed page by page") { store in
            try await fill(store)
            try expectEqual(try await ids(TriggerQuery(limit: 2), store), ["t6", "t4"])
            try expectEqual(try await ids(TriggerQuery(limit: 2, offset: 4), store), ["t3", "t1"])
            try expectEqual(try await ids(TriggerQuery(limit: .max, offset: 5), store), ["t1"])
            try expectEqual(try await ids(TriggerQuery(limit: 2, offset: 6), store), [])
            try expectEqual(try await ids(TriggerQuery(limit: 0), store), [])
            try expectEqual(try await ids(TriggerQuery(limit: -1, offset: -1), store), [])
        },
        StorePromise("There is no trigger under an identifier that was never given") { store in
            try expectEqual(try await store.trigger("nowhere"), nil)
            try expectEqual(try await store.trigger("' OR 1=1 --"), nil)
        },
    ]

    private static func ids(_ query: TriggerQuery, _ store: any Store) async throws -> [String] {
        try await store.triggers(query).map(\.id)
    }

    private static func fill(_ store: any Store) async throws {
        let other = Sample.binding(id: "other")
        let rows: [(String, TriggerStatus, ContactListBinding, Double)] = [
            ("t1", .done, Sample.binding(), 0),
            ("t2", .queued, Sample.binding(), 60),
            ("t3", .held, Sample.binding(), 0),
            ("t4", .queued, other, 60),
            ("t5", .queued, other, 0),
            ("t6", .held, Sample.binding(), 60),
        ]
        for (id, status, list, seconds) in rows {
            let trigger = Sample.trigger(
                id,
                contactList: list,
                createdAt: Sample.now.addingTimeInterval(seconds),
                status: status
            )
            _ = try await store.add(trigger, decision: Sample.decision("of-\(id)"))
        }
    }
}
