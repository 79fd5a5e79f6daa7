import Hummingbird
import RingdownAPI
import RingdownCore
import RingdownEngine

/// Says what the vendors would make of the rules before one of them fires.
struct PreflightRoute {
    private let dependencies: ServerDependencies
    private let access: AccessControl

    init(_ dependencies: ServerDependencies, access: AccessControl) {
        self.dependencies = dependencies
        self.access = access
    }

    func add(to routes: Routes) {
        let dependencies = dependencies
        let access = access
        routes.guarded(.checkRules) { call, caller in
            var book = dependencies.book
            if let name = call.query("rule") {
                guard let rule = book.rules[name] else { throw Self.noRule(name, among: book.rules) }
                book.rules = RuleSet([rule])
            }
            var entries: [API.PreflightEntry] = []
            for entry in await dependencies.preflight.check(book).entries {
                if let order = entry.finding?.order,
                    !access.allows(call.operation, of: caller.principal, in: order.division)
                {
                    continue
                }
                entries.append(try await Self.wire(entry, call, dependencies))
            }
            return try .json(API.Preflight(entities: entries))
        }
    }

    /// An entry as it travels; a refusal is recorded, so that `ringdown why` shows it later.
    private static func wire(
        _ entry: PreflightReport.Entry,
        _ call: Call,
        _ dependencies: ServerDependencies
    ) async throws(StoreError) -> API.PreflightEntry {
        guard let finding = entry.finding else {
            return API.PreflightEntry(
                rule: entry.rule,
                action: entry.action,
                provider: nil,
                verdict: PreflightFinding.Verdict.refused.rawValue,
                sentence: "The configuration does not have what the rule names.",
                fix: "Add it to the configuration, or correct the rule's name for it."
            )
        }
        var answer = API.PreflightEntry(
            rule: entry.rule,
            action: entry.action,
            provider: finding.order.provider,
            verdict: finding.verdict.rawValue,
            sentence: finding.sentence,
            calls: finding.calls,
            fix: finding.fix,
            explanation: finding.explanation.map { API.Explanation($0) }
        )
        guard finding.verdict == .refused else { return answer }
        let decision = Decision(
            id: dependencies.ids.next(),
            at: dependencies.clock.now(),
            kind: .refused,
            sentence: "Preflight of rule \(entry.rule): \(finding.sentence)",
            rule: entry.rule,
            findings: [Decision.Finding("preflight at \(finding.order.provider)", "refused", finding.sentence)],
            explanation: finding.explanation,
            correlationID: finding.correlationID ?? call.context.correlationID
        )
        try await dependencies.store.record(decision)
        answer.decision = decision.id
        return answer
    }

    private static func noRule(_ name: String, among rules: RuleSet) -> ServerProblem {
        let near = Nearest.text(to: name, among: rules.rules.map(\.name)).map { "; the nearest is \($0)." } ?? "."
        return ServerProblem(
            .notFound,
            "There is no rule \"\(name.prefix(80))\"\(near)",
            cause: .objectNotFound,
            evidence: "The configuration has \(rules.rules.count) rules, and none of that name.",
            fix: "GET \(Paths.rules) lists the rules."
        )
    }
}
