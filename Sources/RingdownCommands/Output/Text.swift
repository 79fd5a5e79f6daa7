import Foundation
import RingdownAPI

/// How things read on a terminal; every command that shows one shows it like this.
enum Text {
    /// A decision with its findings and, when something was refused, its causes and fix.
    static func lines(_ decision: API.Decision) -> [String] {
        var lines = ["\(decision.kind)  \(decision.sentence)", "  decision \(decision.id) at \(clock(decision.at))"]
        if let rule = decision.rule { lines.append("  rule \(rule)") }
        if let address = decision.address { lines.append("  change \(address) (\(decision.changeId ?? "?"))") }
        if let trigger = decision.triggerId { lines.append("  trigger \(trigger)") }
        if let correlation = decision.correlationId { lines.append("  vendor's correlation id \(correlation)") }
        let width = decision.findings.map(\.outcome.count).max() ?? 0
        for finding in decision.findings {
            let outcome = finding.outcome.padding(toLength: width, withPad: " ", startingAt: 0)
            lines.append("  \(outcome)  \(finding.subject): \(finding.sentence)")
        }
        if let explanation = decision.explanation { lines += self.lines(explanation).map { "  " + $0 } }
        return lines
    }

    /// An explanation: operation, causes with their evidence, fixes, the request to send instead.
    static func lines(_ explanation: API.Explanation) -> [String] {
        var lines: [String] = []
        if let operation = explanation.operation {
            lines.append("operation  \(operation.method) \(operation.path) (\(operation.vendor))")
            if !operation.permissions.isEmpty {
                let mode = operation.permissions.count > 1 ? " (\(operation.permissionsType))" : ""
                lines.append("requires   \(operation.permissions.joined(separator: ", "))\(mode)")
            }
        }
        for (position, cause) in explanation.causes.enumerated() { lines += self.lines(cause, number: position + 1) }
        if let request = explanation.correctedRequest {
            lines.append("then send  \(request.method) \(request.url)")
            if let body = request.body { lines.append("           \(body)") }
        }
        return lines
    }

    /// One cause, numbered by its rank.
    static func lines(_ cause: API.Cause, number: Int) -> [String] {
        var lines = ["cause \(number)    \(cause.code) (\(cause.confidence))"]
        for evidence in cause.evidence { lines.append("           \(evidence.supports ? "+" : "-") \(evidence.fact)") }
        lines.append("     fix   \(cause.fix)")
        return lines
    }

    /// A trigger with where it stands and why.
    static func lines(_ trigger: API.Trigger) -> [String] {
        var lines = [
            "\(trigger.status)  \(trigger.reason)",
            "  trigger \(trigger.id)\(target(of: trigger))",
        ]
        lines.append("  asked for by \(cause(trigger.cause)) at \(clock(trigger.createdAt))")
        if let due = trigger.dueAt, trigger.status == "queued" || trigger.status == "held" {
            lines.append("  looked at next at \(clock(due))")
        }
        for condition in trigger.willDialWhen { lines.append("  dials when \(condition)") }
        for campaign in trigger.campaigns {
            let status = campaign.status.map { ": \($0)" } ?? ""
            let counts = campaign.called.flatMap { called in campaign.total.map { ", \(called) of \($0) called" } }
            lines.append("  campaign \(campaign.name)\(status)\(counts ?? "")")
        }
        if let decision = trigger.decision { lines.append("  why: ringdown why \(decision)") }
        return lines
    }

    /// One step of a timeline.
    static func line(_ event: API.TimelineEvent) -> String {
        "\(clock(event.at))  \(event.status.padding(toLength: 9, withPad: " ", startingAt: 0))  \(event.sentence)"
    }

    /// A problem as one line: what is wrong, what to do, and where the whole reasoning is.
    static func line(_ problem: API.Problem) -> String {
        var line = problem.detail
        if let fix = problem.fix, !line.contains(fix) { line += " " + fix }
        if let decision = problem.decision { line += " (ringdown why \(decision))" }
        return line
    }

    /// An instant to the second, in UTC.
    static func clock(_ date: Date) -> String { date.formatted(.iso8601) }

    /// What a trigger dials, and where.
    private static func target(of trigger: API.Trigger) -> String {
        if let call = trigger.call {
            let connection = call.personalConnection
            return " of a call to \(call.to) from \(call.from) on \(connection.name ?? connection.id), "
                + connection.provider
        }
        return trigger.contactList.map { " of \($0.name) on \($0.provider)" } ?? ""
    }

    private static func cause(_ cause: API.Trigger.Cause) -> String {
        if let rule = cause.rule { return "rule \(rule) on \(cause.address ?? "a change")" }
        return cause.caller ?? "a caller"
    }
}
