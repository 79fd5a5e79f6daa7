import GRDB
import RingdownDialer

extension Database {
    /// The rules that a campaign's calls depend on, as the objects that it refers to stand.
    func rules(of campaign: Campaign) throws -> LiveRules {
        let list = try existing(ContactList.self, campaign.contactList)
        var rules = LiveRules()
        if let id = list.attemptLimits, let limits = try object(AttemptLimits.self, id) {
            rules.judge.limit = limits.limit
            rules.recalls = limits.recalls
        }
        if let id = campaign.rules.filter { rules.judge.filter = try object(ContactListFilter.self, id)?.filter }
        if let id = campaign.rules.callableTimeSet, let set = try object(CallableTimeSet.self, id) {
            let columns: [String: String] = list.phoneColumns.reduce(into: [:]) { $0[$1.name] = $1.zoneColumn }
            rules.judge.hours =
                columns.isEmpty
                ? .byNumberZone(SkillTimeZones(set).times) : .byColumn(set.times, zoneColumns: columns)
        } else if list.mapsTimeZones {
            let window = try object(OutboundSettings.self, OutboundSettings.id)?.window
            rules.judge.hours = .byNumber(window ?? .standard, zipColumn: list.zipColumn)
        }
        for id in campaign.rules.ruleSets {
            rules.judge.rules += try object(RuleSet.self, id)?.entries.map(\.rule) ?? []
        }
        for id in campaign.rules.dncLists {
            guard let dnc = try object(DNCList.self, id), dnc.isActive ?? true else { continue }
            rules.exclusions.append(LiveRules.Exclusion(key: try key(.dncList, id), column: dnc.column))
        }
        rules.judge.hasExclusions = !rules.exclusions.isEmpty
        rules.judge.cadence = campaign.rules.cadence?.cadence(of: list)
        rules.judge.numberTypes = (list.phoneColumns + campaign.phoneColumns).reduce(into: [:]) { types, column in
            if let type = column.type { types[column.name] = type }
        }
        return rules
    }

    /// A contact as a campaign's rules see it.
    func subject(_ contact: Contact, of campaign: Campaign, _ rules: LiveRules, list: Int64, at time: DialerTime) throws
        -> CallSubject
    {
        let numbers = campaign.dialable(id: contact.id, data: contact.data, dead: contact.deadColumns).numbers
        var subject = CallSubject(
            data: contact.data,
            numbers: numbers,
            lastCalls: contact.callRecords.mapValues { record in
                CallSubject.LastCall(at: record.at, wrapUpCode: record.result?.wrapUpCode)
            }
        )
        if rules.judge.countsTries {
            let start = rules.judge.limit?.periodStart(at: time) ?? DialerTime(milliseconds: .min)
            subject.tries = try tries(of: contact.id, inList: list, since: start)
        }
        for exclusion in rules.exclusions {
            if let column = exclusion.column {
                let value = contact.data[column] ?? ""
                if !value.isEmpty, try isDNC(value, inList: exclusion.key, at: time) { subject.isExcluded = true }
            } else {
                for number in numbers
                where try isDNC(DialString.canonical(number.number), inList: exclusion.key, at: time) {
                    subject.excludedNumbers.insert(number.number)
                }
            }
        }
        return subject
    }

    private func tries(of contact: String, inList list: Int64, since start: DialerTime) throws -> [CallSubject.Try] {
        try Row.fetchAll(
            cachedStatement(sql: "SELECT col, at FROM tries WHERE list = ? AND contact = ? AND at >= ?"),
            arguments: [list, contact, start.milliseconds]
        )
        .map { CallSubject.Try(column: $0["col"], at: DialerTime(milliseconds: $0["at"])) }
    }
}
