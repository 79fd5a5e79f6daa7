import HTTPTypes
import Hummingbird
import NIOCore
import RingdownAPI
import RingdownCore

/// Streams a trigger's timeline.
struct TriggerEventsRoute {
    private let dependencies: ServerDependencies
    private let access: AccessControl

    init(_ dependencies: ServerDependencies, access: AccessControl) {
        self.dependencies = dependencies
        self.access = access
    }

    func add(to routes: Routes) {
        let dependencies = dependencies
        let access = access
        routes.guarded(.streamTriggerEvents) { call, caller in
            let last = try Self.lastSequence(of: call)
            let trigger = try await dependencies.trigger(of: call, for: caller, access)
            if trigger.status.isSettled, last > 0,
                try await dependencies.store.timeline(trigger.id, after: last).isEmpty
            {
                return Response(status: .noContent)
            }
            let stream = TriggerEventStream(
                triggerID: trigger.id,
                store: dependencies.store,
                bell: dependencies.bell,
                clock: dependencies.clock,
                heartbeat: dependencies.settings.heartbeat / .seconds(1)
            )
            let request = call.request
            return Response(
                status: .ok,
                headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
                body: ResponseBody { writer in
                    try await stream.write(to: &writer, after: last, watching: request.body)
                    try await writer.finish(nil)
                }
            )
        }
    }

    private static func lastSequence(of call: Call) throws(ServerProblem) -> Int {
        guard let text = call.header(HeaderNames.lastEventID) else { return 0 }
        guard let sequence = Int(text), sequence >= 0 else {
            throw ServerProblem(
                .invalidValue,
                "Last-Event-ID is \"\(text.prefix(40))\"; the ids of this stream are whole numbers.",
                fix: "Send the id of the last event seen, or leave the header out to get all."
            )
        }
        return sequence
    }
}
