import GRDB
import Synchronization

/// What a store learnt about its file from what failed.
///
/// A damaged file is not written to any more, so that nothing is put on top of the damage. A file that another program
/// keeps locked fails those who waited all that time together, not each after a wait of its own.
final class StoreHealth: Sendable {
    private struct State {
        var damage: DatabaseError?
        var lastLocked: ContinuousClock.Instant?
        var hasFailed = false
    }

    private let state = Mutex(State())

    /// Whether the file was never found damaged.
    var isSound: Bool { state.withLock { $0.damage == nil } }

    /// Throws when the file was found damaged before.
    func expectSound() throws(DatabaseError) {
        if let damage = state.withLock({ $0.damage }) { throw damage }
    }

    /// Throws when the file was found locked after a caller began to wait.
    func expectUnlocked(since beginning: ContinuousClock.Instant) throws(DatabaseError) {
        let lastLocked = state.withLock { $0.lastLocked }
        if let lastLocked, lastLocked >= beginning { throw DatabaseError(resultCode: .SQLITE_BUSY) }
    }

    /// Whether the disk was found full or failing, and nobody has seen yet that it is better.
    var hasFailed: Bool { state.withLock { $0.hasFailed } }

    /// Takes the disk for good again.
    func recover() { state.withLock { $0.hasFailed = false } }

    /// Learns from what failed; says whether the file failed, and not only what was asked of it.
    @discardableResult
    func learn(_ error: any Error) -> Bool {
        guard let error = error as? DatabaseError else { return false }
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: state.withLock { $0.damage = $0.damage ?? error }
        case .SQLITE_FULL, .SQLITE_IOERR: state.withLock { $0.hasFailed = true }
        case .SQLITE_BUSY: state.withLock { $0.lastLocked = .now }
        default: return false
        }
        return true
    }
}
