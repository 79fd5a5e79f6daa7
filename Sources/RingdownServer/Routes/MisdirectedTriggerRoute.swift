import Hummingbird
import RingdownAPI
import RingdownCore

/// Answers the call whose path lacks the list's id with the call that was meant; it triggers nothing.
struct MisdirectedTriggerRoute {
    private let dependencies: ServerDependencies
    private let access: AccessControl

    init(_ dependencies: ServerDependencies, access: AccessControl) {
        self.dependencies = dependencies
        self.access = access
    }

    func add(to routes: Routes) {
        let lists = dependencies.book.contactLists
        let connections = dependencies.book.personalConnections
        let limit = dependencies.settings.bodyLimit
        let access = access
        routes.open(.triggerWithoutID) { call in
            let body = try? JSON(parsing: try await call.body(upTo: limit).readableBytesView)
            var caller: Caller?
            var refusal: ServerProblem?
            do throws(ServerProblem) {
                caller = try await access.caller(of: call)
            } catch {
                refusal = error
            }
            let visible = lists.filter { list in
                caller.map { access.allows(.triggerContactList, of: $0.principal, in: list.division) } ?? false
            }
            let usable = connections.filter { connection in
                caller.map { access.allows(.placeCall, of: $0.principal, in: connection.division) } ?? false
            }
            let misdirected = MisdirectedTrigger(
                body: body,
                caller: caller,
                tokenProblem: refusal,
                lists: lists,
                callable: visible,
                connection: NamedConnection(in: body, among: connections, usable: usable)
            )
            throw misdirected.problem
        }
    }
}
