import RingdownCore
import RingdownEngine

extension ScheduleComparison {
    /// The comparison as Terraform would show it; empty for one without a difference.
    var lines: [String] {
        let name = "\(provider) \(isSequence ? "sequence " : "")\"\(campaign)\" (\(address))"
        switch action {
        case .none: return []
        case .failed:
            var lines = ["  ! \(name)"]
            if let problem {
                lines.append("      \(problem.message)")
                if let cause = problem.cause { lines.append("      cause  \(cause.rawValue)") }
                if let fix = problem.fix { lines.append("      fix    \(fix)") }
            }
            return lines
        case .create: return ["  + \(name)"] + differences.map(Self.line)
        case .update: return ["  ~ \(name)"] + differences.map(Self.line)
        case .delete: return ["  - \(name)"] + differences.map(Self.line)
        }
    }

    private static func line(_ difference: ScheduleDifference) -> String {
        switch (difference.before, difference.after) {
        case (let before?, let after?): "      ~ \(difference.attribute): \(before) -> \(after)"
        case (let before?, nil): "      - \(difference.attribute): \(before)"
        case (nil, let after?): "      + \(difference.attribute): \(after)"
        case (nil, nil): "        \(difference.attribute)"
        }
    }
}
