import GRDB
import RingdownCore
import RingdownDialer

/// The calls of a period with the names that reports show them with.
struct CallReport: Sendable {
    let directory: SkillDirectory
    /// The skills that the caller may see, by number.
    let skills: [Int: Campaign]
    let users: [String: User]
    let userNumbers: [String: Int]
    let teams: [String: (number: Int, name: String)]
    let dispositions: [String: Int]
    /// Calls, by when they ended.
    let calls: [CallRecord]
    /// How many there are, with those that a part leaves out.
    let total: Int

    /// Reads a report.
    ///
    /// - Parameters:
    ///   - selection: the calls, of the skills that the caller may see.
    ///   - sees: whether the caller may see what lives in a division.
    init(
        _ selection: CallSelection,
        limit: Int? = nil,
        offset: Int = 0,
        sees: (String) -> Bool,
        _ db: Database
    ) throws {
        let directory = try SkillDirectory(db)
        self.directory = directory
        let skills = try db.objects(Campaign.self).filter { sees($0.division) }
            .reduce(into: [Int: Campaign]()) { $0[directory.number($1)] = $1 }
        self.skills = skills
        users = try db.objects(User.self).reduce(into: [:]) { $0[$1.id] = $1 }
        userNumbers = try db.numbers(of: .user)
        let teamNumbers = try db.numbers(of: .division)
        teams = try db.objects(TenantDivision.self).reduce(into: [:]) { $0[$1.id] = (teamNumbers[$1.id] ?? 0, $1.name) }
        dispositions = try db.numbers(of: .agentDisposition)
        var selection = selection
        selection.campaigns = (selection.campaigns ?? Array(skills.keys)).filter { skills[$0] != nil }.sorted()
        calls = try db.calls(selection, limit: limit, offset: offset)
        total = limit == nil ? calls.count : try db.callCount(selection)
    }

    /// The skills by number, with their calls.
    var bySkill: [(number: Int, campaign: Campaign, calls: [CallRecord])] {
        let grouped = Dictionary(grouping: calls, by: \.campaign)
        return skills.sorted { $0.key < $1.key }.map { ($0.key, $0.value, grouped[$0.key] ?? []) }
    }

    /// The team of a user; `nil` for a user who is gone.
    func team(of user: String?) -> (number: Int, name: String)? {
        user.flatMap { users[$0] }.flatMap { teams[$0.division] }
    }

    /// The users who take calls: the members of a queue.
    static func agents(_ db: Database) throws -> [User] {
        let members = try String.fetchSet(db, sql: "SELECT user FROM members")
        return try db.objects(User.self).filter { members.contains($0.id) }
    }
}

extension CXoneCall {
    /// The period that a query asks for.
    ///
    /// Throws CXone's 400 when it is longer than so many days, or ends before it begins.
    func period(_ fields: CXoneFields, days: Int) throws(CXoneFault) -> (start: DialerTime, end: DialerTime) {
        let start = try fields.requiredTime("startDate")
        let end = try fields.requiredTime("endDate")
        guard end >= start, end.milliseconds - start.milliseconds <= Int64(days) * 86_400_000 else {
            throw CXoneFault(400, "InvalidDateRange", "Invalid date range, max \(days) days")
        }
        return (start, end)
    }

    /// The calls of the period that the query asks for.
    func report(days: Int = 30, of skill: Int? = nil) async throws -> (
        report: CallReport, start: DialerTime, end: DialerTime
    ) {
        let fields = query
        let (start, end) = try period(fields, days: days)
        let media = try fields.whole("mediaTypeId") ?? 4
        // Every skill is an outbound one for calls.
        let isOutbound = try fields.flag("isOutbound") ?? true
        let isOfCalls = media == 4 && isOutbound
        let sees = self.sees
        let number = try skill ?? fields.whole("skillId")
        let report = try await exchange.store.read { db in
            var selection = CallSelection(endedSince: start, endedBefore: end)
            selection.campaigns = number.map { [$0] }
            return try CallReport(selection, sees: { isOfCalls && sees($0) }, db)
        }
        return (report, start, end)
    }

    /// The business unit, as reports name it.
    var unit: [String: JSON] {
        [
            "businessUnitId": .whole(exchange.tenant.businessUnit),
            "businessUnitName": .string(exchange.tenant.name),
        ]
    }
}
