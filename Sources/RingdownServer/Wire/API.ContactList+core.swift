import RingdownAPI
import RingdownCore

extension API.ContactList {
    /// A contact list as it travels.
    init(_ list: ContactListBinding) {
        self.init(
            id: list.id,
            name: list.name,
            provider: list.provider,
            list: list.list,
            campaigns: list.campaigns,
            division: API.Division(id: list.division.id, name: list.division.name)
        )
    }
}
