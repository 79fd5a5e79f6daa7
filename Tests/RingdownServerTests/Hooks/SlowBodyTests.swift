import AsyncHTTPClient
import Hummingbird
import HummingbirdTesting
import NIOCore
import NIOHTTP1
import RingdownAPI
import RingdownServer
import RingdownTestKit
import Testing

@Suite("Bodies that do not come", .timeLimit(.minutes(1)))
struct SlowBodyTests {
    @Test("A body that never ends is cut off with 408 at its deadline, and nothing of it is kept")
    func slow() async throws {
        let server = StandardHookTests.server()
        let application = ControlPlane.application(server.dependencies, address: .hostname("127.0.0.1", port: 0))
        try await application.test(.live) { client in
            let port = try #require(client.port)
            // The stream is held open: only a few bytes of those that were announced ever come.
            let (pieces, body) = AsyncStream.makeStream(of: ByteBuffer.self)
            body.yield(ByteBuffer(string: "{"))
            var request = HTTPClientRequest(
                url: "http://127.0.0.1:\(port)" + Paths.filled(Paths.standardHook, "builds")
            )
            request.method = .POST
            request.body = .stream(pieces, length: .known(Int64(1000)))
            let sent = request
            async let status = HTTPClient.shared.execute(sent, deadline: .distantFuture).status.code
            try await server.clock.untilSleeping()
            server.clock.advance(by: .seconds(21))
            #expect(try await status == 408)
            #expect(server.intake.documents.isEmpty)
            body.finish()
        }
    }
}
