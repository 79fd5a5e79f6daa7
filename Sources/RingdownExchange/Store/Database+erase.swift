import GRDB

extension Database {
    /// Empties the store; its layout stays.
    func erase() throws {
        for table in [
            "job_parts", "jobs", "events", "dnc_entries", "tries", "attempts", "campaign_contacts", "contact_numbers",
            "contacts", "lists", "members", "tokens", "access_tokens",
            "grants", "objects", "meta",
        ] {
            try execute(sql: "DELETE FROM \(table)")
        }
    }
}
