import Hummingbird
import HummingbirdTesting
import NIOCore
import NIOPosix
import RingdownServer
import Testing

@Suite("Heads that do not come", .timeLimit(.minutes(1)))
struct SlowHeadTests {
    @Test(
        "A connection whose request's head is not complete in time is closed",
        arguments: ["", "GET /livez HTTP/1.1\r\n", "GET /livez HTTP/1.1\r\nHost: a\r\nX-Slow: "]
    )
    func slow(_ beginning: String) async throws {
        var server = TestServer()
        server.settings.headTimeout = .milliseconds(50)
        let application = ControlPlane.application(server.dependencies, address: .hostname("127.0.0.1", port: 0))
        try await application.test(.live) { client in
            let port = try #require(client.port)
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(host: "127.0.0.1", port: port).get()
            // It may be closed already, which is what is waited for.
            try? await channel.writeAndFlush(ByteBuffer(string: beginning))
            try await channel.closeFuture.get()
        }
    }
}
