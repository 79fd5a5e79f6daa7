import GRDB
import RingdownDialer

extension Database {
    /// Lets contacts of a list be called until an instant only.
    func keepExpiry(_ instant: DialerTime, of contacts: [String], inList list: Int64) throws {
        let statement = try cachedStatement(sql: "UPDATE contacts SET expires = ? WHERE list = ? AND id = ?")
        for contact in contacts { try statement.execute(arguments: [instant.milliseconds, list, contact]) }
    }

    /// When contacts of lists expire next, by the list's id.
    func expiries() throws -> [String: DialerTime] {
        try Row.fetchAll(
            self,
            sql: """
                SELECT objects.id, min(expires) AS expires FROM contacts JOIN objects ON objects.key = list
                WHERE expires IS NOT NULL GROUP BY list
                """
        )
        .reduce(into: [:]) { $0[$1["id"]] = DialerTime(milliseconds: $1["expires"]) }
    }

    /// Takes the contacts whose time is over out of use, and answers their ids and when the next expire.
    func expire(inList list: Int64, by instant: DialerTime) throws -> (contacts: [String], next: DialerTime?) {
        let contacts = try String.fetchAll(
            self,
            sql: "SELECT id FROM contacts WHERE list = ? AND expires <= ?",
            arguments: [list, instant.milliseconds]
        )
        try execute(
            sql: "UPDATE contacts SET callable = 0, expires = NULL WHERE list = ? AND expires <= ?",
            arguments: [list, instant.milliseconds]
        )
        let next = try Int64.fetchOne(
            self,
            sql: "SELECT min(expires) FROM contacts WHERE list = ? AND expires IS NOT NULL",
            arguments: [list]
        )
        return (contacts, next.map { DialerTime(milliseconds: $0) })
    }
}
