import Hummingbird
import RingdownAPI
import RingdownCore
import RingdownEngine

/// Takes orders about triggers: cancel, approve, retry.
struct TriggerOrderRoutes {
    private let dependencies: ServerDependencies
    private let access: AccessControl

    init(_ dependencies: ServerDependencies, access: AccessControl) {
        self.dependencies = dependencies
        self.access = access
    }

    func add(to routes: Routes) {
        add(.cancelTrigger, .cancel, to: routes)
        add(.approveTrigger, .approve, to: routes)
        add(.retryTrigger, .retry, to: routes)
    }

    private func add(_ operation: Operation, _ order: TriggerDesk.Order, to routes: Routes) {
        let dependencies = dependencies
        let access = access
        routes.guarded(operation) { call, caller in
            let trigger = try await dependencies.trigger(of: call, for: caller, access)
            let outcome = try await dependencies.desk.carryOut(order, on: trigger.id, by: caller.principal.id)
            switch outcome {
            case .success(let moved):
                return try .json(dependencies.view(of: moved, for: caller, access))
            case .failure(let error):
                throw Self.problem(error, trigger)
            }
        }
    }

    private static func problem(_ error: TriggerEventError, _ trigger: Trigger) -> ServerProblem {
        var problem = ServerProblem(
            .conflict,
            error.message,
            cause: .invalidStateTransition,
            evidence: "The trigger is \(error.status.rawValue): \(trigger.reason)",
            fix: "GET \(Paths.filled(Paths.trigger, trigger.id)) says where it stands and what moves it."
        )
        problem.triggerID = trigger.id
        return problem
    }
}
