import GRDB
import RingdownDialer

extension Database {
    /// Entries of a do-not-call list that have not expired.
    func dncSize(ofList list: Int64, at time: DialerTime) throws -> Int {
        try Int.fetchOne(
            cachedStatement(sql: "SELECT COUNT(*) FROM dnc_entries WHERE list = ? AND ifnull(expires, ?) >= ?"),
            arguments: [list, Int64.max, time.milliseconds]
        ) ?? 0
    }

    /// Entries of a do-not-call list that have not expired, in order, after one; `nil`: from the first.
    func dncEntries(
        ofList list: Int64,
        after entry: String?,
        limit: Int,
        at time: DialerTime
    ) throws -> [(entry: String, expires: DialerTime?)] {
        try Row.fetchAll(
            cachedStatement(
                sql: """
                    SELECT entry, expires FROM dnc_entries
                    WHERE list = ? AND entry > ? AND ifnull(expires, ?) >= ? ORDER BY entry LIMIT ?
                    """
            ),
            arguments: [list, entry ?? "", Int64.max, time.milliseconds, limit]
        )
        .map { ($0["entry"], ($0["expires"] as Int64?).map { DialerTime(milliseconds: $0) }) }
    }

    /// Puts entries on a do-not-call list, or gives those that are on it another end; `nil`: for good.
    ///
    /// - Parameter author: the id of the user who does; `nil` for nobody.
    func insertDNC(
        _ entries: [String],
        until expires: DialerTime?,
        at time: DialerTime,
        by author: String? = nil,
        inList list: Int64
    ) throws {
        for entry in entries {
            try cachedStatement(
                sql: """
                    INSERT INTO dnc_entries (list, entry, expires, serial, made, changed, author)
                    VALUES (?, ?, ?, (SELECT ifnull(max(serial), 0) + 1 FROM dnc_entries), ?, ?, ?)
                    ON CONFLICT (list, entry) DO UPDATE SET expires = excluded.expires, changed = excluded.changed
                    """
            )
            .execute(
                arguments: [list, entry, expires?.milliseconds, time.milliseconds, time.milliseconds, author]
            )
        }
    }

    /// Takes entries off a do-not-call list.
    func deleteDNC(_ entries: [String], inList list: Int64) throws {
        for entry in entries {
            try cachedStatement(sql: "DELETE FROM dnc_entries WHERE list = ? AND entry = ?")
                .execute(arguments: [list, entry])
        }
    }

    /// Takes every entry off a do-not-call list, or those that have expired.
    func deleteDNC(inList list: Int64, expiredBy time: DialerTime?) throws {
        if let time {
            try execute(
                sql: "DELETE FROM dnc_entries WHERE list = ? AND expires < ?",
                arguments: [list, time.milliseconds]
            )
        } else {
            try execute(sql: "DELETE FROM dnc_entries WHERE list = ?", arguments: [list])
        }
    }

    /// Whether an entry is on a do-not-call list and has not expired.
    func isDNC(_ entry: String, inList list: Int64, at time: DialerTime) throws -> Bool {
        try Int.fetchOne(
            cachedStatement(
                sql: "SELECT 1 FROM dnc_entries WHERE list = ? AND entry = ? AND ifnull(expires, ?) >= ?"
            ),
            arguments: [list, entry, Int64.max, time.milliseconds]
        ) != nil
    }
}
