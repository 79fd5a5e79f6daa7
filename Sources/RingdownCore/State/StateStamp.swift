/// What a state says about itself.
package struct StateStamp: Hashable, Sendable {
    /// What stays the same over a state's life.
    package var lineage: String
    /// Rises with every write.
    package var serial: Int

    package init(lineage: String, serial: Int) {
        self.lineage = lineage
        self.serial = serial
    }
}
