import Hummingbird
import RingdownAPI
import RingdownCore

/// Shows the personal connections that a caller may see.
struct PersonalConnectionRoutes {
    private let book: RuleBook
    private let access: AccessControl

    init(_ dependencies: ServerDependencies, access: AccessControl) {
        book = dependencies.book
        self.access = access
    }

    func add(to routes: Routes) {
        let connections = book.personalConnections
        let access = access
        routes.guarded(.listPersonalConnections) { call, caller in
            let name = call.query("name")?.lowercased()
            let visible = ConnectionAccess(connections: connections, access: access, call: call, caller: caller)
                .visible
                .filter { name == nil || $0.name?.lowercased() == name }
            return try .json(
                API.Page(entities: visible.map { API.PersonalConnection($0) }, pageSize: max(visible.count, 1))
            )
        }
        routes.guarded(.getPersonalConnection) { call, caller in
            let connection = try ConnectionAccess(
                connections: connections,
                access: access,
                call: call,
                caller: caller
            )
            .connection(call.parameter("personalConnectionId")) { meant in
                CorrectedRequest(method: "GET", url: Paths.filled(Paths.personalConnection, meant.id))
            }
            return try .json(API.PersonalConnection(connection))
        }
    }
}
