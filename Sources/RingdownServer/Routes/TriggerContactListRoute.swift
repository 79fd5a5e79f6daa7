import Foundation
import HTTPTypes
import Hummingbird
import RingdownAPI
import RingdownCore
import RingdownEngine

/// Triggers a contact list for a caller.
struct TriggerContactListRoute {
    private let dependencies: ServerDependencies
    private let access: AccessControl

    init(_ dependencies: ServerDependencies, access: AccessControl) {
        self.dependencies = dependencies
        self.access = access
    }

    func add(to routes: Routes) {
        let dependencies = dependencies
        let access = access
        routes.guarded(.triggerContactList) { call, caller in
            let list = try Self.list(of: call, for: caller, dependencies.book.contactLists, access)
            let wish = try await Self.wish(of: call, dependencies)
            let key = try call.idempotencyKey(for: caller)
            let added = try await dependencies.desk.trigger(
                list,
                for: caller.principal.id,
                priority: wish.priority ?? false,
                deadline: wish.deadline,
                idempotencyKey: key
            )
            if added.isRepeat { try Self.check(added.trigger, is: wish, on: list) }
            let answer = API.Trigger(added.trigger, windows: dependencies.book.windows)
            return try .json(answer, status: .accepted, headers: [.location: answer.links.trigger])
        }
    }

    /// The list that the path means, when the caller may trigger it.
    private static func list(
        of call: Call,
        for caller: Caller,
        _ lists: [ContactListBinding],
        _ access: AccessControl
    ) throws(ServerProblem) -> ContactListBinding {
        let text = call.parameter("contactListId")
        func require(_ list: ContactListBinding) throws(ServerProblem) {
            try access.require(call.operation, of: caller.principal, in: list.division, object: list.words)
        }
        switch ListLookup(text, in: lists) {
        case .found(let list):
            try require(list)
            return list
        case .named(let list):
            try require(list)
            throw .nameInsteadOfID(text, of: list)
        case .ambiguous(let candidates):
            let visible = candidates.filter { access.allows(call.operation, of: caller.principal, in: $0.division) }
            if visible.count == 1, let only = visible.first { return only }
            guard !visible.isEmpty else { throw .noContactList(text, visible: []) }
            throw .ambiguousContactList(text, visible)
        case .unknown:
            throw .noContactList(
                text,
                visible: lists.filter { access.allows(call.operation, of: caller.principal, in: $0.division) }
            )
        }
    }

    /// What the body says about how to dial.
    private static func wish(
        of call: Call,
        _ dependencies: ServerDependencies
    ) async throws -> API.TriggerRequest {
        let body = try await BodyMembers(
            call,
            limit: dependencies.settings.bodyLimit,
            known: ["priority", "deadline"]
        )
        return API.TriggerRequest(
            priority: try body.flag("priority"),
            deadline: try body.deadline(after: dependencies.clock.now())
        )
    }

    /// Checks that a repeated key came with the request that it was first used for.
    private static func check(
        _ trigger: Trigger,
        is wish: API.TriggerRequest,
        on list: ContactListBinding
    ) throws(ServerProblem) {
        let first = trigger.order
        var differences: [String] = []
        if first.contactList?.id != list.id { differences.append("it was for \(first.words)") }
        if first.priority != (wish.priority ?? false) { differences.append("priority was \(first.priority)") }
        try trigger.checkRepeat(differences, deadline: wish.deadline)
    }
}
