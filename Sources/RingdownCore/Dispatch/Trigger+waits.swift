package import Foundation

extension Trigger {
    /// Its provider takes nothing now: it is tried when the provider is, and that counts for no attempt.
    ///
    /// What it waits for is said once; later waits for the same only move the instant.
    package func waits(for wait: ProviderWait, at now: Date, decisionID: String) -> TriggerMove? {
        guard status == .queued || status == .held else { return nil }
        var next = self
        next.status = .queued
        next.dueAt = look(at: wait.until)
        next.reason = wait.sentence
        guard status != .queued || reason != next.reason else {
            return dueAt == next.dueAt ? nil : TriggerMove(trigger: next)
        }
        var move = next.moved(
            .held,
            at: now,
            decisionID,
            findings: [Decision.Finding("provider", wait.cause.rawValue, wait.words)]
        )
        move.events[0].sentence = wait.words
        return move
    }

    /// When somebody is to look at it: at the instant, and at its deadline when that comes first.
    func look(at instant: Date?) -> Date? { [instant, deadline].compactMap(\.self).min() }

    /// Who is served with it: a rule, or a caller.
    package var owner: String {
        switch cause {
        case .rule(let name, _, _): "rule:\(name)"
        case .caller(let id): "caller:\(id)"
        }
    }
}
