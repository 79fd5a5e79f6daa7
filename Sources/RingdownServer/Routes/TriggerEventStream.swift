import Foundation
import Hummingbird
import NIOCore
import RingdownAPI
import RingdownCore
import RingdownEngine
import ServiceLifecycle

/// Writes a trigger's timeline as server-sent events, as it grows.
struct TriggerEventStream: Sendable {
    let triggerID: String
    let store: any Store
    /// Rung whenever a trigger has moved.
    let bell: Bell
    let clock: any WallClock
    /// Seconds of silence after which a comment shows that the stream lives.
    let heartbeat: TimeInterval

    /// Writes events after a position until the trigger is settled, the reader goes away, or the server shuts down.
    @concurrent
    func write(
        to writer: inout any ResponseBodyWriter,
        after sequence: Int,
        watching body: RequestBody
    ) async throws {
        let ended = Bell()
        try await withGracefulShutdownHandler {
            try await body.consumeWithInboundCloseHandler { _ in
                try await send(to: &writer, after: sequence, until: ended)
            } onInboundClosed: {
                ended.ring()
            }
        } onGracefulShutdown: {
            ended.ring()
        }
    }

    @concurrent
    private func send(
        to writer: inout any ResponseBodyWriter,
        after sequence: Int,
        until ended: Bell
    ) async throws {
        try await writer.write(ByteBuffer(string: "retry: 1000\n\n"))
        var last = sequence
        var beat = clock.now().addingTimeInterval(heartbeat)
        while ended.rings == 0 {
            let seen = bell.rings
            // The trigger before its timeline: the event that settled it is then among those read after.
            let isSettled = try await store.trigger(triggerID)?.status.isSettled ?? true
            let events = try await store.timeline(triggerID, after: last)
            for event in events {
                try await writer.write(ByteBuffer(bytes: Self.message(event)))
                last = event.sequence
            }
            if isSettled { return }
            if events.isEmpty, clock.now() >= beat { try await writer.write(ByteBuffer(string: ": alive\n\n")) }
            if !events.isEmpty || clock.now() >= beat { beat = clock.now().addingTimeInterval(heartbeat) }
            await wait(since: seen, or: beat, until: ended)
        }
    }

    private func wait(since seen: Int, or beat: Date, until ended: Bell) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await bell.rung(since: seen, or: beat, clock: clock) }
            group.addTask { await ended.rung(since: 0) }
            await group.next()
            group.cancelAll()
        }
    }

    private static func message(_ event: TimelineEvent) throws -> [UInt8] {
        let data = try API.encoder().encode(API.TimelineEvent(event))
        return Array("id: \(event.sequence)\ndata: ".utf8) + data + Array("\n\n".utf8)
    }
}
