extension CampaignDialer {
    /// Adds contacts to the list, in the order given.
    ///
    /// With `priority` they are dialed before all that were added without, in the order in which priority contacts
    /// came; otherwise they go to the end.
    ///
    /// A contact that is on the list already gets the new data and is queued again, also when it was dialed before;
    /// one that is on a call waits until the call is over. To change data without dialing use `contactsUpdated`.
    package mutating func contactsAdded(
        _ added: [DialableContact],
        priority: Bool,
        at time: DialerTime
    ) -> [DialerEvent] {
        take(at: time) { dialer in
            for contact in added {
                dialer.contacts.add(contact, priority: priority)
            }
        }
    }

    /// Gives contacts on the list new numbers, zone or position, without queueing again what was dialed.
    ///
    /// Contacts that are not on the list are ignored. An attempt under way goes on with the number it dialed.
    package mutating func contactsUpdated(_ updated: [DialableContact], at time: DialerTime) -> [DialerEvent] {
        take(at: time) { dialer in
            for contact in updated {
                dialer.contacts.update(contact)
            }
        }
    }

    /// Where a contact stands in its lane; `nil` for one that is not on the list.
    package func position(of id: ContactID) -> Int64? { contacts.index(of: id).map { contacts[$0].contact.position } }

    /// Gives contacts on the list other positions; the others keep theirs.
    package mutating func positionsChanged(_ positions: [ContactID: Int64], at time: DialerTime) -> [DialerEvent] {
        take(at: time) { dialer in
            for (id, position) in positions {
                guard let index = dialer.contacts.index(of: id) else { continue }
                let contact = dialer.contacts[index].contact
                guard contact.position != position else { continue }
                dialer.contacts.update(
                    DialableContact(id: id, numbers: contact.numbers, zone: contact.zone, position: position)
                )
            }
        }
    }

    /// Lets contacts that a filter left out in this pass come up again.
    package mutating func filterAgain(_ ids: [ContactID], at time: DialerTime) -> [DialerEvent] {
        take(at: time) { dialer in
            for id in ids {
                guard let index = dialer.contacts.index(of: id),
                    dialer.contacts[index].stage == .skipped(.filteredOut)
                else { continue }
                dialer.contacts.change(index) { $0.stage = .waiting }
                dialer.contacts.requeueIfWaiting(index)
            }
        }
    }

    /// Takes contacts off the list.
    ///
    /// One that is on a call finishes it. Ids that are not on the list are ignored. What was learnt of a contact is
    /// forgotten, its numbers out of use and the reason not to dial it; only its attempts are numbered on if it returns.
    package mutating func contactsRemoved(_ ids: [ContactID], at time: DialerTime) -> [DialerEvent] {
        take(at: time) { dialer in
            for id in ids {
                guard let index = dialer.contacts.index(of: id) else { continue }
                dialer.withdrawPreview(ofContact: index)
                dialer.contacts.remove(index)
            }
        }
    }

    /// Forbids dialing a contact, until `contactCallable`.
    ///
    /// For a temporary reason the contact waits; for another it is passed over when its turn comes. A call that is
    /// under way goes on.
    package mutating func contactUncallable(
        _ id: ContactID,
        _ reason: UncallableReason,
        at time: DialerTime
    ) -> [DialerEvent] {
        take(at: time) { dialer in
            guard let index = dialer.contacts.index(of: id) else { return }
            dialer.withdrawPreview(ofContact: index)
            dialer.contacts.change(index) { $0.block = reason }
            // The contact may have been left aside for a temporary reason and has to meet its turn again.
            dialer.contacts.requeueIfWaiting(index)
        }
    }

    /// Allows dialing a contact again.
    ///
    /// One that was passed over in this pass stays so until the next.
    package mutating func contactCallable(_ id: ContactID, at time: DialerTime) -> [DialerEvent] {
        take(at: time) { dialer in
            guard let index = dialer.contacts.index(of: id) else { return }
            dialer.contacts.change(index) { $0.block = nil }
            dialer.contacts.requeueIfWaiting(index)
        }
    }
}
