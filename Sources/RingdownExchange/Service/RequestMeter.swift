import Foundation
import Synchronization

/// How many requests each token has made in its present minute.
///
/// A minute begins with a token's first request; when it is over the next one begins with the next request.
final class RequestMeter: Sendable {
    /// Requests that a token may make in a minute unless the tenant says otherwise, as Genesys Cloud has it
    /// (`client.credentials.token.rate.per.minute`).
    static let usualLimit = 300
    private static let minute: TimeInterval = 60
    /// Tokens that are remembered before those whose minute is over are forgotten.
    private static let crowd = 10_000

    private struct Minute {
        var began: Date
        var requests = 0
    }

    private let limit: Int
    private let minutes = Mutex<[String: Minute]>([:])

    /// A meter that allows so many requests a minute; 0 allows any number, `nil` the usual.
    init(limit: Int?) { self.limit = limit ?? Self.usualLimit }

    /// Counts a request, and answers for how many seconds its sender must wait instead; `nil` lets it pass.
    func count(_ sender: String, at now: Date) -> Int? {
        guard limit > 0 else { return nil }
        return minutes.withLock { minutes in
            if minutes.count > Self.crowd {
                minutes = minutes.filter { now.timeIntervalSince($0.value.began) < Self.minute }
            }
            var present = minutes[sender] ?? Minute(began: now)
            if now.timeIntervalSince(present.began) >= Self.minute || now < present.began {
                present = Minute(began: now)
            }
            defer { minutes[sender] = present }
            guard present.requests < limit else {
                let left = Self.minute - now.timeIntervalSince(present.began)
                return max(1, Int(left.rounded(.up)))
            }
            present.requests += 1
            return nil
        }
    }
}
