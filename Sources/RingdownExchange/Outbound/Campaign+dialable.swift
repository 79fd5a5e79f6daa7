import RingdownDialer

extension Campaign {
    /// A contact as this campaign dials it: the numbers of its phone columns, in their order, without those that are
    /// out of use.
    func dialable(id: String, data: [String: String], dead: Set<String>) -> DialableContact {
        DialableContact(
            id: ContactID(id),
            numbers: phoneColumns.compactMap { column in
                guard !dead.contains(column.name), let number = data[column.name], !number.isEmpty else { return nil }
                return DialableNumber(column: column.name, number: number)
            }
        )
    }
}
