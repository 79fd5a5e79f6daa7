/// Why a state was not written.
package struct StateRefusal: Error, Hashable, Sendable {
    /// What stands against it: the closed list.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// Somebody else holds the lock.
        case locked
        /// The writer's lock was released meanwhile, by force.
        case lockLost = "lock-lost"
        /// The state is another one: its lineage differs.
        case otherLineage = "other-lineage"
        /// The state is older than the one that is kept.
        case lowerSerial = "lower-serial"
        /// The state has the serial of the one that is kept, and another content.
        case sameSerial = "same-serial"
    }

    package var code: Code
    /// One line: what was found.
    package var message: String
    /// One line: what to do.
    package var fix: String
    /// Who holds the lock; `nil` for other codes.
    package var holder: StateLock?

    package init(_ code: Code, _ message: String, fix: String, holder: StateLock? = nil) {
        self.code = code
        self.message = message
        self.fix = fix
        self.holder = holder
    }
}
