import Foundation
import GRDB
import RingdownCore

/// The fixed queries about states; each finds its rows through an index.
enum StateQuery: String, CaseIterable {
    case latest = "SELECT json, sealed FROM state_versions WHERE workspace = ? ORDER BY number DESC LIMIT 1"
    case lastNumber = "SELECT max(number) FROM state_versions WHERE workspace = ?"
    case byNumber = "SELECT json, sealed FROM state_versions WHERE workspace = ? AND number = ?"
    case before = """
        SELECT json FROM state_versions WHERE workspace = ? AND number < ? ORDER BY number DESC LIMIT ?
        """
    case lock = "SELECT json FROM state_locks WHERE workspace = ?"

    /// The prepared statement, kept by the connection for the next time.
    func statement(_ db: Database) throws -> Statement { try db.cachedStatement(sql: rawValue) }
}

extension Database {
    /// The version that a query finds; `nil` when there is none.
    func storedState(_ query: StateQuery, _ arguments: StatementArguments) throws -> StoredState? {
        try Row.fetchOne(query.statement(self), arguments: arguments).map { row in
            StoredState(
                version: try JSONColumn.value(StateVersion.self, from: row["json"]),
                sealed: [UInt8](row["sealed"] as Data)
            )
        }
    }

    /// The versions of a workspace before a number, the newest first.
    func stateVersions(of workspace: String, before number: Int, limit: Int) throws -> [StateVersion] {
        try String.fetchAll(StateQuery.before.statement(self), arguments: [workspace, number, limit])
            .map { text in try JSONColumn.value(StateVersion.self, from: text) }
    }

    /// The number of a workspace's latest version; 0 when there is none.
    func lastStateNumber(of workspace: String) throws -> Int {
        try Int.fetchOne(StateQuery.lastNumber.statement(self), arguments: [workspace]) ?? 0
    }

    /// Who holds a workspace's state; `nil` when nobody does.
    func stateLock(of workspace: String) throws -> StateLock? {
        try String.fetchOne(StateQuery.lock.statement(self), arguments: [workspace])
            .map { text in try JSONColumn.value(StateLock.self, from: text) }
    }

    /// Writes a version.
    func insert(_ state: StoredState) throws {
        try run(
            "INSERT INTO state_versions (workspace, number, at, json, sealed) VALUES (?, ?, ?, ?, ?)",
            [
                state.version.workspace, state.version.number, state.version.at.column,
                JSONColumn.text(state.version), Data(state.sealed),
            ]
        )
    }

    /// Writes a lock.
    func insert(_ lock: StateLock, of workspace: String) throws {
        try run(
            "INSERT INTO state_locks (workspace, at, json) VALUES (?, ?, ?)",
            [workspace, lock.at.column, JSONColumn.text(lock)]
        )
    }

    /// Removes a lock.
    func removeStateLock(of workspace: String) throws {
        try run("DELETE FROM state_locks WHERE workspace = ?", [workspace])
    }
}
