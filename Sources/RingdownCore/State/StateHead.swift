/// Where a workspace's state stands: its latest version and who holds it.
package struct StateHead: Hashable, Sendable {
    /// The workspace, as the path names it.
    package var workspace: String
    /// The latest version; `nil` when none was ever written.
    package var latest: StoredState?
    /// The lock; `nil` when nobody holds it.
    package var lock: StateLock?

    package init(workspace: String, latest: StoredState? = nil, lock: StateLock? = nil) {
        self.workspace = workspace
        self.latest = latest
        self.lock = lock
    }

    /// The number that the next version gets.
    package var nextNumber: Int { (latest?.version.number ?? 0) + 1 }
}
