import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RingdownCore

extension Call {
    /// Seconds after the answer before a connection whose body never ended is closed.
    private static let farewell = TimeAmount.seconds(1)

    /// The whole body, when it is not larger than a limit and has come by an instant.
    ///
    /// A sender that is slower gets 408, and its connection is closed: the rest is not waited for.
    func body(upTo limit: Int, by deadline: Date, clock: any WallClock) async throws -> ByteBuffer {
        let body = try await withThrowingTaskGroup(of: ByteBuffer?.self) { group in
            group.addTask { try await self.body(upTo: limit) }
            group.addTask {
                try await clock.sleep(until: deadline)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
        guard let body else {
            if let channel = context.channel {
                channel.eventLoop.scheduleTask(in: Self.farewell) { channel.close(promise: nil) }
            }
            throw ServerProblem.tooSlow()
        }
        return body
    }
}

extension ServerProblem {
    /// The body did not come in time.
    static func tooSlow() -> ServerProblem {
        var problem = ServerProblem(
            .requestTimeout,
            "The body did not come in time; nothing of it was kept.",
            fix: "Send the whole body at once."
        )
        problem.headers[.connection] = "close"
        return problem
    }
}
