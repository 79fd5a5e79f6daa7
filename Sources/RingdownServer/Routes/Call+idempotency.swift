import Foundation
import RingdownAPI
import RingdownCore

extension Call {
    /// The idempotency key, bound to its caller: nobody gets another caller's trigger by guessing its key.
    func idempotencyKey(for caller: Caller) throws(ServerProblem) -> String? {
        guard let key = header(HeaderNames.idempotencyKey) else { return nil }
        guard key.utf8.count <= 255 else {
            throw ServerProblem(
                .invalidValue,
                "The Idempotency-Key is \(key.utf8.count) bytes long; at most 255 are read.",
                cause: .invalidValue,
                evidence: "The header Idempotency-Key has \(key.utf8.count) bytes.",
                fix: "Use a UUID, or the pipeline's run id."
            )
        }
        return "\(caller.principal.id)\u{1F}\(key)"
    }
}

extension BodyMembers {
    /// The deadline that a body names, which must be still to come; `nil` when it names none.
    func deadline(after now: Date) throws(ServerProblem) -> Date? {
        let deadline = try instant("deadline")
        if let deadline, deadline <= now {
            throw ServerProblem(
                .invalidValue,
                "The deadline \(deadline.iso8601) has passed.",
                cause: .invalidValue,
                evidence: "It is \(now.iso8601) now.",
                fix: "Send a deadline that is still to come, or leave it out."
            )
        }
        return deadline
    }
}

extension Trigger {
    /// Checks that a repeated key came with the request that made this trigger.
    ///
    /// - Parameter differences: how the order differs from this one, in words.
    func checkRepeat(_ differences: [String], deadline wished: Date?) throws(ServerProblem) {
        var differences = differences
        if deadline?.iso8601 != wished?.iso8601 {
            differences.append(deadline.map { "the deadline was \($0.iso8601)" } ?? "there was no deadline")
        }
        guard !differences.isEmpty else { return }
        let seen = differences.joined(separator: ", ")
        var problem = ServerProblem(
            .idempotencyKeyReused,
            "The Idempotency-Key was used for another request: \(seen).",
            cause: .invalidValue,
            evidence: "The trigger \(id) was made with this key, and \(seen).",
            fix: "Send a new Idempotency-Key with a new request, or repeat the first request as it was."
        )
        problem.triggerID = id
        throw problem
    }
}
