extension CampaignFacts {
    /// Takes contacts that another campaign of the same list holds from it, where they are equal.
    ///
    /// Nothing changes but the memory that they take together: texts and numbers are kept once.
    package mutating func share(with dialer: CampaignDialer) {
        for index in contacts.indices {
            guard let known = dialer.contacts.index(of: contacts[index].contact.id) else { continue }
            let contact = dialer.contacts[known].contact
            if contact == contacts[index].contact { contacts[index].contact = contact }
        }
    }
}
