/// The memory of the states that Terraform keeps here: a list of transactions, each all or nothing.
///
/// An adapter is proven by `StateStoreContract` in the TestKit. Every call that returns has reached the disk. What it
/// keeps of a state's content is sealed; it cannot look into it.
package protocol StateStore: Sendable {
    /// Where a workspace's state stands.
    func stateHead(_ workspace: String) async throws(StoreError) -> StateHead

    /// Writes a version together with its changes, their decisions and triggers, in one transaction.
    ///
    /// The lock is looked at again and the number must still be the next one, so that of two writers that read the same
    /// head one wins. `duplicate` is what `Store.commit` takes.
    func write(
        _ write: StateWrite,
        duplicate: @escaping @Sendable (IntakeEntry, _ known: StoredChange) -> Decision
    ) async throws(StoreError) -> StateWriteResult

    /// Takes the lock of a workspace when nobody holds it; returns who holds it now.
    ///
    /// Whoever holds it already and asks again, because an answer got lost, still holds it.
    func lock(_ workspace: String, with lock: StateLock) async throws(StoreError) -> StateLock

    /// Releases the lock of a workspace.
    ///
    /// - Parameters:
    ///   - id: the lock to release; `nil` releases whichever is held, by force.
    ///   - decision: what to record about the lock that was released; `nil` records nothing.
    func unlock(
        _ workspace: String,
        id: String?,
        decision: @escaping @Sendable (StateLock) -> Decision?
    ) async throws(StoreError) -> StateUnlockResult

    /// A workspace's versions, the newest first.
    ///
    /// - Parameters:
    ///   - number: only versions before this one; `nil` begins with the latest.
    ///   - limit: at most so many.
    func stateVersions(
        of workspace: String,
        before number: Int?,
        limit: Int
    ) async throws(StoreError) -> [StateVersion]

    /// One version with its content; `nil` when there is none.
    func stateVersion(_ number: Int, of workspace: String) async throws(StoreError) -> StoredState?
}
