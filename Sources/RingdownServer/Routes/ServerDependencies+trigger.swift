import RingdownAPI
import RingdownCore

extension ServerDependencies {
    /// The trigger that a call's path names, when the caller may do with it what the operation does.
    func trigger(of call: Call, for caller: Caller, _ access: AccessControl) async throws -> Trigger {
        let id = call.parameter("triggerId")
        guard let trigger = try await store.trigger(id) else { throw ServerProblem.noTrigger(id) }
        do throws(ServerProblem) {
            try access.require(
                call.operation,
                of: caller.principal,
                in: trigger.order.division,
                object: trigger.words
            )
        } catch {
            var problem = error
            problem.triggerID = trigger.id
            throw problem
        }
        return trigger
    }
}

extension Trigger {
    /// This trigger as a sentence names it.
    var words: String { "the trigger of \(order.words)" }
}

extension ServerDependencies {
    /// A trigger as a caller may see it: the numbers of calls only where it may place calls itself.
    func view(of trigger: Trigger, for caller: Caller, _ access: AccessControl) -> API.Trigger {
        API.Trigger(
            trigger,
            windows: book.windows,
            showsNumbers: access.allows(.placeCall, of: caller.principal, in: trigger.order.division)
        )
    }
}
