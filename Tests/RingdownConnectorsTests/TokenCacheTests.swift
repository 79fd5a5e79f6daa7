import Foundation
import RingdownConnectors
import RingdownCore
import Synchronization
import Testing

@Suite("The token cache", .timeLimit(.minutes(5)))
struct TokenCacheTests {
    /// A token endpoint whose answers wait until they are let go.
    final class Endpoint: Sendable {
        private struct State {
            var count = 0
            var isOpen: Bool
            var waiting: [CheckedContinuation<Void, Never>] = []
        }

        private let state: Mutex<State>
        private let fails: Bool
        private let clock: SetClock

        init(clock: SetClock, isOpen: Bool = true, fails: Bool = false) {
            self.clock = clock
            self.fails = fails
            state = Mutex(State(isOpen: isOpen))
        }

        var count: Int { state.withLock { $0.count } }

        func open() {
            let waiting = state.withLock { state in
                state.isOpen = true
                defer { state.waiting = [] }
                return state.waiting
            }
            for continuation in waiting { continuation.resume() }
        }

        func ask() async throws(ConnectorError) -> TokenCache.Granted {
            let number = state.withLock { state in
                state.count += 1
                return state.count
            }
            await withCheckedContinuation { continuation in
                let isOpen = state.withLock { state in
                    if !state.isOpen { state.waiting.append(continuation) }
                    return state.isOpen
                }
                if isOpen { continuation.resume() }
            }
            if Task.isCancelled { throw ConnectorError(.unavailable, "cancelled") }
            if fails { throw ConnectorError(.refused, "no \(number)") }
            return TokenCache.Granted(secret: Secret("t-\(number)"), refreshAt: clock.now().addingTimeInterval(100))
        }
    }

    let clock = SetClock()

    func cache(_ endpoint: Endpoint) -> TokenCache {
        TokenCache(clock: clock) { () throws(ConnectorError) in try await endpoint.ask() }
    }

    @Test("asks once and keeps the token until it is to be replaced")
    func keeps() async throws {
        let endpoint = Endpoint(clock: clock)
        let cache = cache(endpoint)
        #expect(try await cache.token().secret.reveal() == "t-1")
        clock.advance(99)
        #expect(try await cache.token().secret.reveal() == "t-1")
        clock.advance(1)
        #expect(try await cache.token().secret.reveal() == "t-2")
        #expect(endpoint.count == 2)
    }

    @Test("asks once for many calls at the same time", .timeLimit(.minutes(1)))
    func singleFlight() async throws {
        let endpoint = Endpoint(clock: clock, isOpen: false)
        let cache = cache(endpoint)
        let tokens = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 { group.addTask { try await cache.token().secret.reveal() } }
            while endpoint.count == 0 { await Task.yield() }
            endpoint.open()
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(tokens == ["t-1"])
        #expect(endpoint.count == 1)
    }

    @Test("tells every waiting call that there is no token, and asks anew for the next", .timeLimit(.minutes(1)))
    func failure() async {
        let endpoint = Endpoint(clock: clock, isOpen: false, fails: true)
        let cache = cache(endpoint)
        let failures = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    do throws(ConnectorError) {
                        _ = try await cache.token()
                        return false
                    } catch {
                        return error.code == .refused
                    }
                }
            }
            while endpoint.count == 0 { await Task.yield() }
            endpoint.open()
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(failures == 10)
        await #expect(throws: ConnectorError.self) { try await cache.token() }
    }

    @Test("discards a refused token once, however many calls report it")
    func invalidation() async throws {
        let endpoint = Endpoint(clock: clock)
        let cache = cache(endpoint)
        let first = try await cache.token()
        cache.invalidate(first)
        let second = try await cache.token()
        cache.invalidate(first)
        #expect(try await cache.token().secret.reveal() == second.secret.reveal())
        #expect(endpoint.count == 2)
    }

    @Test("lets another call ask when the one that was asking is cancelled", .timeLimit(.minutes(1)))
    func cancelledAsker() async throws {
        let endpoint = Endpoint(clock: clock, isOpen: false)
        let cache = cache(endpoint)
        let got = try await withThrowingTaskGroup(of: String?.self) { group in
            group.addTask {
                await withTaskGroup(of: String?.self) { inner in
                    inner.addTask { try? await cache.token().secret.reveal() }
                    while endpoint.count == 0 { await Task.yield() }
                    inner.cancelAll()
                    return await inner.next() ?? nil
                }
            }
            while endpoint.count == 0 { await Task.yield() }
            group.addTask { try await cache.token().secret.reveal() }
            for _ in 0..<100 { await Task.yield() }
            endpoint.open()
            return try await group.reduce(into: Set<String>()) { if let token = $1 { $0.insert(token) } }
        }
        #expect(got == ["t-2"])
    }

    @Test("lets a waiting call be cancelled", .timeLimit(.minutes(1)))
    func cancelledWaiter() async throws {
        let endpoint = Endpoint(clock: clock, isOpen: false)
        let cache = cache(endpoint)
        await withTaskGroup(of: Bool.self) { group in
            group.addTask { (try? await cache.token()) != nil }
            while endpoint.count == 0 { await Task.yield() }
            let wasCancelled = await withTaskGroup(of: Bool.self) { inner in
                inner.addTask { (try? await cache.token()) == nil }
                inner.cancelAll()
                return await inner.next() ?? false
            }
            #expect(wasCancelled)
            endpoint.open()
            #expect(await group.next() == true)
        }
    }
}
