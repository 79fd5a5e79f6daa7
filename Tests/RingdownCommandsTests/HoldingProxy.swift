import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What stands between the control plane and its vendor, and keeps one request or its answer to itself for good.
struct HoldingProxy: Sendable {
    /// Where the vendor is.
    let upstream: String
    /// What is kept back: a request whose method and path contain this text.
    let text: String
    /// Whether the vendor gets the request, and only its answer is kept back.
    let passesOn: Bool

    /// Runs it while `body` runs, which is given its port and a stream that ends once something is kept back.
    func with<Result: Sendable>(
        _ body: @escaping @Sendable (Int, AsyncStream<Void>) async throws -> Result
    ) async throws -> Result {
        let (held, hold) = AsyncStream.makeStream(of: Void.self)
        let router = Router()
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        router.add(middleware: Forwarding(proxy: self, hold: hold, released: released))
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0))
        )
        return try await application.test(.live) { client in
            guard let port = client.port else { throw Program.Failure(message: "the proxy has no port") }
            defer { release.finish() }
            return try await body(port, held)
        }
    }

    private struct Forwarding: RouterMiddleware {
        typealias Context = BasicRequestContext
        let proxy: HoldingProxy
        let hold: AsyncStream<Void>.Continuation
        /// Ends with the test.
        let released: AsyncStream<Void>

        func handle(
            _ request: Request,
            context: Context,
            next: @concurrent (Request, Context) async throws -> Response
        ) async throws -> Response {
            let isHeld = "\(request.method.rawValue) \(request.uri.path)".contains(proxy.text)
            if isHeld, !proxy.passesOn { throw await keepBack() }
            let answer = try await forward(request)
            if isHeld { throw await keepBack() }
            return answer
        }

        /// Says that something is kept back, and keeps it until the test ends.
        private func keepBack() async -> any Error {
            hold.finish()
            for await _ in released {}
            return HTTPError(.gatewayTimeout)
        }

        private func forward(_ request: Request) async throws -> Response {
            guard let url = URL(string: proxy.upstream + request.uri.string) else { throw HTTPError(.badRequest) }
            var forwarded = URLRequest(url: url)
            forwarded.httpMethod = request.method.rawValue
            for field in request.headers where field.name != .contentLength {
                forwarded.setValue(field.value, forHTTPHeaderField: field.name.rawName)
            }
            let body = try await request.body.collect(upTo: 1 << 20)
            if body.readableBytes > 0 { forwarded.httpBody = Data(body.readableBytesView) }
            let (data, answer) = try await URLSession.shared.data(for: forwarded)
            guard let answer = answer as? HTTPURLResponse else { throw HTTPError(.badGateway) }
            return Response(
                status: .init(code: answer.statusCode),
                headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: data))
            )
        }
    }
}
