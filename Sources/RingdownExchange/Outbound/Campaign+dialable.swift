import RingdownDialer

extension Campaign {
    /// A contact as this campaign dials it: the numbers of its phone columns, in their order, without those that are
    /// out of use.
    func dialable(
        id: String,
        data: [String: String],
        dead: Set<String>,
        position: Int64 = 0
    ) -> DialableContact {
        DialableContact(
            id: ContactID(id),
            numbers: phoneColumns.compactMap { column in
                guard !dead.contains(column.name), let number = data[column.name], !number.isEmpty else { return nil }
                return DialableNumber(column: column.name, number: number)
            },
            position: position
        )
    }

    /// A contact as this campaign's dialer dials it, at the place that it has there; a new one comes after all that are
    /// sorted.
    func dialable(_ contact: Contact, by dialer: CampaignDialer) -> DialableContact {
        dialable(
            id: contact.id,
            data: contact.data,
            dead: contact.deadColumns,
            position: dialer.position(of: ContactID(contact.id)) ?? (rules.sorts.isEmpty ? 0 : .max)
        )
    }
}
