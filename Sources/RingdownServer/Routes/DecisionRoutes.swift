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
            guard let (subject, found) = try await Self.find(id, in: store) else {
                throw ServerProblem(
                    .notFound,
                    "There is no decision, change or trigger with the id \"\(id.prefix(80))\".",
                    cause: .objectNotFound,
                    evidence: "Nothing was recorded under \"\(id.prefix(80))\".",
                    fix: "Use the id from a problem's decision, a submission, or GET \(Paths.triggers)."
                )
            }
            let rule = call.query("rule")
            let decisions = rule.map { rule in found.filter { $0.rule == rule } } ?? found
            let visible = try await Self.visible(decisions, to: caller, call, store, access)
            var answer = API.Decisions(id: id, subject: subject, entities: visible.map { API.Decision($0) })
            if let rule { answer.evaluation = try await Self.evaluation(rule, id, found, dependencies) }
            return try .json(answer)
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

    /// What a rule says now about the change that an id leads to.
    private static func evaluation(
        _ name: String,
        _ id: String,
        _ decisions: [Decision],
        _ dependencies: ServerDependencies
    ) async throws -> API.RuleEvaluation {
        let rules = dependencies.book.rules
        guard let rule = rules[name] else {
            let near = Nearest.text(to: name, among: rules.rules.map(\.name)).map { "; the nearest is \($0)." } ?? "."
            throw ServerProblem(
                .notFound,
                "There is no rule \"\(name.prefix(80))\"\(near)",
                cause: .objectNotFound,
                evidence: "The configuration has \(rules.rules.count) rules, and none of that name.",
                fix: "GET \(Paths.rules) lists the rules."
            )
        }
        let changeID = decisions.lazy.compactMap(\.changeID).first ?? id
        guard let stored = try await dependencies.store.change(changeID) else {
            throw ServerProblem(
                .notFound,
                "\"\(id.prefix(80))\" is about no change, so no rule can be compared with it.",
                cause: .objectNotFound,
                evidence: "No change is recorded with it.",
                fix: "Use the id of a change, or of a decision or trigger that came of one."
            )
        }
        let outcome = rule.evaluate(stored.change, digest: dependencies.digest)
        return API.RuleEvaluation(outcome, of: stored, place: rule.place)
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
        var orders: [String: DialOrder] = [:]
        for id in Set(decisions.compactMap(\.triggerID)) {
            orders[id] = try await store.trigger(id)?.order
        }
        let visible = decisions.filter { decision in
            guard let order = decision.triggerID.flatMap({ orders[$0] }) else { return true }
            return access.allows(call.operation, of: caller.principal, in: order.division)
        }
        if visible.isEmpty, let order = orders.values.min(by: { $0.words < $1.words }) {
            try access.require(call.operation, of: caller.principal, in: order.division, object: order.words)
        }
        return visible
    }
}
