import Foundation
import RingdownCore
import Testing

@Suite("Slowing guessers down")
struct SignInThrottleTests {
    let begin = Date(timeIntervalSince1970: 1_800_000_000)

    @Test("After the free failures each wait is twice the one before, up to a limit")
    func doubling() {
        var throttle = SignInThrottle()
        var now = begin
        var waits: [TimeInterval] = []
        for _ in 0..<20 {
            throttle.failed("ci", from: "192.0.2.1", at: now)
            let wait = throttle.wait(for: "ci", from: "192.0.2.1", at: now) ?? 0
            waits.append(wait)
            now += wait
            #expect(throttle.wait(for: "ci", from: "192.0.2.1", at: now) == nil)
        }
        #expect(waits.prefix(9) == [0, 0, 0, 0, 1, 2, 4, 8, 16])
        #expect(waits.max() == SignInThrottle.longest)
    }

    @Test("The right secret elsewhere is not kept out, and the right one here ends it")
    func elsewhere() {
        var throttle = SignInThrottle()
        for _ in 0..<30 { throttle.failed("ci", from: "192.0.2.1", at: begin) }
        #expect(throttle.wait(for: "ci", from: "192.0.2.1", at: begin) != nil)
        #expect(throttle.wait(for: "ci", from: "192.0.2.2", at: begin) == nil)
        throttle.succeeded("ci", from: "192.0.2.1")
        #expect(throttle.wait(for: "ci", from: "192.0.2.1", at: begin) == nil)
    }

    @Test("Many names from one address are slowed, too, and one right secret does not help")
    func manyNames() {
        var throttle = SignInThrottle()
        for number in 0..<SignInThrottle.freeFailuresOfAddress {
            throttle.failed("client-\(number)", from: "192.0.2.1", at: begin)
        }
        throttle.succeeded("client-0", from: "192.0.2.1")
        #expect(throttle.wait(for: "another", from: "192.0.2.1", at: begin) == 1)
    }

    @Test("The past is forgotten after a while")
    func forgetting() {
        var throttle = SignInThrottle()
        for _ in 0..<50 { throttle.failed("ci", from: "192.0.2.1", at: begin) }
        let later = begin + SignInThrottle.memory
        #expect(throttle.wait(for: "ci", from: "192.0.2.1", at: later) == nil)
        throttle.failed("ci", from: "192.0.2.1", at: later)
        #expect(throttle.wait(for: "ci", from: "192.0.2.1", at: later) == nil)
    }

    @Test("Memory is bounded, and the latest guessers stay in it")
    func bounded() {
        var throttle = SignInThrottle()
        for number in 0..<(SignInThrottle.limit * 2) {
            throttle.failed("c", from: "address-\(number)", at: begin + Double(number) / 1000)
        }
        #expect(throttle.count <= SignInThrottle.limit)
        let last = "address-\(SignInThrottle.limit * 2 - 1)"
        for _ in 0..<5 { throttle.failed("c", from: last, at: begin + 17) }
        #expect(throttle.wait(for: "c", from: last, at: begin + 17) != nil)
    }
}
