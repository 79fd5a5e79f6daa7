import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import RingdownAPI
import RingdownOAuth
import Subprocess

/// The log-in of a person in the browser, which comes back to a port of this machine (RFC 8252).
struct BrowserLogIn {
    /// How long the person may take.
    static let patience = Duration.seconds(300)

    let server: RingdownClient
    let clientID: String
    /// What is asked for; `nil` asks for all.
    let scope: String?
    /// Shows the log-in's URL and opens it.
    var open: @Sendable (String) async -> Void = BrowserLogIn.openBrowser

    /// Lets the person log in, and gets the token.
    func token() async throws -> API.Token {
        let verifier = RandomText.make()
        let state = RandomText.make()
        let (answers, deliver) = AsyncStream.makeStream(of: LogInAnswer.self)
        let router = Router()
        router.get("/callback") { request, _ in
            let answer = LogInAnswer(request.uri.query ?? "")
            // Whoever else finds the port cannot know the state, and is not listened to.
            guard answer.state == state else { return Self.page("This is not the log-in that was begun.", .badRequest) }
            deliver.yield(answer)
            return Self.page(answer.code == nil ? "You were not logged in." : "You are logged in.", .ok)
        }
        let logger = Logger(label: "ringdown.auth", factory: { _ in SwiftLogNoOpLogHandler() })
        return try await Listening.with(logger: logger) { onListening in
            [
                Application(
                    router: router,
                    configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
                    onServerRunning: { channel in await onListening(channel.localAddress?.port ?? 0) },
                    logger: logger
                )
            ]
        } _: { port in
            let redirectURI = "http://127.0.0.1:\(port)/callback"
            await open(
                server.logInURL(
                    clientID: clientID,
                    redirectURI: redirectURI,
                    challenge: CodeChallenge(verifier: verifier).text,
                    state: state,
                    scope: scope
                )
            )
            let answer = try await Self.first(of: answers)
            guard let code = answer.code else {
                throw CommandFailure(
                    "not logged in: \(answer.reason ?? "the server gave no reason")",
                    exit: .notAuthorised
                )
            }
            return try await server.fetchToken(
                code: code,
                redirectURI: redirectURI,
                verifier: verifier,
                clientID: clientID
            )
        }
    }

    private static func first(of answers: AsyncStream<LogInAnswer>) async throws -> LogInAnswer {
        try await withThrowingTaskGroup(of: LogInAnswer?.self) { tasks in
            tasks.addTask { await answers.first { _ in true } }
            tasks.addTask {
                try await ContinuousClock().sleep(for: patience)
                return nil
            }
            defer { tasks.cancelAll() }
            guard let answer = try await tasks.next() ?? nil else {
                throw CommandFailure("nobody logged in within \(patience.components.seconds) s; run it again")
            }
            return answer
        }
    }

    private static func page(_ sentence: String, _ status: HTTPResponse.Status) -> Response {
        let html = "<!doctype html><meta charset=\"utf-8\"><title>Ringdown</title><p>\(sentence) Close this window.</p>"
        return Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html))
        )
    }

    /// Says the URL, and opens it where there is a desktop.
    @Sendable private static func openBrowser(_ url: String) async {
        Terminal.say("Log in at:\n\(url)")
        let environment = ProcessInfo.processInfo.environment
        guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil else { return }
        _ = try? await Subprocess.run(.name("xdg-open"), arguments: [url], output: .discarded, error: .discarded)
    }
}

/// What the browser brings back.
private struct LogInAnswer: Sendable {
    var code: String?
    var state: String?
    /// Why there is no code; `nil` when there is one.
    var reason: String?

    init(_ query: String) {
        guard let form = try? OAuthForm(query) else { return }
        code = form["code"]
        state = form["state"]
        reason = form["error_description"] ?? form["error"]
    }
}
