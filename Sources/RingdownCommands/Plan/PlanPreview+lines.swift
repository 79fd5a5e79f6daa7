import RingdownCore
import RingdownEngine

extension PlanPreview {
    /// The preview for people.
    var lines: [String] {
        var lines = [
            "\(changes) \(changes == 1 ? "change" : "changes"), \(matches.count) would fire, "
                + "\(waiting.count) \(waiting.count == 1 ? "waits" : "wait") for the apply"
        ]
        for match in matches {
            lines.append("+ \(match.rule)  \(match.address)")
            if match.from != nil || match.to != nil {
                lines.append("    \(match.from?.excerpt ?? "nothing") → \(match.to?.excerpt ?? "nothing")")
            }
            lines.append("    \(match.action): \(match.verdict)")
            for reason in match.reasons { lines.append("      \(reason)") }
        }
        for waiting in waiting {
            lines.append("? \(waiting.rule)  \(waiting.address)")
            for reason in waiting.reasons { lines.append("    \(reason)") }
        }
        return lines
    }
}
