import GRDB
import RingdownDialer

/// Which calls are asked for; every part that is not `nil` narrows.
struct CallSelection: Sendable {
    /// The campaigns' numbers.
    var campaigns: [Int]?
    var serial: Int?
    /// The id of the contact in its list.
    var contact: String?
    /// Calls that ended at this instant or later.
    var endedSince: DialerTime?
    /// Calls that ended before this instant.
    var endedBefore: DialerTime?
    /// Calls that were placed at this instant or later.
    var startedSince: DialerTime?
    var startedBefore: DialerTime?
    /// Whether they still go on.
    var isOpen: Bool?
    /// The id of the agent.
    var agent: String?
}

extension Database {
    /// Calls, by when they ended and then their number.
    ///
    /// - Parameters:
    ///   - limit: calls at most; `nil`: all.
    ///   - offset: calls that are left out at the beginning.
    func calls(_ selection: CallSelection, limit: Int? = nil, offset: Int = 0) throws -> [CallRecord] {
        let (condition, arguments) = Self.condition(selection)
        return try Row.fetchAll(
            self,
            sql: "SELECT * FROM attempts WHERE \(condition) ORDER BY ended, serial LIMIT ? OFFSET ?",
            arguments: arguments + [limit ?? -1, offset]
        )
        .map { row in
            let ended: Int64? = row["ended"]
            let disposition: String? = row["disposition"]
            return CallRecord(
                serial: row["serial"],
                campaign: row["campaign"],
                contact: row["contact"],
                ordinal: row["ordinal"],
                column: row["col"],
                number: row["number"],
                agent: row["agent"],
                started: DialerTime(milliseconds: row["started"]),
                ended: ended.map { DialerTime(milliseconds: $0) },
                disposition: disposition.flatMap(Disposition.init(rawValue:)),
                ring: row["ring"] ?? 0,
                talk: row["talk"] ?? 0,
                wrap: row["wrap"] ?? 0,
                outcome: row["outcome"],
                notes: row["notes"]
            )
        }
    }

    /// How many calls there are.
    func callCount(_ selection: CallSelection) throws -> Int {
        let (condition, arguments) = Self.condition(selection)
        return try Int.fetchOne(self, sql: "SELECT COUNT(*) FROM attempts WHERE \(condition)", arguments: arguments)
            ?? 0
    }

    /// Keeps what an agent said of a call.
    func keepOutcome(ofCall serial: Int, _ outcome: String?, notes: String?) throws {
        try execute(
            sql: "UPDATE attempts SET outcome = coalesce(?, outcome), notes = coalesce(?, notes) WHERE serial = ?",
            arguments: [outcome, notes, serial]
        )
    }

    /// Records how long an agent wrapped up after a call.
    func keepWrapUp(_ milliseconds: Int64, of attempt: AttemptID, campaign: Int64) throws {
        try cachedStatement(sql: "UPDATE attempts SET wrap = ? WHERE campaign = ? AND contact = ? AND ordinal = ?")
            .execute(arguments: [milliseconds, campaign, attempt.contact.rawValue, attempt.ordinal])
    }

    private static func condition(_ selection: CallSelection) -> (String, StatementArguments) {
        var parts = ["1"]
        var arguments = StatementArguments()
        func add(_ part: String, _ value: (some DatabaseValueConvertible)?) {
            guard let value else { return }
            parts.append(part)
            arguments += [value]
        }
        add("serial = ?", selection.serial)
        add("contact = ?", selection.contact)
        add("agent = ?", selection.agent)
        add("ended >= ?", selection.endedSince?.milliseconds)
        add("ended < ?", selection.endedBefore?.milliseconds)
        add("started >= ?", selection.startedSince?.milliseconds)
        add("started < ?", selection.startedBefore?.milliseconds)
        if let isOpen = selection.isOpen { parts.append(isOpen ? "ended IS NULL" : "ended IS NOT NULL") }
        if let campaigns = selection.campaigns {
            parts.append("campaign IN (\(campaigns.map { _ in "?" }.joined(separator: ", ")))")
            arguments += StatementArguments(campaigns)
        }
        return (parts.joined(separator: " AND "), arguments)
    }
}
