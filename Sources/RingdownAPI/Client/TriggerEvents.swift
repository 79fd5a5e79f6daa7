import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

extension RingdownClient {
    /// A trigger's timeline as it grows, after a position; it ends when the trigger is settled.
    ///
    /// - Parameters:
    ///   - sequence: leave out events up to here; 0 gives all.
    ///   - clock: what waits between attempts to reach a server that went away.
    package func events(
        of triggerID: String,
        after sequence: Int = 0,
        clock: any Clock<Duration> = ContinuousClock()
    ) -> TriggerEvents {
        TriggerEvents(client: self, triggerID: triggerID, sequence: sequence, clock: clock)
    }
}

/// A trigger's timeline, read from the server's event stream.
///
/// When the connection is lost it goes on from the last event seen; after eight failures in a row it throws.
package struct TriggerEvents: AsyncSequence {
    package typealias Element = API.TimelineEvent
    package typealias Failure = APIError

    let client: RingdownClient
    let triggerID: String
    let sequence: Int
    let clock: any Clock<Duration>

    package func makeAsyncIterator() -> Iterator {
        Iterator(client: client, triggerID: triggerID, sequence: sequence, clock: clock)
    }

    /// Reads the stream, and opens it again where it breaks off.
    package struct Iterator: AsyncIteratorProtocol {
        /// Failures in a row after which it gives up.
        private static let attempts = 8

        let client: RingdownClient
        let triggerID: String
        var sequence: Int
        let clock: any Clock<Duration>
        private var body: HTTPClientResponse.Body.AsyncIterator?
        private var parser = EventStreamParser()
        private var waiting: [API.TimelineEvent] = []
        private var failures = 0
        private var lastStatus = ""

        init(client: RingdownClient, triggerID: String, sequence: Int, clock: any Clock<Duration>) {
            self.client = client
            self.triggerID = triggerID
            self.sequence = sequence
            self.clock = clock
        }

        package mutating func next() async throws(APIError) -> API.TimelineEvent? {
            try await next(isolation: nil)
        }

        package mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(APIError) -> API.TimelineEvent? {
            while waiting.isEmpty {
                do throws(APIError) {
                    guard try await read() else { return nil }
                } catch {
                    let isPassing = error.code == .unreachable || error.code == .unavailable
                    body = nil
                    failures += 1
                    guard isPassing, failures < Self.attempts, !Task.isCancelled else { throw error }
                    try? await clock.sleep(for: Swift.min(.seconds(5), .milliseconds(100 << failures)))
                }
            }
            let event = waiting.removeFirst()
            sequence = event.sequence
            lastStatus = event.status
            return event
        }

        /// Takes in the next piece of the stream, opening it first where needed; false when the server says that
        /// nothing more will come.
        private mutating func read() async throws(APIError) -> Bool {
            if body == nil {
                var call = RingdownClient.Call(.GET, Paths.filled(Paths.triggerEvents, triggerID))
                call.isStream = true
                if sequence > 0 { call.headers = [(HeaderNames.lastEventID, String(sequence))] }
                let response = try await client.open(call)
                if response.status == .noContent { return false }
                body = response.body.makeAsyncIterator()
                parser = EventStreamParser()
            }
            let piece: ByteBuffer?
            do {
                piece = try await body?.next(isolation: #isolation)
            } catch {
                throw APIError(.unreachable, "The event stream of \(client.url) broke off; watch the trigger again.")
            }
            guard let piece else {
                if API.Trigger.settledStatuses.contains(lastStatus) { return false }
                throw APIError(.unreachable, "The event stream of \(client.url) ended early; watch the trigger again.")
            }
            guard let messages = parser.take(piece.readableBytesView) else {
                throw APIError(.notUnderstood, "\(client.url) sent an event that is too large; check both versions.")
            }
            for message in messages {
                guard let event = try? API.decoder().decode(API.TimelineEvent.self, from: Data(message.data.utf8))
                else {
                    throw APIError(.notUnderstood, "\(client.url) sent an event that is not one; check both versions.")
                }
                waiting.append(event)
            }
            failures = 0
            return true
        }
    }
}
