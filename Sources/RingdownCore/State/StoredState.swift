/// A version with its content as it is kept.
package struct StoredState: Hashable, Sendable {
    /// What is known of it.
    package var version: StateVersion
    /// The sealed content; empty when the version holds nothing.
    package var sealed: [UInt8]

    package init(version: StateVersion, sealed: [UInt8]) {
        self.version = version
        self.sealed = sealed
    }
}
