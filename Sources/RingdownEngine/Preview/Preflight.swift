import Foundation
package import RingdownCore
import Synchronization

/// Finds out what vendors would make of orders before there are triggers: reads, never changes anything.
///
/// Every order gets an answer: what a vendor does not give in time is said to be unchecked.
package struct Preflight: Sendable {
    /// How much is asked of a vendor.
    package struct Settings: Sendable {
        /// Orders that one provider is asked about at the same time.
        package var concurrency = 4
        /// Seconds that one provider has for all of them.
        package var patience = 30.0

        package init() {}
    }

    private let connectors: [String: any Connector]
    private let clock: any WallClock
    private let settings: Settings

    package init(
        connectors: [String: any Connector],
        clock: any WallClock,
        settings: Settings = Settings()
    ) {
        self.connectors = connectors
        self.clock = clock
        self.settings = settings
    }

    /// What the vendors would make of every rule of a configuration.
    package func check(_ book: RuleBook) async -> PreflightReport {
        let actions = book.rules.rules.flatMap { rule in rule.then.map { (rule.name, $0) } }
        let findings = await check(actions.compactMap { $1.order(in: book) })
        return PreflightReport(
            entries: actions.map { rule, action in
                PreflightReport.Entry(
                    rule: rule,
                    action: action.sentence,
                    finding: action.order(in: book).flatMap { findings[$0] }
                )
            }
        )
    }

    /// What the vendors would make of orders: an answer for each, identical ones asked about once.
    package func check(_ orders: [DialOrder]) async -> [DialOrder: PreflightFinding] {
        let byProvider = Dictionary(grouping: Set(orders), by: \.provider)
        return await withTaskGroup(of: [DialOrder: PreflightFinding].self) { group in
            for (provider, orders) in byProvider {
                group.addTask { await check(orders.sorted { $0.words < $1.words }, at: provider) }
            }
            return await group.reduce(into: [:]) { all, some in all.merge(some) { first, _ in first } }
        }
    }

    /// Asks one provider, for as long as it may take.
    private func check(_ orders: [DialOrder], at provider: String) async -> [DialOrder: PreflightFinding] {
        guard let connector = connectors[provider] else {
            let sentence = "The provider \(provider) is not configured; add it under providers."
            return Dictionary(uniqueKeysWithValues: orders.map { ($0, PreflightFinding($0, .refused, sentence)) })
        }
        let board = PreflightBoard()
        let end = clock.now().addingTimeInterval(settings.patience)
        await withTaskGroup(of: Void.self) { race in
            race.addTask { await ask(orders, connector, board) }
            race.addTask { try? await clock.sleep(until: end) }
            await race.next()
            race.cancelAll()
        }
        let found = board.findings
        let late = "The provider \(provider) did not answer within \(Int(settings.patience)) s; it was not checked."
        return Dictionary(
            uniqueKeysWithValues: orders.map { ($0, found[$0] ?? PreflightFinding($0, .unchecked, late)) }
        )
    }

    private func ask(_ orders: [DialOrder], _ connector: any Connector, _ board: PreflightBoard) async {
        await withTaskGroup(of: Void.self) { group in
            var waiting = orders.makeIterator()
            func addNext() {
                guard let order = waiting.next() else { return }
                group.addTask {
                    let finding = await Self.ask(order, connector)
                    // What a cancelled call says is no answer of the vendor's.
                    if !Task.isCancelled { board.put(finding) }
                }
            }
            for _ in 0..<max(1, settings.concurrency) { addNext() }
            while await group.next() != nil {
                if !Task.isCancelled { addNext() }
            }
        }
    }

    private static func ask(_ order: DialOrder, _ connector: any Connector) async -> PreflightFinding {
        do throws(ConnectorError) {
            let plan = try await connector.prepare(order)
            return await foresee(plan, of: order, connector)
        } catch {
            return await finding(error, order, connector)
        }
    }

    /// Asks what self-inspection says of a plan's steps; those that differ in nothing that matters are asked about once.
    private static func foresee(
        _ plan: DialPlan,
        of order: DialOrder,
        _ connector: any Connector
    ) async -> PreflightFinding {
        guard !plan.steps.isEmpty else {
            let names = plan.campaigns.map { "\($0.kind) \"\($0.name)\"" }.joined(separator: ", ")
            return PreflightFinding(order, .accepted, "It is dialing already, and nothing would be sent: \(names).")
        }
        let calls = plan.steps.map { "\($0.operation) on \($0.target.kind) \"\($0.target.name)\"" }
        var asked: Set<[String]> = []
        var open: Explanation?
        for step in plan.steps {
            guard asked.insert([step.operation, step.target.division?.id ?? step.target.id]).inserted else { continue }
            let foreseen = await connector.foresee(step)
            switch foreseen.verdict {
            case .allowed: break
            case .refused:
                let cause = foreseen.causes.first
                let reason = cause?.evidence.filter(\.supports).map(\.fact).joined(separator: " ")
                return PreflightFinding(
                    order,
                    .refused,
                    "\(step.operation) on \(step.target.kind) \"\(step.target.name)\" would be refused"
                        + (cause.map { " (\($0.code.rawValue))" } ?? "") + (reason.map { ": \($0)" } ?? "."),
                    calls: calls,
                    explanation: foreseen
                )
            case .conditional, .unknown: open = open ?? foreseen
            }
        }
        guard let open else {
            return PreflightFinding(
                order,
                .accepted,
                "The vendor shows what is needed, and the permission for every call.",
                calls: calls
            )
        }
        let gap = open.causes.first?.evidence.first { !$0.supports }?.fact
        return PreflightFinding(
            order,
            .unchecked,
            "The vendor shows what is needed; whether every call is permitted could not be seen."
                + (gap.map { " \($0)" } ?? ""),
            calls: calls,
            explanation: open
        )
    }

    /// What an error while reading says of the order.
    private static func finding(
        _ error: ConnectorError,
        _ order: DialOrder,
        _ connector: any Connector
    ) async -> PreflightFinding {
        switch error.code {
        case .rateLimited, .unavailable, .noAnswer, .notPermitted:
            return PreflightFinding(order, .unchecked, error.message)
        case .misconfigured: return PreflightFinding(order, .refused, error.message)
        case .refused, .notFound, .ambiguous, .invalid:
            let explanation = error.status == nil ? nil : await connector.explain(error)
            // A state that an object is in now says nothing of the moment when the rule fires.
            let isPassing = explanation?.causes.first?.code == .invalidStateTransition
            return PreflightFinding(
                order,
                isPassing ? .unchecked : .refused,
                error.message,
                explanation: explanation,
                correlationID: error.correlationID
            )
        }
    }
}

/// Where answers are put that came in time.
private final class PreflightBoard: Sendable {
    private let stored = Mutex<[DialOrder: PreflightFinding]>([:])

    var findings: [DialOrder: PreflightFinding] { stored.withLock { $0 } }

    func put(_ finding: PreflightFinding) { stored.withLock { $0[finding.order] = finding } }
}
