/// What the configuration says: rules, and what they name.
package struct RuleBook: Sendable {
    package var rules: RuleSet
    /// The contact lists that rules and callers may trigger.
    package var contactLists: [ContactListBinding]
    /// The lines that callers may place single calls on.
    package var personalConnections: [PersonalConnectionBinding]
    /// The windows by name.
    package var windows: [String: Window]

    package init(
        rules: RuleSet,
        contactLists: [ContactListBinding],
        personalConnections: [PersonalConnectionBinding] = [],
        windows: [String: Window]
    ) {
        self.rules = rules
        self.contactLists = contactLists
        self.personalConnections = personalConnections
        self.windows = windows
    }

    /// The contact list of a name, as rules write it.
    package func contactList(named name: String) -> ContactListBinding? {
        contactLists.first { $0.name == name }
    }

    /// The contact list of an identifier: Ringdown's own, or the vendor's.
    package func contactList(id: String) -> ContactListBinding? {
        contactLists.first { $0.id == id } ?? contactLists.first { $0.list == id }
    }
}
