import RingdownCore
import RingdownDialer
import RingdownVendors

extension DialRule.Action {
    /// The names of the actions that change whom the exchange calls, or when.
    private enum Name: String, CaseIterable {
        case doNotDial = "DO_NOT_DIAL"
        case modify = "MODIFY_CONTACT_ATTRIBUTE"
        case excludeNumber = "APPEND_NUMBER_TO_DNC_LIST"
        case excludeContact = "APPEND_CUSTOM_ENTRY_TO_DNC_LIST"
        case callBack = "SCHEDULE_CALLBACK"
        case contactUncallable = "CONTACT_UNCALLABLE"
        case numberUncallable = "NUMBER_UNCALLABLE"
    }

    private enum Update: String, CaseIterable {
        case set = "SET"
        case increment = "INCREMENT"
        case decrement = "DECREMENT"
        case now = "CURRENT_TIME"
    }

    /// Minutes that a callback may lie ahead: thirty days.
    private static let callBackMinutes = 1...43_200

    /// The actions that one of the vendor's is; a change of several columns is several.
    ///
    /// Throws `invalid.rule.action` for one that the exchange would not act on, and `invalid.rule.action.category` for
    /// one that means nothing on this occasion.
    static func all(_ fields: GenesysFields, _ occasion: DialRule.Occasion) throws(GenesysFault) -> [Self] {
        let text = try fields.text("actionTypeName") ?? ""
        guard let name = Name(rawValue: text) else {
            let allowed = Name.allCases.map(\.rawValue).joined(separator: ", ")
            throw GenesysFault("invalid.rule.action", "This exchange does not act on \(text): it takes \(allowed).")
        }
        var properties: [String: String] = [:]
        if let value = fields["properties"] {
            let given = try GenesysFields(value)
            for key in (value.object ?? [:]).keys { properties[key] = try given.value(key) }
        }
        switch name {
        case .modify:
            return try modifications(properties, try fields.word("updateOption", as: Update.self) ?? .set)
        case .callBack:
            guard occasion == .afterCall else { throw wrongCategory(text) }
            guard Set(properties.keys) == ["callbackOffset"],
                let minutes = properties["callbackOffset"].flatMap(Int.init),
                callBackMinutes.contains(minutes)
            else {
                throw GenesysFault(
                    "invalid.rule.action",
                    "SCHEDULE_CALLBACK needs the property callbackOffset, in minutes, and no other."
                )
            }
            return [.callBack(minutes: minutes)]
        case .doNotDial, .excludeNumber, .excludeContact, .contactUncallable, .numberUncallable:
            guard properties.isEmpty else {
                throw GenesysFault("invalid.rule.action", "\(text) takes no properties here.")
            }
        }
        switch name {
        case .doNotDial:
            guard occasion == .beforeCall else { throw wrongCategory(text) }
            return [.doNotDial]
        case .excludeNumber: return [.excludeNumber]
        case .excludeContact: return [.excludeContact]
        case .contactUncallable: return [.contactUncallable]
        case .numberUncallable: return [.numberUncallable]
        case .modify, .callBack: return []
        }
    }

    private static func modifications(
        _ properties: [String: String],
        _ update: Update
    ) throws(GenesysFault) -> [Self] {
        guard !properties.isEmpty else {
            throw GenesysFault("invalid.rule.action", "MODIFY_CONTACT_ATTRIBUTE needs columns as its properties.")
        }
        var actions: [Self] = []
        for (column, value) in properties.sorted(by: { $0.key < $1.key }) {
            switch update {
            case .set: actions.append(.set(column: column, value: value))
            case .now: actions.append(.setNow(column: column))
            case .increment, .decrement:
                guard let amount = Double(value), amount.isFinite else {
                    throw GenesysFault("invalid.rule.action", "\(update.rawValue) needs a number for \(column).")
                }
                actions.append(.add(column: column, amount: update == .increment ? amount : -amount))
            }
        }
        return actions
    }

    private static func wrongCategory(_ name: String) -> GenesysFault {
        GenesysFault("invalid.rule.action.category", "\(name) means nothing in a rule of this category.")
    }
}
