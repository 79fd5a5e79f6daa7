import GRDB
import RingdownDialer

extension Database {
    /// Checks that the rules of a campaign exist and fit its list.
    func checkRules(of campaign: Campaign, on list: ContactList) throws {
        let rules = campaign.rules
        if let id = rules.callableTimeSet { try checkCallableTimeSet(id, of: campaign, on: list) }
        for id in rules.dncLists {
            guard let dnc = try object(DNCList.self, id) else { throw Self.dangling(.dncList) }
            if let column = dnc.column, !list.columns.contains(column) {
                throw Self.broken(
                    "dnc.list.invalid.custom.exclusion.column",
                    "the do-not-call list \(dnc.name) goes by the column \(column), which the contact list has not"
                )
            }
        }
        if let id = rules.filter {
            guard let filter = try object(ContactListFilter.self, id) else { throw Self.dangling(.contactListFilter) }
            guard filter.contactList == list.id else {
                throw Self.broken(
                    "contact.list.filter.does.not.match.contact.list",
                    "the filter \(filter.name) is made for another contact list"
                )
            }
        }
        for id in rules.ruleSets where try object(RuleSet.self, id) == nil { throw Self.dangling(.ruleSet) }
        for sort in rules.sorts where !list.columns.contains(sort.column) {
            throw Self.broken(
                "contact.sort.field.not.found",
                "the contact list has no column \(sort.column) to sort by; its columns are"
                    + " \(list.columns.joined(separator: ", "))"
            )
        }
    }

    private func checkCallableTimeSet(_ id: String, of campaign: Campaign, on list: ContactList) throws {
        guard try object(CallableTimeSet.self, id) != nil else { throw Self.dangling(.callableTimeSet) }
        // A skill's own hours go by the numbers where its list has no zones.
        guard id != SkillTimeZones.id(of: campaign.id) else { return }
        guard !list.mapsTimeZones else {
            throw Self.broken(
                "callable.time.set.conflicts.with.automatic.time.zone.mapping",
                "the contact list maps time zones automatically; leave out the callable time set"
            )
        }
        let zoned = Set(list.phoneColumns.filter { $0.zoneColumn != nil }.map(\.name))
        guard campaign.phoneColumns.allSatisfy({ zoned.contains($0.name) }) else {
            throw Self.broken(
                "missing.time.zone.in.contactlist",
                "the contact list names no callableTimeColumn for a phone column that the campaign dials"
            )
        }
    }

    private static func broken(_ rule: String, _ message: String) -> ExchangeError {
        ExchangeError(.invalidValue, message, object: .campaign, rule: rule)
    }
}
