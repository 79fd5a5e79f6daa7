import RingdownCore
import RingdownEngine

/// Every comparison, and what it comes to.
struct ScheduleReport: Encodable, Sendable {
    var schedules: [ScheduleComparison]
    var summary: Summary

    /// How many of each.
    struct Summary: Encodable, Sendable {
        var create = 0
        var update = 0
        var delete = 0
        var none = 0
        var failed = 0
    }

    init(_ schedules: [ScheduleComparison]) {
        self.schedules = schedules
        summary = Summary()
        for schedule in schedules {
            switch schedule.action {
            case .none: summary.none += 1
            case .create: summary.create += 1
            case .update: summary.update += 1
            case .delete: summary.delete += 1
            case .failed: summary.failed += 1
            }
        }
    }

    /// Whether the vendors have something else than what is declared.
    var differs: Bool { schedules.contains(where: \.differs) }

    /// Why the command ends otherwise than well; `nil` when nothing failed.
    var failure: CommandFailure.Exit? {
        let problems = schedules.compactMap(\.problem)
        return problems.isEmpty ? nil : problems.contains(where: \.isAboutAccess) ? .notAuthorised : .failed
    }

    /// The differences on a terminal.
    var lines: [String] {
        var lines = schedules.flatMap(\.lines)
        if !lines.isEmpty { lines.append("") }
        let failed = summary.failed > 0 ? ", \(summary.failed) failed" : ""
        lines.append(
            differs || summary.failed > 0
                ? "Plan: \(summary.create) to add, \(summary.update) to change, \(summary.delete) to destroy, "
                    + "\(summary.none) unchanged\(failed)."
                : "No changes. \(summary.none == 1 ? "The schedule is" : "All \(summary.none) schedules are") as declared."
        )
        return lines
    }

    /// What was applied, on a terminal.
    var appliedLines: [String] {
        var lines = schedules.filter(\.isApplied).map { schedule in
            let ids = schedule.correlationIDs.joined(separator: ", ")
            let correlation = ids.isEmpty ? "" : " (correlation id \(ids))"
            return "\(schedule.provider) \"\(schedule.campaign)\": \(schedule.action.rawValue)d\(correlation)"
        }
        lines += schedules.filter { $0.action == .failed }.flatMap(\.lines)
        let applied = schedules.count(where: \.isApplied)
        let failed = summary.failed > 0 ? ", \(summary.failed) failed" : ""
        return lines + ["Applied: \(applied) changed, \(summary.none) unchanged\(failed)."]
    }
}
