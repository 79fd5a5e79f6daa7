/// What a trigger asks a vendor to do.
package struct DialOrder: Hashable, Sendable {
    /// What is to be dialed.
    package enum Target: Hashable, Sendable {
        /// A whole contact list, by the campaigns that dial it.
        case contactList(ContactListBinding)
        /// One number.
        case call(CallOrder)
    }

    /// The configured provider that is to do it.
    package var provider: String
    /// What is to be dialed.
    package var target: Target
    /// Whether contacts sent along are dialed before those already waiting; a single call always is.
    package var priority: Bool

    /// The order to dial a contact list.
    package init(contactList: ContactListBinding, priority: Bool = false) {
        provider = contactList.provider
        target = .contactList(contactList)
        self.priority = priority
    }

    /// The order to place one call.
    package init(call: CallOrder) {
        provider = call.connection.provider
        target = .call(call)
        priority = true
    }

    /// The contact list; `nil` when one call is ordered.
    package var contactList: ContactListBinding? {
        if case .contactList(let list) = target { list } else { nil }
    }

    /// The call; `nil` when a contact list is ordered.
    package var call: CallOrder? {
        if case .call(let call) = target { call } else { nil }
    }

    /// The division that a caller's grant must reach.
    package var division: Division {
        switch target {
        case .contactList(let list): list.division
        case .call(let call): call.connection.division
        }
    }

    /// What is ordered, as a sentence names it; a called number is masked.
    package var words: String {
        switch target {
        case .contactList(let list): list.words
        case .call(let call): "the call to \(call.to.masked) on \(call.connection.words)"
        }
    }

    /// What orders share that must go out one after another.
    package var lane: String {
        switch target {
        case .contactList(let list): "list:\(list.id)"
        case .call(let call): "connection:\(call.connection.id)"
        }
    }
}

extension DialOrder: Codable {
    private enum CodingKeys: String, CodingKey {
        case provider, contactList, call, priority
    }

    /// Reads an order; one that was written before there were calls names its contact list alone.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        provider = try container.decode(String.self, forKey: .provider)
        priority = try container.decode(Bool.self, forKey: .priority)
        if let call = try container.decodeIfPresent(CallOrder.self, forKey: .call) {
            target = .call(call)
        } else {
            target = .contactList(try container.decode(ContactListBinding.self, forKey: .contactList))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(provider, forKey: .provider)
        try container.encode(priority, forKey: .priority)
        switch target {
        case .contactList(let list): try container.encode(list, forKey: .contactList)
        case .call(let call): try container.encode(call, forKey: .call)
        }
    }
}

extension ContactListBinding {
    /// This list as a sentence names it.
    package var words: String { "the contact list \(name)" }
}

extension PersonalConnectionBinding {
    /// This connection as a sentence names it.
    package var words: String { "the personal connection \(name.map { "\($0) (\(id))" } ?? id)" }
}
