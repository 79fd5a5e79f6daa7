import Foundation
import RingdownConnectors
import RingdownCore
import Synchronization

/// A vendor made of prepared answers: what is not prepared is a 404 without a body.
final class ScriptedVendor: HTTPTransport {
    /// One prepared answer.
    enum Answer: Sendable {
        case answer(TransportResponse)
        case failure(TransportError)

        /// An answer with a JSON body.
        static func json(_ body: String, status: Int = 200, headers: [String: String] = [:]) -> Answer {
            var headers = headers
            headers["content-type"] = "application/json"
            return .answer(TransportResponse(status: status, headers: headers, body: Array(body.utf8)))
        }

        /// An answer without a body.
        static func empty(_ status: Int, headers: [String: String] = [:]) -> Answer {
            .answer(TransportResponse(status: status, headers: headers))
        }

        /// The error body of a code.
        static func error(_ status: Int, _ code: String, _ message: String = "…") -> Answer {
            json(#"{"status":\#(status),"code":"\#(code)","message":"\#(message)"}"#, status: status)
        }
    }

    private struct State {
        var answers: [String: [Answer]] = [:]
        var requests: [TransportRequest] = []
    }

    private let state = Mutex(State())

    /// A vendor that gives tokens, each with a number of its own, and the given answers.
    ///
    /// - Parameter answers: by method and path without its query; the last of several is given again and again.
    init(_ answers: [String: [Answer]] = [:]) {
        state.withLock { $0.answers = answers }
        prepare("POST /oauth/token", .json(#"{"access_token":"t-1","token_type":"bearer","expires_in":3600}"#))
    }

    /// Prepares the answers to an operation unless it has some.
    func prepare(_ operation: String, _ answers: Answer...) {
        state.withLock { state in
            if state.answers[operation] == nil { state.answers[operation] = answers }
        }
    }

    /// The requests so far, as method, path and query; those for tokens left out.
    var calls: [String] {
        requests.map { "\($0.method) \(Self.path($0.url))" }.filter { !$0.contains("/oauth/token") }
    }

    /// The requests so far.
    var requests: [TransportRequest] { state.withLock { $0.requests } }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        let path = Self.path(request.url)
        let key = "\(request.method) \(path.prefix { $0 != "?" })"
        let answer: Answer? = state.withLock { state in
            state.requests.append(request)
            guard let answers = state.answers[key], let first = answers.first else { return nil }
            if answers.count > 1 { state.answers[key]?.removeFirst() }
            return first
        }
        switch answer {
        case .answer(let response)?: return response
        case .failure(let error)?: throw error
        case nil: return TransportResponse(status: 404)
        }
    }

    private static func path(_ url: String) -> String {
        for base in ["https://api.test", "https://login.test"] where url.hasPrefix(base) {
            return String(url.dropFirst(base.count))
        }
        return url
    }
}

/// A clock that stands until it is set.
final class SetClock: WallClock {
    private let instant: Mutex<Date>

    init(_ instant: Date = Date(timeIntervalSince1970: 1_795_338_000)) { self.instant = Mutex(instant) }

    func now() -> Date { instant.withLock { $0 } }

    func advance(_ seconds: TimeInterval) { instant.withLock { $0 += seconds } }

    /// Moves the clock on to the instant, as if it had been slept for.
    func sleep(until instant: Date) async throws { self.instant.withLock { $0 = max($0, instant) } }
}
