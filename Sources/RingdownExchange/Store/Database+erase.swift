import GRDB

extension Database {
    /// Empties the store; its layout stays.
    func erase() throws {
        try inTransaction {
            for table in [
                "events", "dnc_entries", "tries", "attempts", "campaign_contacts", "contact_numbers", "contacts",
                "lists", "members", "tokens", "access_tokens",
                "grants", "objects", "meta",
            ] {
                try execute(sql: "DELETE FROM \(table)")
            }
            return .commit
        }
    }
}
