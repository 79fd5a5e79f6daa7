import GRDB
import RingdownDialer

extension Database {
    /// Records that a line was seized for a contact.
    ///
    /// A second attempt of the same number is refused by the table's key.
    func insert(_ start: AttemptStart, at time: DialerTime, campaign: Int64, list: Int64) throws {
        let contact = start.id.contact.rawValue
        try cachedStatement(
            sql: """
                INSERT INTO attempts (campaign, contact, ordinal, pass, col, number, agent, started, serial)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(serial), 0) + 1 FROM attempts))
                """
        )
        .execute(
            arguments: [
                campaign, contact, start.id.ordinal, start.pass, start.number.column, start.number.number,
                start.agent?.rawValue, time.milliseconds,
            ]
        )
        try cachedStatement(
            sql: """
                INSERT INTO campaign_contacts (campaign, contact, attempts, pass) VALUES (?, ?, ?, ?)
                ON CONFLICT (campaign, contact) DO UPDATE
                SET attempts = excluded.attempts, pass = excluded.pass, skipped = NULL, due = NULL,
                  recalls = CASE WHEN pass = excluded.pass THEN recalls ELSE 0 END
                """
        )
        .execute(arguments: [campaign, contact, start.id.ordinal, start.pass])
        try cachedStatement(sql: "UPDATE contacts SET attempts = attempts + 1 WHERE list = ? AND id = ?")
            .execute(arguments: [list, contact])
        try cachedStatement(
            sql: """
                INSERT INTO contact_numbers (list, contact, col, at) VALUES (?, ?, ?, ?)
                ON CONFLICT (list, contact, col) DO UPDATE SET at = excluded.at, result = NULL
                """
        )
        .execute(arguments: [list, contact, start.number.column, time.milliseconds])
        try cachedStatement(sql: "INSERT OR IGNORE INTO tries (list, contact, at, col) VALUES (?, ?, ?, ?)")
            .execute(arguments: [list, contact, time.milliseconds, start.number.column])
    }

    /// Records which agent talks.
    func update(_ attempt: AttemptID, connectedTo agent: AgentID, campaign: Int64) throws {
        try cachedStatement(
            sql: "UPDATE attempts SET agent = ? WHERE campaign = ? AND contact = ? AND ordinal = ?"
        )
        .execute(arguments: [agent.rawValue, campaign, attempt.contact.rawValue, attempt.ordinal])
    }

    /// Records how an attempt ended.
    func update(_ end: AttemptEnd, at time: DialerTime, campaign: Int64, list: Int64) throws {
        let contact = end.id.contact.rawValue
        try cachedStatement(
            sql: """
                UPDATE attempts SET ended = ?, disposition = ?, ring = ?, talk = ?, agent = coalesce(?, agent)
                WHERE campaign = ? AND contact = ? AND ordinal = ? AND ended IS NULL
                """
        )
        .execute(
            arguments: [
                time.milliseconds, end.disposition.rawValue, end.ringMilliseconds, end.talkMilliseconds,
                end.agent?.rawValue, campaign, contact, end.id.ordinal,
            ]
        )
        try cachedStatement(
            sql: """
                UPDATE contact_numbers SET result = ?, dead = max(dead, ?)
                WHERE list = ? AND contact = ? AND col = ?
                """
        )
        .execute(arguments: [end.disposition.rawValue, end.disposition.isFinal, list, contact, end.number.column])
        guard !end.disposition.countsAsAttempt else { return }
        try cachedStatement(
            sql: """
                DELETE FROM tries WHERE list = ? AND contact = ? AND at = (
                  SELECT started FROM attempts WHERE campaign = ? AND contact = ? AND ordinal = ?
                ) AND col = ?
                """
        )
        .execute(arguments: [list, contact, campaign, contact, end.id.ordinal, end.number.column])
    }

    /// Records that a contact will be called again in this pass.
    func planRecall(of contact: ContactID, at due: DialerTime, _ recalls: RecallCounts, campaign: Int64) throws {
        try cachedStatement(
            sql: """
                UPDATE campaign_contacts SET due = ?, recalls = ?, skipped = NULL WHERE campaign = ? AND contact = ?
                """
        )
        .execute(arguments: [due.milliseconds, recalls.rawValue, campaign, contact.rawValue])
    }

