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
                in: trigger.order.contactList.division,
                object: "the trigger of \(trigger.order.contactList.words)"
            )
        } catch {
            var problem = error
            problem.triggerID = trigger.id
            throw problem
        }
        return trigger
    }
}
