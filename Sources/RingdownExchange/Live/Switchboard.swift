package import Foundation
import GRDB
import Logging
import RingdownCore
import RingdownDialer
import ServiceLifecycle
import Synchronization

/// The live shell around the dialers: it alone changes campaigns, contacts and who is on queue.
///
/// Every change is one transaction on the store's only writing connection, made with the floor: catch up with the
/// clock, change, record what followed, commit. The database is the lock. What readers see is replaced after the
/// commit, so nobody sees an attempt that is not recorded.
///
/// As a service it sleeps until the next event of any campaign, exactly, or until something changed. Without the
/// service running nothing happens by itself, and `catchUp` does what is due: that is how tests drive it.
package final class Switchboard: Service {
    /// Events that one transaction records, about.
    private static let batch = 512

    let store: ExchangeStore
    let ids: any IDSource
    private let clock: any WallClock
    private let time: ExchangeTime
    private let network: SimulatedNetwork
    private let logger: Logger
    let hub: NotificationHub
    private let bell = Bell()
    private let floor = Mutex(Floor())
    private let published = Mutex(LiveView())
    private let changed = Bell()

    /// A shell over a store; `open` makes it ready.
    init(
        store: ExchangeStore,
        tenant: Tenant,
        latest: DialerTime?,
        hub: NotificationHub,
        clock: any WallClock,
        ids: any IDSource,
        logger: Logger
    ) throws(ExchangeError) {
        self.store = store
        self.hub = hub
        self.ids = ids
        self.clock = clock
        self.logger = logger
        time = ExchangeTime(startingAt: clock.now(), after: latest, speed: tenant.speed)
        do throws(NetworkProfileError) {
            network = try SimulatedNetwork(seed: tenant.randomSeed, profile: tenant.network)
        } catch {
            throw ExchangeError(.invalidSeed, error.message)
        }
    }

    /// The exchange's time.
    var now: DialerTime { time.instant(at: clock.now()) }

    /// What is going on, as of the last commit.
    var view: LiveView { published.withLock { $0 } }

    /// A bell that is rung when something was committed since it was asked for.
    func changes() -> Bell.Hung { changed.hang() }

    /// Does what is due, and answers when there is something to do again; `nil`: not before something changes.
    @discardableResult
    package func catchUp() async throws(ExchangeError) -> Date? {
        while true {
            let (next, isPending) = try await store.exclusive { [self] db in
                try floor.withLock { floor in
                    try catchUp(&floor, db)
                    let isPending = !floor.pending.isEmpty
                    if isPending {
                        // One campaign in one transaction, so that others can change something in between.
                        try commit(&floor, db) { floor, turn in
                            try floor.loadPending(turn)
                            try floor.settle(turn)
                        }
                    }
                    return (floor.nextEventTime, isPending)
                }
            }
            if !isPending { return next.map { time.wallDate(of: $0) } }
        }
    }

    /// Opens the floor and does what is due; campaigns that take long to read are left to `catchUp`.
    func open() async throws(ExchangeError) {
        try await store.exclusive { [self] db in
            try floor.withLock { floor in try catchUp(&floor, db) }
        }
    }

    /// Changes something on the floor: catches up with the clock, lets `body` change, settles, commits.
    ///
    /// What `body` throws is thrown, and nothing of its change stays.
    func perform<Result: Sendable>(
        _ body: @Sendable @escaping (inout Floor, Turn) throws -> Result
    ) async throws(ExchangeError) -> Result {
        let result = try await store.exclusive { [self] db in
            try floor.withLock { floor in
                try catchUp(&floor, db)
                return try commit(&floor, db) { floor, turn in
                    let result = try body(&floor, turn)
                    try floor.settle(turn)
                    return result
                }
            }
        }
        bell.ring()
        return result
    }

    /// Replaces what is in the store, and reads the floor anew from it.
    func refill(_ body: @Sendable @escaping (Database) throws -> Void) async throws(ExchangeError) {
        try await store.exclusive { [self] db in
            try floor.withLock { floor in
                try body(db)
                floor.drop()
                try catchUp(&floor, db)
            }
        }
        bell.ring()
    }

    /// Runs until it is cancelled or shut down.
    package func run() async throws {
        try await cancelWhenGracefulShutdown { [self] in
            while !Task.isCancelled {
                let rung = bell.hang()
                let next = try await catchUp()
                await rung.wait(until: next, clock)
            }
        }
    }

    private func catchUp(_ floor: inout Floor, _ db: Database) throws {
        if !floor.isOpen {
            try commit(&floor, db) { floor, turn in
                try floor.open(turn)
                try floor.settle(turn)
            }
        }
        while true {
            if let next = floor.nextEventTime, next <= instant(floor) {
                let more = try commit(&floor, db) { floor, turn in
                    try floor.advance(turn, recordingAbout: Self.batch)
                }
                if more { continue }
            }
            return
        }
    }

    /// Makes a change in one transaction.
    ///
    /// A floor whose change could not be committed is dropped.
    private func commit<Result>(
        _ floor: inout Floor,
        _ db: Database,
        _ body: (inout Floor, Turn) throws -> Result
    ) throws -> Result {
        let turn = Turn(db: db, now: instant(floor), ids: ids, network: network)
        var result: Result?
        do {
            try db.inTransaction(.immediate) {
                result = try body(&floor, turn)
                try db.keepLatest(turn.now)
                return .commit
            }
        } catch {
            if floor.isDirty {
                floor.drop()
                logger.error("The dialers are read anew, for a change could not be recorded.")
            }
            throw error
        }
        floor.isDirty = false
        floor.latest = turn.now
        let view = LiveView(floor)
        let before = published.withLock { published in
            defer { published = view }
            return published
        }
        hub.tell(from: before, to: view) { id in (try? db.object(Campaign.self, id))?.status }
        changed.ring()
        guard let result else { throw ExchangeError(.storeFailed, "a transaction ended without a result; try again") }
        return result
    }

    private func instant(_ floor: Floor) -> DialerTime { max(now, floor.latest) }
}