    /// Records that a contact was passed over.
    func insertSkip(
        of contact: ContactID,
        _ reason: UncallableReason,
        pass: Int,
        campaign: Int64
    ) throws {
        try cachedStatement(
            sql: """
                INSERT INTO campaign_contacts (campaign, contact, attempts, pass, skipped) VALUES (?, ?, 0, ?, ?)
                ON CONFLICT (campaign, contact) DO UPDATE SET pass = excluded.pass, skipped = excluded.skipped
                """
        )
        .execute(arguments: [campaign, contact.rawValue, pass, reason.rawValue])
    }

    /// Records that contacts wait again in every campaign of their list, because they were queued again.
    func requeue(_ contacts: [String], inList list: String) throws {
        for contact in contacts {
            try cachedStatement(
                sql: """
                    UPDATE campaign_contacts SET pass = 0, skipped = NULL, due = NULL
                    WHERE contact = ? AND campaign IN (\(Self.campaignsOfList))
                    """
            )
            .execute(arguments: [contact, list])
        }
    }

    /// Records that contacts which a campaign's filter left out come up again.
    func forgetFilteredOut(_ contacts: [ContactID], campaign: Int64) throws {
        for contact in contacts {
            try cachedStatement(
                sql: """
                    UPDATE campaign_contacts SET pass = 0, skipped = NULL
                    WHERE campaign = ? AND contact = ? AND skipped = ?
                    """
            )
            .execute(arguments: [campaign, contact.rawValue, UncallableReason.filteredOut.rawValue])
        }
    }

    /// Records that a contact waits again in a campaign.
    func requeue(_ contact: String, campaign: Int64) throws {
        try cachedStatement(
            sql: "UPDATE campaign_contacts SET pass = 0, skipped = NULL, due = NULL WHERE campaign = ? AND contact = ?"
        )
        .execute(arguments: [campaign, contact])
    }

    /// Records that a list is dialed from the top: nobody goes ahead of the others any more.
    func restoreOrder(ofList list: Int64) throws {
        try execute(
            sql:
                "UPDATE contacts SET priority = 0, position = seq WHERE list = ? AND (priority = 1 OR position <> seq)",
            arguments: [list]
        )
        try execute(
            sql: """
                UPDATE lists SET position = max(position, (SELECT max(seq) FROM contacts WHERE list = ?1))
                WHERE list = ?1 AND size > 0
                """,
            arguments: [list]
        )
    }

    /// How many contacts a campaign called, and passed over by reason, in a pass.
    func progress(campaign: Int64, pass: Int) throws -> (called: Int, skipped: [UncallableReason: Int]) {
        let rows = try Row.fetchAll(
            cachedStatement(
                sql: """
                    SELECT skipped, COUNT(*) AS count FROM campaign_contacts
                    WHERE campaign = ? AND pass = ? GROUP BY skipped
                    """
            ),
            arguments: [campaign, pass]
        )
        var called = 0
        var skipped: [UncallableReason: Int] = [:]
        for row in rows {
            let text: String? = row["skipped"]
            if let reason = text.flatMap(UncallableReason.init(rawValue:)) {
                skipped[reason] = row["count"]
            } else {
                called = row["count"]
            }
        }
        return (called, skipped)
    }

    /// A campaign's totals over all passes.
    func tallies(campaign: Int64) throws -> DialerTallies {
        let rows = try Row.fetchAll(
            cachedStatement(
                sql: "SELECT disposition, COUNT(*) AS count FROM attempts WHERE campaign = ? GROUP BY disposition"
            ),
            arguments: [campaign]
        )
        var tallies = DialerTallies()
        for row in rows {
            let count: Int = row["count"]
            tallies.attempts += count
            let text: String? = row["disposition"]
            if let disposition = text.flatMap(Disposition.init(rawValue:)) { tallies.outcomes[disposition] = count }
        }
        return tallies
    }
}
