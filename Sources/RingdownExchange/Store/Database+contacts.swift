import GRDB
import RingdownDialer

extension Database {
    /// Contacts of a list.
    func size(ofList list: Int64) throws -> Int {
        try Int.fetchOne(cachedStatement(sql: "SELECT size FROM lists WHERE list = ?"), arguments: [list]) ?? 0
    }

    /// A contact of a list; `nil` when there is none of this id.
    func contact(_ id: String, inList list: Int64) throws -> Contact? {
        try contacts(where: "list = ? AND id = ?", [list, id], inList: list).first
    }

    /// The contacts of a list that have one of the ids, in list order.
    func contacts(_ ids: [String], inList list: Int64) throws -> [Contact] {
        guard !ids.isEmpty else { return [] }
        let places = ids.map { _ in "?" }.joined(separator: ", ")
        return try contacts(where: "list = ? AND id IN (\(places))", [list] + StatementArguments(ids), inList: list)
    }

    /// A page of a list's contacts, in list order.
    func contacts(inList list: Int64, page: Page) throws -> Paged<Contact> {
        let items = try contacts(
            where: "list = ? ORDER BY seq LIMIT ? OFFSET ?",
            [list, page.size, page.offset],
            inList: list
        )
        return Paged(items: items, total: try size(ofList: list), page: page)
    }

    /// Hands over the id and data of each contact of a list, in list order.
    func eachContact(inList list: Int64, _ body: (String, [String: String]) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            self,
            sql: "SELECT id, data FROM contacts WHERE list = ? ORDER BY seq",
            arguments: [list]
        )
        while let row = try rows.next() { try body(row["id"], try ContactText.read(row["data"])) }
    }

    /// Adds a contact at the end of the list, or at the end of its priority lane.
    func insert(_ contact: Contact, intoList list: Int64) throws {
        try cachedStatement(
            sql: """
                INSERT INTO contacts (list, id, position, priority, callable, data, created, attempts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        .execute(
            arguments: [
                list, contact.id, contact.position, contact.isPriority, contact.isCallable,
                ContactText.write(contact.data), contact.created.milliseconds, contact.attempts,
            ]
        )
        if !contact.deadColumns.isEmpty { try keepDeadColumns(of: contact, inList: list) }
    }

    /// Keeps a contact that was changed.
    func update(_ contact: Contact, inList list: Int64) throws {
        try cachedStatement(
            sql: """
                UPDATE contacts SET position = ?, priority = ?, callable = ?, data = ?, attempts = ?
                WHERE list = ? AND id = ?
                """
        )
        .execute(
            arguments: [
                contact.position, contact.isPriority, contact.isCallable, ContactText.write(contact.data),
                contact.attempts, list, contact.id,
            ]
        )
        if contact.callRecords.isEmpty {
            try cachedStatement(sql: "DELETE FROM tries WHERE list = ? AND contact = ?")
                .execute(arguments: [list, contact.id])
            try execute(
                sql: "DELETE FROM contact_numbers WHERE list = ? AND contact = ?",
                arguments: [list, contact.id]
            )
        }
        try keepDeadColumns(of: contact, inList: list)
    }

    /// Takes the next places in a list's order, and counts new contacts in.
    ///
    /// Answers the first of the places.
    func takePositions(_ count: Int, added: Int, inList list: Int64) throws -> Int64 {
        try cachedStatement(
            sql: """
                INSERT INTO lists (list, size, position) VALUES (?, ?, ?)
                ON CONFLICT (list) DO UPDATE SET size = size + excluded.size, position = position + excluded.position
                """
        )
        .execute(arguments: [list, added, count])
        let last = try Int64.fetchOne(
            cachedStatement(sql: "SELECT position FROM lists WHERE list = ?"),
            arguments: [list]
        )
        return (last ?? 0) - Int64(count) + 1
    }

    private func contacts(
        where condition: String,
        _ arguments: StatementArguments,
        inList list: Int64
    ) throws -> [Contact] {
        let rows = try Row.fetchAll(
            self,
            sql: "SELECT id, position, priority, callable, data, created, attempts FROM contacts WHERE \(condition)",
            arguments: arguments
        )
        return try rows.map { row in
            var contact = Contact(
                id: row["id"],
                data: try ContactText.read(row["data"]),
                isCallable: row["callable"],
                isPriority: row["priority"],
                position: row["position"],
                created: DialerTime(milliseconds: row["created"]),
                attempts: row["attempts"]
            )
            try readNumbers(of: &contact, inList: list)
            return contact
        }
    }

    private func readNumbers(of contact: inout Contact, inList list: Int64) throws {
        let rows = try Row.fetchAll(
            cachedStatement(sql: "SELECT col, at, result, dead FROM contact_numbers WHERE list = ? AND contact = ?"),
            arguments: [list, contact.id]
        )
        for row in rows {
            let column: String = row["col"]
            if row["dead"] { contact.deadColumns.insert(column) }
            if let at: Int64 = row["at"] {
                let result: String? = row["result"]
                contact.callRecords[column] = Contact.CallRecord(
                    at: DialerTime(milliseconds: at),
                    result: result.flatMap(Disposition.init(rawValue:))
                )
            }
        }
    }

    private func keepDeadColumns(of contact: Contact, inList list: Int64) throws {
        try cachedStatement(sql: "UPDATE contact_numbers SET dead = 0 WHERE list = ? AND contact = ? AND dead = 1")
            .execute(arguments: [list, contact.id])
        for column in contact.deadColumns.sorted() {
            try cachedStatement(
                sql: """
                    INSERT INTO contact_numbers (list, contact, col, dead) VALUES (?, ?, ?, 1)
                    ON CONFLICT (list, contact, col) DO UPDATE SET dead = 1
                    """
            )
            .execute(arguments: [list, contact.id, column])
        }
    }
}
