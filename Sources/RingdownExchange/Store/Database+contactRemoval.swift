import GRDB

extension Database {
    /// The keys of the campaigns that dial the list of an id, as a subquery with one argument.
    static let campaignsOfList = """
        SELECT key FROM objects WHERE kind = 'campaign' AND json_extract(document, '$.contactList') = ?
        """

    /// The contacts of a list that are on a call at this moment.
    func contactsOnCall(ofList list: String) throws -> Set<String> {
        try String.fetchSet(
            cachedStatement(
                sql: "SELECT contact FROM attempts WHERE ended IS NULL AND campaign IN (\(Self.campaignsOfList))"
            ),
            arguments: [list]
        )
    }

    /// Forgets contacts of a list; what was attempted stays recorded.
    ///
    /// Answers how many there were.
    func delete(contacts ids: [String], key: Int64, list: String) throws -> Int {
        var count = 0
        for id in ids {
            try cachedStatement(sql: "DELETE FROM contacts WHERE list = ? AND id = ?").execute(arguments: [key, id])
            guard changesCount > 0 else { continue }
            count += 1
            try cachedStatement(sql: "DELETE FROM contact_numbers WHERE list = ? AND contact = ?")
                .execute(arguments: [key, id])
        }
        try requeue(ids, inList: list)
        try cachedStatement(sql: "UPDATE lists SET size = size - ? WHERE list = ?").execute(arguments: [count, key])
        return count
    }

    /// Forgets every contact of a list; what was attempted stays recorded.
    func deleteContacts(key: Int64, list: String) throws {
        for table in ["contacts", "contact_numbers"] {
            try execute(sql: "DELETE FROM \(table) WHERE list = ?", arguments: [key])
        }
        try execute(
            sql: "UPDATE campaign_contacts SET pass = 0, skipped = NULL WHERE campaign IN (\(Self.campaignsOfList))",
            arguments: [list]
        )
        try execute(sql: "UPDATE lists SET size = 0 WHERE list = ?", arguments: [key])
    }
}
