package import RingdownCore
import Synchronization

/// A store that forgets everything with the process; what it promises meanwhile is what `StoreContract` says.
package final class InMemoryStore: Store {
    private struct State {
        var tables = MemoryTables()
        var failure: StoreError?
    }

    private let state = Mutex(State())

    /// An empty store.
    package init() {}

    /// Makes every call fail until told otherwise, as a full disk does; `nil` ends it.
    package func fail(with error: StoreError?) { state.withLock { $0.failure = error } }

    /// Runs a transaction: all of it, or, when it throws, nothing.
    func write<Value: Sendable>(
        _ updates: (inout MemoryTables) throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        try state.withLock { (state) throws(StoreError) in
            if let failure = state.failure { throw failure }
            var draft = state.tables
            let value = try updates(&draft)
            state.tables = draft
            return value
        }
    }

    /// What the tables hold at this moment.
    func read() throws(StoreError) -> MemoryTables {
        try state.withLock { (state) throws(StoreError) in
            if let failure = state.failure { throw failure }
            return state.tables
        }
    }

    package func check() async throws(StoreError) { _ = try read() }
}
