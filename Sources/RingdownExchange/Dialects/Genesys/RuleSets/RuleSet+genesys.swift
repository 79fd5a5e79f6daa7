import GRDB
import RingdownCore
import RingdownDialer
import RingdownVendors

extension RuleSet: GenesysObject {
    static let home = GenesysHome(path: "/api/v2/outbound/rulesets", parameter: "ruleSetId")

    mutating func apply(_ fields: GenesysFields, isNew: Bool) throws(GenesysFault) {
        contactList = try fields.reference("contactList")
        queue = try fields.reference("queue")
        guard let list = try fields.list("rules") else {
            throw GenesysFault(isNew ? "invalid.create" : "invalid.update", "A rule set needs rules.")
        }
        var entries: [Entry] = []
        for (index, value) in list.enumerated() {
            entries.append(try Self.entry(GenesysFields(value), index: index, of: id))
        }
        guard Set(entries.map(\.rule.name)).count == entries.count else {
            throw GenesysFault("rule.conflict", "A name stands twice in rules.")
        }
        self.entries = entries.sorted { $0.order < $1.order }
    }

    func members(in db: Database) throws -> [String: JSON] {
        var shown: [String: JSON] = [
            "rules": .array(
                entries.map { entry in
                    [
                        "id": .string(entry.id), "name": .string(entry.rule.name),
                        "order": .number(JSONNumber(entry.order)),
                        "category": .string(entry.rule.occasion.rawValue), "conditions": entry.conditions,
                        "actions": entry.actions,
                    ]
                }
            )
        ]
        if let contactList { shown["contactList"] = try db.genesysReference(.contactList, contactList) }
        if let queue { shown["queue"] = try db.genesysReference(.queue, queue) }
        return shown
    }

    private static func entry(_ fields: GenesysFields, index: Int, of set: String) throws(GenesysFault) -> Entry {
        guard let name = try fields.text("name"), name.contains(where: { !$0.isWhitespace }) else {
            throw GenesysFault("name.cannot.be.blank", "The name of a rule must not be blank.")
        }
        guard let occasion = try fields.word("category", as: DialRule.Occasion.self) else {
            throw GenesysFault(.constraintValidation, "category is required: DIALER_PRECALL or DIALER_WRAPUP")
        }
        var conditions: [DialCondition] = []
        for value in try fields.list("conditions") ?? [] {
            conditions.append(try DialCondition(GenesysFields(value), occasion))
        }
        var actions: [DialRule.Action] = []
        for value in try fields.list("actions") ?? [] {
            actions += try DialRule.Action.all(GenesysFields(value), occasion)
        }
        return Entry(
            id: try fields.text("id") ?? SeedID.of("rule", set, name),
            order: try fields.whole("order") ?? index,
            rule: DialRule(name: name, occasion: occasion, conditions: conditions, actions: actions),
            conditions: fields["conditions"] ?? [],
            actions: fields["actions"] ?? []
        )
    }
}
