import Foundation
import Hummingbird
import RingdownAPI
import RingdownCore

/// Shows triggers.
struct TriggerRoutes {
    private let dependencies: ServerDependencies
    private let access: AccessControl

    init(_ dependencies: ServerDependencies, access: AccessControl) {
        self.dependencies = dependencies
        self.access = access
    }

    func add(to routes: Routes) {
        let dependencies = dependencies
        let access = access
        routes.guarded(.getTrigger) { call, caller in
            let trigger = try await dependencies.trigger(of: call, for: caller, access)
            return try .json(dependencies.view(of: trigger, for: caller, access))
        }
        routes.guarded(.listTriggers) { call, caller in
            let size = try call.number("pageSize", in: 1...100, default: 25)
            let number = try call.number("pageNumber", in: 1...10_000, default: 1)
            let query = TriggerQuery(
                statuses: try Self.statuses(of: call),
                contactListID: try Self.contactListID(of: call, for: caller, dependencies.book, access),
                personalConnectionID: try Self.connectionID(of: call, for: caller, dependencies.book, access),
                divisions: caller.principal.divisions(holding: .triggerView).map { Set($0.map(\.id)) },
                limit: size + 1,
                offset: (number - 1) * size
            )
            let found = try await dependencies.store.triggers(query)
            let page = API.Page(
                entities: found.prefix(size).map { dependencies.view(of: $0, for: caller, access) },
                pageSize: size,
                pageNumber: number,
                nextUri: found.count > size ? Self.nextPage(call, size: size, number: number + 1) : nil
            )
            return try .json(page)
        }
    }

    private static func statuses(of call: Call) throws(ServerProblem) -> Set<TriggerStatus> {
        var statuses: Set<TriggerStatus> = []
        for name in (call.query("status") ?? "").split(separator: ",") {
            guard let status = TriggerStatus(rawValue: String(name)) else {
                let known = TriggerStatus.allCases.map(\.rawValue)
                let near = Nearest.text(to: String(name), among: known).map { "; did you mean \($0)?" } ?? "."
                throw ServerProblem(
                    .invalidValue,
                    "\"\(name.prefix(40))\" is no trigger status\(near)",
                    fix: "Use \(known.joined(separator: ", "))."
                )
            }
            statuses.insert(status)
        }
        return statuses
    }

    /// Ringdown's id of the list that the query names.
    private static func contactListID(
        of call: Call,
        for caller: Caller,
        _ book: RuleBook,
        _ access: AccessControl
    ) throws(ServerProblem) -> String? {
        guard let text = call.query("contactListId") else { return nil }
        switch ListLookup(text, in: book.contactLists) {
        case .found(let list):
            try access.require(call.operation, of: caller.principal, in: list.division, object: list.words)
            return list.id
        case .named(let list):
            try access.require(call.operation, of: caller.principal, in: list.division, object: list.words)
            throw .nameInsteadOfID(text, of: list)
        case .ambiguous(let lists):
            throw .ambiguousContactList(
                text,
                lists.filter { access.allows(call.operation, of: caller.principal, in: $0.division) }
            )
        case .unknown:
            throw .noContactList(
                text,
                visible: book.contactLists.filter {
                    access.allows(call.operation, of: caller.principal, in: $0.division)
                }
            )
        }
    }

    /// Ringdown's id of the personal connection that the query names.
    private static func connectionID(
        of call: Call,
        for caller: Caller,
        _ book: RuleBook,
        _ access: AccessControl
    ) throws(ServerProblem) -> String? {
        guard let text = call.query("personalConnection") else { return nil }
        let connections = ConnectionAccess(
            connections: book.personalConnections,
            access: access,
            call: call,
            caller: caller
        )
        return try connections.connection(text) { meant in
            CorrectedRequest(method: "GET", url: "\(Paths.triggers)?personalConnection=\(meant.id)")
        }.id
    }

    private static func nextPage(_ call: Call, size: Int, number: Int) -> String {
        var pairs = ["pageSize=\(size)", "pageNumber=\(number)"]
        for name in ["status", "contactListId", "personalConnection"] {
            let value = call.query(name)?.addingPercentEncoding(withAllowedCharacters: .urlHostAllowed)
            if let value { pairs.append("\(name)=\(value)") }
        }
        return Paths.triggers + "?" + pairs.joined(separator: "&")
    }
}
