package import RingdownCore

extension Rule.Action {
    /// What is done, in words.
    package var sentence: String {
        switch self {
        case .trigger(let list, let priority): "trigger contact list \(list)" + (priority ? " with priority" : "")
        }
    }

    /// What a vendor is asked to do; `nil` when the configuration does not have what the action names.
    package func order(in book: RuleBook) -> DialOrder? {
        switch self {
        case .trigger(let list, let priority):
            book.contactList(named: list).map { DialOrder(contactList: $0, priority: priority) }
        }
    }

    /// That the configuration does not have what the action names, in one sentence.
    var missing: String {
        switch self {
        case .trigger(let list, _): "The contact list \(list) is not in the configuration."
        }
    }
}
