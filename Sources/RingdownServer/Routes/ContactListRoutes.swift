import Hummingbird
import RingdownAPI
import RingdownCore

/// Shows the contact lists that a caller may see.
struct ContactListRoutes {
    private let book: RuleBook
    private let access: AccessControl

    init(_ dependencies: ServerDependencies, access: AccessControl) {
        book = dependencies.book
        self.access = access
    }

    func add(to routes: Routes) {
        let lists = book.contactLists
        let access = access
        routes.guarded(.listContactLists) { call, caller in
            let name = call.query("name")?.lowercased()
            let visible =
                lists
                .filter { access.allows(call.operation, of: caller.principal, in: $0.division) }
                .filter { name == nil || $0.name.lowercased() == name || $0.list.lowercased() == name }
            return try .json(
                API.Page(entities: visible.map { API.ContactList($0) }, pageSize: max(visible.count, 1))
            )
        }
    }
}
