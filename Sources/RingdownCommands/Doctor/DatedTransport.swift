import Foundation
import RingdownConnectors
import Synchronization

/// A transport that remembers what answers say of time.
final class DatedTransport: HTTPTransport {
    /// What was learned.
    struct Learned: Sendable {
        /// Seconds by which this machine's clock is ahead of the other side's; `nil` until an answer carries its date.
        var skew: Double?
        /// Seconds that the token lives; `nil` until one was given.
        var tokenLifetime: Int?
    }

    private let inner: any HTTPTransport
    private let now: @Sendable () -> Date
    private let state = Mutex(Learned())

    init(_ inner: any HTTPTransport, now: @escaping @Sendable () -> Date = { Date() }) {
        self.inner = inner
        self.now = now
    }

    var learned: Learned { state.withLock { $0 } }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        let response = try await inner.send(request)
        let skew = response.headers["date"].flatMap { Self.date($0) }.map { now().timeIntervalSince($0) }
        let lifetime = request.url.hasSuffix("/oauth/token") ? Self.lifetime(response.body) : nil
        state.withLock { state in
            if let skew { state.skew = skew }
            if let lifetime { state.tokenLifetime = lifetime }
        }
        return response
    }

    /// The instant of a `Date` header (RFC 9110, section 5.6.7).
    static func date(_ text: String) -> Date? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "GMT")
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return formatter.date(from: text)
    }

    private static func lifetime(_ body: [UInt8]) -> Int? {
        struct Answer: Decodable {
            let expiresIn: Int

            private enum CodingKeys: String, CodingKey {
                case expiresIn = "expires_in"
            }
        }
        return (try? JSONDecoder().decode(Answer.self, from: Data(body)))?.expiresIn
    }
}
