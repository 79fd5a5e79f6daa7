import GRDB
package import RingdownCore

extension SQLiteStore {
    package func record(_ decision: Decision) async throws(StoreError) {
        let texted = try prepare { try Texted(decision) }
        try await write { db in try db.insert([texted]) }
    }

    package func decision(_ id: String) async throws(StoreError) -> Decision? {
        try await read { db in
            try db.decision(.decisionByID, id) ?? db.decision(.decisionByCorrelation, id)
        }
    }

    package func decisions(about id: String) async throws(StoreError) -> [Decision] {
        try await read { db in
            try String.fetchAll(Query.decisionsAbout.statement(db), arguments: [id])
                .map { text in try JSONColumn.value(Decision.self, from: text) }
        }
    }
}
