import Foundation
import GRDB
import RingdownCore

extension Exchange {
    /// Takes a snapshot of everything, in the place of an earlier one of the name; dialing waits meanwhile.
    func takeSnapshot(_ name: String) async throws(ExchangeError) {
        let now = clock.now()
        try await store.exclusive { [snapshots] db in try snapshots.put(name, db, at: now) }
    }

    /// Puts everything back as it was when a snapshot was taken; throws `notFound` when there is none of the name.
    ///
    /// Access tokens stay as they are, so that whoever asked for it can go on. Calls that were going on in the snapshot
    /// are closed as interrupted, as after a restart.
    func restore(_ name: String) async throws(ExchangeError) {
        try await switchboard.refill { [snapshots] db in
            guard let queue = try snapshots.queue(name) else {
                throw ExchangeError(.notFound, "there is no snapshot \(name)")
            }
            try ExchangeMigrations.migrator.migrate(queue)
            let tokens = try db.tokenRows()
            try queue.read { source in try source.backup(to: db) }
            try db.inTransaction {
                try db.replaceTokens(with: tokens)
                return .commit
            }
        }
    }

    /// Empties the exchange and sets it up anew from the seed that it was started with; access tokens stay.
    ///
    /// Throws `invalidSeed` when it was started without one.
    func reset() async throws(ExchangeError) {
        guard let seed else {
            throw ExchangeError(
                .invalidSeed,
                "the exchange was started without a seed; start it with --seed to reset it"
            )
        }
        let (tenant, cost) = (tenant, secretCost)
        try await switchboard.refill { [switchboard] db in
            try db.inTransaction {
                let tokens = try db.tokenRows()
                try db.erase()
                var seeder = Seeder(db: db, now: switchboard.now, cost: cost)
                _ = try seeder.plant(seed)
                try db.keep(tenant)
                try db.replaceTokens(with: tokens)
                return .commit
            }
        }
    }
}

extension Database {
    private static let tokenTables = ["tokens", "access_tokens"]

    /// The tokens of every dialect, as their tables have them.
    fileprivate func tokenRows() throws -> [String: [Row]] {
        try Dictionary(
            uniqueKeysWithValues: Self.tokenTables.map { ($0, try Row.fetchAll(self, sql: "SELECT * FROM \($0)")) }
        )
    }

    /// Puts tokens that were read in the place of those that are there.
    fileprivate func replaceTokens(with rows: [String: [Row]]) throws {
        for table in Self.tokenTables {
            try execute(sql: "DELETE FROM \(table)")
            for row in rows[table] ?? [] {
                let places = Array(repeating: "?", count: row.count).joined(separator: ", ")
                try execute(
                    sql: "INSERT INTO \(table) VALUES (\(places))",
                    arguments: StatementArguments(row.databaseValues)
                )
            }
        }
    }
}
