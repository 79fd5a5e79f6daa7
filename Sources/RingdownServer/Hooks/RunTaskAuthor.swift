import Foundation
import RingdownCore
import RingdownEngine
import RingdownTerraform

/// Writes the answer to a run task: what rules, gate and vendors say, for the people who look at the run.
struct RunTaskAuthor {
    let task: HCPRunTask
    let failOn: RunTaskFailure
    /// What `ringdown why` takes.
    let reference: String

    /// Where one trigger stands, the worst first.
    private enum Standing: String {
        case refused = "Would be refused"
        case unchecked = "Not checked"
        case held = "Would be held"
        case waiting = "Known after apply"
        case fires = "Would fire"

        var level: RunTaskResult.Outcome.Level {
            switch self {
            case .refused: .error
            case .unchecked, .held: .warning
            case .waiting, .fires: .info
            }
        }
    }

    /// The answer about a plan.
    func planned(
        _ preview: PlanPreview,
        _ findings: [DialOrder: PreflightFinding],
        isErrored: Bool
    ) -> RunTaskAnswer {
        var refusals: [String] = []
        var explanation: Explanation?
        var outcomes: [RunTaskResult.Outcome] = []
        for match in preview.matches {
            let finding = match.order.flatMap { findings[$0] }
            let standing = standing(match.verdict, finding)
            if standing == .refused {
                refusals.append("\(match.rule) (\(match.action)): \(finding?.sentence ?? match.reasons.first ?? "")")
                explanation = explanation ?? finding?.explanation
            }
            outcomes.append(
                outcome(
                    standing,
                    "\(match.rule): \(match.action)",
                    change(match) + gate(match) + vendor(finding),
                    place: outcomes.count
                )
            )
        }
        for waiting in preview.waiting {
            let why = waiting.reasons.map { "* \($0.inline)" }
            let checks = waiting.orders.flatMap { vendor(findings[$0]) }
            outcomes.append(
                outcome(
                    .waiting,
                    "\(waiting.rule): only known after the apply",
                    ["**Change:** \(waiting.address.code)", "**Not known yet:**", ""] + why + checks,
                    place: outcomes.count
                )
            )
        }
        let isFailed = !refusals.isEmpty && failOn == .refused
        let result = RunTaskResult(
            isFailed ? .failed : .passed,
            message(preview, refusals, isErrored: isErrored),
            outcomes: outcomes
        )
        let kind: Decision.Kind = !refusals.isEmpty ? .refused : preview.matches.isEmpty ? .notMatched : .matched
        return RunTaskAnswer(result, kind, explanation: explanation)
    }

    /// The answer before there is a plan: what is listened to, and what the vendors would make of it now.
    func watching(_ report: PreflightReport) -> RunTaskAnswer {
        let outcomes = report.entries.enumerated().map { place, entry in
            let isRefused = entry.finding.map { $0.verdict == .refused } ?? true
            let isUnchecked = entry.finding?.verdict == .unchecked
            return RunTaskResult.Outcome(
                id: "rule-\(place + 1)",
                description: "\(entry.rule): \(entry.action)".inline,
                body: text(
                    ["There is no plan yet: whether the rule fires is not known."]
                        + (entry.finding == nil ? ["The configuration does not have what the rule names."] : [])
                        + vendor(entry.finding)
                ),
                label: isRefused ? Standing.refused.rawValue : isUnchecked ? Standing.unchecked.rawValue : "Watches",
                level: isRefused || isUnchecked ? .warning : .info
            )
        }
        let count = Set(report.entries.map(\.rule)).count
        let message =
            count == 0
            ? "No rule listens to the workspace \(task.workspace)."
            : "\(count) \(count == 1 ? "rule listens" : "rules listen") to the workspace \(task.workspace)."
        return RunTaskAnswer(RunTaskResult(.passed, message + trail, outcomes: outcomes), .waiting)
    }

    /// The answer where nothing could be found out: it says so, and never fails the run.
    func unread(_ reason: String) -> RunTaskAnswer {
        let message = "What this run would trigger was not checked: \(reason.inline)"
        return RunTaskAnswer(RunTaskResult(.passed, message + trail), .failed)
    }

    private func standing(_ verdict: String, _ finding: PreflightFinding?) -> Standing {
        if verdict == "refused" || finding?.verdict == .refused { return .refused }
        if verdict == "held" { return .held }
        return finding?.verdict == .unchecked ? .unchecked : .fires
    }

    private func message(_ preview: PlanPreview, _ refusals: [String], isErrored: Bool) -> String {
        let count = preview.matches.count
        let changes = "\(preview.changes) \(preview.changes == 1 ? "change" : "changes")"
        var message: String
        if let first = refusals.first {
            message = "\(refusals.count) of \(count == 1 ? "1 trigger" : "\(count) triggers") would be refused: "
            message += first.inline
        } else if count == 0 {
            message = "No rule \(task.stage == .postApply ? "fires" : "would fire") for \(changes)."
        } else {
            let rules = Set(preview.matches.map(\.rule)).sorted().joined(separator: ", ")
            message = "\(count == 1 ? "1 trigger" : "\(count) triggers") \(verb(count)) for \(changes): \(rules)."
        }
        if !preview.waiting.isEmpty {
            message +=
                " \(preview.waiting.count) \(preview.waiting.count == 1 ? "is" : "are") only known after the apply."
        }
        if isErrored { message += " The plan ended in an error and shows only a part." }
        return message + trail
    }

    /// What follows from an applied change: its source's delivery does, this answer never.
    private func verb(_ count: Int) -> String {
        task.stage == .postApply ? count == 1 ? "follows" : "follow" : "would follow"
    }

    private var trail: String { " (ringdown why \(reference))" }

    private func outcome(
        _ standing: Standing,
        _ description: String,
        _ lines: [String],
        place: Int
    ) -> RunTaskResult.Outcome {
        RunTaskResult.Outcome(
            id: "trigger-\(place + 1)",
            description: description.inline,
            body: text(lines),
            label: standing.rawValue,
            level: standing.level
        )
    }

    private func change(_ match: PlanPreview.Match) -> [String] {
        var line = "**Change:** \(match.address.code)"
        if match.from != nil || match.to != nil {
            line += ": \((match.from?.excerpt ?? "nothing").code) to \((match.to?.excerpt ?? "nothing").code)"
        }
        return [line]
    }

    private func gate(_ match: PlanPreview.Match) -> [String] {
        ["**Gate now:** \(match.verdict)", ""] + match.reasons.map { "* \($0.inline)" }
    }

    private func vendor(_ finding: PreflightFinding?) -> [String] {
        guard let finding else { return [] }
        var lines = [
            "", "**\(finding.order.provider.inline):** \(finding.verdict.rawValue). \(finding.sentence.inline)", "",
        ]
        lines += finding.calls.map { "* \($0.code)" }
        for cause in finding.explanation?.causes ?? [] {
            lines.append("* \(cause.code.rawValue.code) (\(cause.confidence.rawValue))")
            lines += cause.evidence.map { "  * \($0.supports ? "" : "Against: ")\($0.fact.inline)" }
            lines.append("  * **Fix:** \(cause.fix.inline)")
        }
        return lines
    }

    private func text(_ lines: [String]) -> String {
        lines.joined(separator: "\n").trimmingCharacters(in: .newlines)
    }
}

extension String {
    /// The text on one line, without what would break out of it.
    fileprivate var inline: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : $0 }))
    }

    /// The text as a Markdown code span.
    fileprivate var code: String { "`\(inline.replacingOccurrences(of: "`", with: "'"))`" }
}
