import Foundation
import RingdownCore
import Testing

@Suite("A provider's rate limit")
struct TokenBucketTests {
    private let start = Date(timeIntervalSinceReferenceDate: 800_000_000)

    /// How many requests are let go within so many seconds, each asked for as soon as the bucket says.
    private func sent(_ bucket: inout TokenBucket, _ use: TokenBucket.Use, from: Double, for seconds: Double) -> Int {
        var sent = 0
        var now = start.addingTimeInterval(from)
        let end = now.addingTimeInterval(seconds)
        while now < end {
            if let next = bucket.take(use, at: now) { now = next } else { sent += 1 }
        }
        return sent
    }

    @Test("begins with what is documented: a fifth of it at once, and the rest over the minute")
    func documented() {
        var bucket = TokenBucket(requestsPerMinute: 300)
        #expect(sent(&bucket, .change, from: 0, for: 0.001) == 60)
        #expect((298...302).contains(sent(&bucket, .change, from: 0.001, for: 60)))
    }

    @Test("leaves the last quarter to what changes something")
    func reserve() throws {
        var bucket = TokenBucket(requestsPerMinute: 300)
        #expect(sent(&bucket, .read, from: 0, for: 0.001) == 45)
        #expect(bucket.take(.read, at: start) != nil)
        for _ in 0..<15 { #expect(bucket.take(.change, at: start) == nil) }
        #expect(bucket.take(.change, at: start) != nil)
    }

    @Test("sends nothing before the wait is over that a 429 asked for, and half as much after it")
    func limited() throws {
        var bucket = TokenBucket(requestsPerMinute: 300)
        bucket.limited(retryAfter: 30, at: start)
        #expect(bucket.take(.change, at: start) == start.addingTimeInterval(30))
        #expect(bucket.take(.change, at: start.addingTimeInterval(29.9)) == start.addingTimeInterval(30))
        #expect(bucket.take(.change, at: start.addingTimeInterval(30)) == nil)
        #expect(bucket.requestsPerMinute(at: start) == 150)
    }

    @Test("learns once from answers that came together, and again from a later one")
    func learnsOnce() {
        var bucket = TokenBucket(requestsPerMinute: 300)
        for _ in 0..<8 { bucket.limited(retryAfter: 10, at: start) }
        #expect(bucket.requestsPerMinute(at: start) == 150)
        let later = start.addingTimeInterval(11)
        _ = bucket.take(.change, at: later)
        bucket.limited(retryAfter: 10, at: later)
        #expect((75...80).contains(bucket.requestsPerMinute(at: later)))
    }

    @Test("never goes below a twentieth, and is back at what is documented after ten quiet minutes")
    func recovers() {
        var bucket = TokenBucket(requestsPerMinute: 300)
        for round in 0..<20 {
            let now = start.addingTimeInterval(Double(round))
            bucket.limited(retryAfter: 0.5, at: now)
            _ = bucket.take(.change, at: now.addingTimeInterval(0.9))
        }
        let end = start.addingTimeInterval(20)
        #expect((15...20).contains(bucket.requestsPerMinute(at: end)))
        #expect(bucket.requestsPerMinute(at: end.addingTimeInterval(600)) == 300)
    }

    @Test("waits no longer than it was asked to when the clock is set back")
    func clock() throws {
        var bucket = TokenBucket(requestsPerMinute: 300)
        bucket.limited(retryAfter: 30, at: start)
        let yesterday = start.addingTimeInterval(-86_400)
        #expect(bucket.take(.read, at: yesterday) == yesterday.addingTimeInterval(30))
        _ = bucket.take(.read, at: yesterday.addingTimeInterval(30))
        #expect(bucket.take(.change, at: yesterday.addingTimeInterval(31)) == nil)
    }

    @Test("the instant that it names is one at which there is a token", arguments: [1, 7, 60, 299, 300, 6000])
    func terminates(_ limit: Int) {
        var bucket = TokenBucket(requestsPerMinute: limit)
        var now = start
        var refusals = 0
        for _ in 0..<500 {
            if let next = bucket.take(.read, at: now) {
                #expect(next > now)
                now = next
                refusals += 1
            } else {
                refusals = 0
            }
            #expect(refusals < 4)
        }
    }
}
