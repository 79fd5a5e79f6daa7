import Foundation
import Hummingbird
import Logging
import NIOCore
import RingdownCore
import Synchronization

/// What every route of signed deliveries does: finds the source, reads the body in time, and refuses.
struct HookDesk: Sendable {
    /// A delivery whose sender is yet to be believed.
    struct Arrival {
        let source: HookSource
        let body: Data
    }

    /// Seconds that a body may take.
    static let patience = 20.0
    /// Refusals that are recorded within a minute at most; the log has the others, so that nobody can fill the disk.
    static let refusalsPerMinute = 60

    let dependencies: ServerDependencies
    private let ledger = RefusalLedger(limit: HookDesk.refusalsPerMinute)

    init(_ dependencies: ServerDependencies) { self.dependencies = dependencies }

    /// The source that a path names, when it is of the kind that the operation serves.
    func source(of call: Call, _ serves: (HookSource.Kind) -> Bool) throws(ServerProblem) -> HookSource {
        let name = call.parameter("source")
        guard let source = dependencies.hooks?.sources[name], serves(source.kind) else {
            throw ServerProblem(
                .notFound,
                "No source \"\(name.prefix(80))\" takes this kind of delivery.",
                fix: "Add it under sources in the configuration, or send to the path of its kind."
            )
        }
        return source
    }

    /// The body as it came, when it is not too large or too slow.
    func body(of call: Call, upTo limit: Int) async throws -> Data {
        let deadline = dependencies.clock.now().addingTimeInterval(Self.patience)
        let buffer = try await call.body(upTo: limit, by: deadline, clock: dependencies.clock)
        return Data(buffer.readableBytesView)
    }

    /// Records that a delivery was not believed, without anything of its body, and makes the answer.
    func refuse(
        _ refusal: HookSignature.Refusal,
        from source: HookSource,
        _ call: Call
    ) async throws(StoreError) -> ServerProblem {
        try await record(refusal.sentence, Decision.Finding("signature", "no", refusal.sentence), from: source, call)
        return ServerProblem(
            .badSignature,
            refusal.sentence,
            fix: refusal.fix,
            challenge: "Signature realm=\"ringdown\""
        )
    }

    /// Records that a delivery was refused, without anything of its body.
    func record(
        _ reason: String,
        _ finding: Decision.Finding,
        from source: HookSource,
        _ call: Call
    ) async throws(StoreError) {
        let now = dependencies.clock.now()
        call.context.logger.warning(
            "A delivery was refused",
            metadata: ["source": .string(source.name), "reason": .string(reason)]
        )
        guard ledger.mayRecord(at: now) else { return }
        try await dependencies.store.record(
            Decision(
                id: dependencies.ids.next(),
                at: now,
                kind: .refused,
                sentence: "A delivery to the source \(source.name) was refused: \(reason)",
                findings: [
                    Decision.Finding("source", source.name, "The path names the source \(source.name)."), finding,
                ],
                correlationID: call.context.correlationID
            )
        )
    }
}

/// Counts refusals by the minute.
final class RefusalLedger: Sendable {
    private let limit: Int
    private let state = Mutex((minute: 0, count: 0))

    init(limit: Int) { self.limit = limit }

    /// Counts one more; whether it is still to be recorded.
    func mayRecord(at now: Date) -> Bool {
        let minute = Int(now.timeIntervalSince1970 / 60)
        return state.withLock { state in
            if state.minute != minute { state = (minute, 0) }
            state.count += 1
            return state.count <= limit
        }
    }
}
