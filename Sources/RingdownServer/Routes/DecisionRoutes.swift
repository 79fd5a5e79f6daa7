import Hummingbird
import RingdownAPI
import RingdownCore

/// Answers "why": the decision behind anything.
struct DecisionRoutes {
    private let dependencies: ServerDependencies
    private let access: AccessControl

    init(_ dependencies: ServerDependencies, access: AccessControl) {
        self.dependencies = dependencies
        self.access = access
    }

    func add(to routes: Routes) {
        let dependencies = dependencies
        let access = access
        routes.guarded(.getDecisions) { call, caller in
            let id = call.parameter("id")
            let store = dependencies.store
            guard let (subject, decisions) = try await Self.find(id, in: store) else {
                throw ServerProblem(
                    .notFound,
                    "There is no decision, change or trigger with the id \"\(id.prefix(80))\".",
                    cause: .objectNotFound,
                    evidence: "Nothing was recorded under \"\(id.prefix(80))\".",
                    fix: "Use the id from a problem's decision, a submission, or GET \(Paths.triggers)."
                )
            }
            let visible = try await Self.visible(decisions, to: caller, call, store, access)
            return try .json(
                API.Decisions(id: id, subject: subject, entities: visible.map { API.Decision($0) })
            )
        }
    }

    /// What an id stands for, and the decisions about it.
    private static func find(_ id: String, in store: any Store) async throws -> (String, [Decision])? {
        if let decision = try await store.decision(id) { return ("decision", [decision]) }
        if let trigger = try await store.trigger(id) {
            var decisions = try await store.decisions(about: id)
            if case .rule(let rule, let changeID, _) = trigger.cause {
                let known = Set(decisions.map(\.id))
                let matches = try await store.decisions(about: changeID)
                    .filter { $0.rule == rule && $0.kind == .matched && !known.contains($0.id) }
                decisions = matches + decisions
            }
            return ("trigger", decisions)
        }
        if try await store.change(id) != nil { return ("change", try await store.decisions(about: id)) }
        return nil
    }

    /// The decisions that the caller may see: those about triggers of divisions out of its reach are left out.
    ///
    /// When nothing is left of what there was, the refusal says why.
    private static func visible(
        _ decisions: [Decision],
        to caller: Caller,
        _ call: Call,
        _ store: any Store,
        _ access: AccessControl
    ) async throws -> [Decision] {
        var lists: [String: ContactListBinding] = [:]
        for id in Set(decisions.compactMap(\.triggerID)) {
            lists[id] = try await store.trigger(id)?.order.contactList
        }
        let visible = decisions.filter { decision in
            guard let list = decision.triggerID.flatMap({ lists[$0] }) else { return true }
            return access.allows(call.operation, of: caller.principal, in: list.division)
        }
        if visible.isEmpty, let list = lists.values.min(by: { $0.name < $1.name }) {
            try access.require(call.operation, of: caller.principal, in: list.division, object: list.words)
        }
        return visible
    }
}
