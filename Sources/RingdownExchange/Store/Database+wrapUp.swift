import GRDB
import RingdownDialer

extension Database {
    /// What a campaign's calls came to, as wrap-up codes are mapped now: those of a pass, or of all of them.
    func results(campaign: Int64, pass: Int? = nil, at time: DialerTime) throws -> CallResults {
        let mapping = try wrapUpCodeMapping(at: time)
        var results = CallResults()
        let rows = try Row.fetchAll(
            cachedStatement(
                sql: """
                    SELECT disposition, wrapup, COUNT(*) AS count FROM attempts
                    WHERE campaign = ?1 AND pass = ifnull(?2, pass) AND disposition IS NOT NULL
                    GROUP BY disposition, wrapup
                    """
            ),
            arguments: [campaign, pass]
        )
        for row in rows {
            let text: String = row["disposition"]
            let code: String? = row["wrapup"]
            guard let disposition = Disposition(rawValue: text) else { continue }
            let flags = mapping.flags(of: code ?? disposition.wrapUpCode, isAgents: code != nil)
            results.add(disposition, flags, times: row["count"])
        }
        return results
    }

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
