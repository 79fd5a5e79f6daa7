import GRDB
import RingdownDialer

extension Database {
    /// What follows from wrap-up codes; as it is when nobody has said anything, as of `time`, if nobody has.
    func wrapUpCodeMapping(at time: DialerTime) throws -> WrapUpCodeMapping {
        try object(WrapUpCodeMapping.self, WrapUpCodeMapping.id) ?? WrapUpCodeMapping(at: time)
    }

    /// The ids of the codes that the agents of a queue choose from, in order.
    func wrapUpCodes(ofQueue queue: String) throws -> [String] {
        try objects(WrapUpCode.self).filter { $0.queues.contains(queue) }.map(\.id).sorted()
    }

    /// Records the code that an agent gave to an attempt.
    func keepWrapUpCode(_ code: String, of attempt: AttemptID, campaign: Int64) throws {
        try cachedStatement(
            sql: "UPDATE attempts SET wrapup = ? WHERE campaign = ? AND contact = ? AND ordinal = ?"
        )
        .execute(arguments: [code, campaign, attempt.contact.rawValue, attempt.ordinal])
    }

    /// How often a campaign's attempts ended with each wrap-up code: an agent's, else the dialer's own.
    func wrapUps(campaign: Int64) throws -> [(code: String, isAgents: Bool, count: Int)] {
        try Row.fetchAll(
            cachedStatement(
                sql: """
                    SELECT wrapup, disposition, COUNT(*) AS count FROM attempts
                    WHERE campaign = ? AND ended IS NOT NULL GROUP BY wrapup, disposition
                    """
            ),
            arguments: [campaign]
        )
        .compactMap { row in
            let code: String? = row["wrapup"]
            let disposition: String? = row["disposition"]
            let count: Int = row["count"]
            guard let shown = code ?? disposition.flatMap(Disposition.init(rawValue:))?.wrapUpCode else { return nil }
            return (code: shown, isAgents: code != nil, count: count)
        }
    }

    /// Forbids calling a contact, or one of its numbers, in whatever campaign.
    func forbid(_ contact: ContactID, column: String?, inList list: Int64) throws {
        guard let column else {
            try cachedStatement(sql: "UPDATE contacts SET callable = 0 WHERE list = ? AND id = ?")
                .execute(arguments: [list, contact.rawValue])
            return
        }
        try cachedStatement(
            sql: """
                INSERT INTO contact_numbers (list, contact, col, dead) VALUES (?, ?, ?, 1)
                ON CONFLICT (list, contact, col) DO UPDATE SET dead = 1
                """
        )
        .execute(arguments: [list, contact.rawValue, column])
    }
}
