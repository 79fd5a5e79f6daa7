/// What carrying out an order means at the vendor now: read from the vendor, committed as the intent, then performed.
package struct DialPlan: Codable, Hashable, Sendable {
    /// The vendor's list.
    package var contactList: RemoteObject
    /// The calls to make, in order; empty when every campaign is already dialing.
    package var steps: [Step]
    /// Every campaign that dials the list, in the state it was found.
    package var campaigns: [RemoteObject]
    /// The contact that one call is made of; `nil` when a whole list is dialed.
    package var contact: PlannedContact?

    /// A contact that is put on the list to be called.
    package struct PlannedContact: Codable, Hashable, Sendable {
        /// Its id at the vendor, chosen here so that it can be found again.
        package var id: String
        /// The list's column that holds the number.
        package var column: String
        /// The number to call.
        package var number: PhoneNumber
        /// The number that the called person is shown, where the contact carries it; `nil` where what dials shows its own.
        package var from: PhoneNumber?

        package init(id: String, column: String, number: PhoneNumber, from: PhoneNumber? = nil) {
            self.id = id
            self.column = column
            self.number = number
            self.from = from
        }
    }

    /// One call that changes something at the vendor.
    package struct Step: Codable, Hashable, Sendable {
        /// The operation, as the vendor's catalogue names it (`POST /api/v2/outbound/campaigns/{campaignId}/start`).
        package var operation: String
        /// What it acts on, as it was found before.
        package var target: RemoteObject

        package init(operation: String, target: RemoteObject) {
            self.operation = operation
            self.target = target
        }
    }

    /// This plan without the steps whose targets were accomplished before.
    ///
    /// Their campaigns stay as they were found before that, so that what was begun then is not taken for the state from
    /// which nothing has happened yet.
    package func without(_ accomplished: [RemoteObject]) -> DialPlan {
        var plan = self
        plan.campaigns = campaigns.map { campaign in
            accomplished.first { $0.kind == campaign.kind && $0.id == campaign.id } ?? campaign
        }
        plan.steps.removeAll { step in accomplished.contains { $0.kind == step.target.kind && $0.id == step.target.id }
        }
        return plan
    }

    package init(
        contactList: RemoteObject,
        steps: [Step],
        campaigns: [RemoteObject],
        contact: PlannedContact? = nil
    ) {
        self.contactList = contactList
        self.steps = steps
        self.campaigns = campaigns
        self.contact = contact
    }
}

/// An object at a vendor, as far as dispatch needs it.
package struct RemoteObject: Codable, Hashable, Sendable {
    /// What it is, in the vendor's word (`campaign`, `contact list`, `skill`).
    package var kind: String
    /// The vendor's identifier.
    package var id: String
    /// The vendor's name for it.
    package var name: String
    /// Where it lives; `nil` when the vendor has no divisions for its kind.
    package var division: Division?
    /// The vendor's state of it (`off`, `on`, `complete`); `nil` when its kind has none.
    package var status: String?
    /// The vendor's version of it, which tells later whether it was changed; `nil` when its kind has none.
    package var version: String?

    package init(
        kind: String,
        id: String,
        name: String,
        division: Division? = nil,
        status: String? = nil,
        version: String? = nil
    ) {
        self.kind = kind
        self.id = id
        self.name = name
        self.division = division
        self.status = status
        self.version = version
    }
}
