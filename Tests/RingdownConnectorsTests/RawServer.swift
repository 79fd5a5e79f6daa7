import NIOCore
import NIOPosix
import Synchronization

/// A server on loopback that answers every connection with the same bytes, however well-formed they are.
struct RawServer: Sendable {
    /// What it does when a request's first bytes come.
    enum Behaviour: Sendable {
        /// Writes the bytes and leaves the connection open.
        case write(String)
        /// Closes the connection.
        case close
        /// Does nothing.
        case silence
    }

    /// What came.
    private let input: Input

    private final class Input: Sendable {
        let text = Mutex("")
    }

    /// What came so far.
    func received() -> String { input.text.withLock { $0 } }

    /// The port it listens on; after ``with(_:_:)`` nothing listens there.
    let port: Int

    /// Runs the server for as long as `body` takes.
    static func with<Result>(
        _ behaviour: Behaviour,
        _ body: (RawServer) async throws -> Result
    ) async throws -> Result {
        let input = Input()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Handler(behaviour: behaviour, input: input))
                }
            }
            .bind(host: "127.0.0.1", port: 0)
            .get()
        let server = RawServer(input: input, port: channel.localAddress?.port ?? 0)
        do {
            let result = try await body(server)
            try await channel.close()
            return result
        } catch {
            try? await channel.close()
            throw error
        }
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let behaviour: Behaviour
        private let input: Input

        init(behaviour: Behaviour, input: Input) {
            self.behaviour = behaviour
            self.input = input
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = unwrapInboundIn(data)
            input.text.withLock { $0 += String(buffer: bytes) }
            switch behaviour {
            case .write(let text):
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
            case .close: context.close(promise: nil)
            case .silence: break
            }
        }
    }
}
