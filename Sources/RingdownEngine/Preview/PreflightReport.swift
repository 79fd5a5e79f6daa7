import RingdownCore

/// What the vendors would make of every rule of the configuration.
package struct PreflightReport: Codable, Hashable, Sendable {
    /// One action of one rule.
    package struct Entry: Codable, Hashable, Sendable {
        package var rule: String
        /// What the rule does.
        package var action: String
        /// What the vendor would make of it; `nil` when the configuration does not have what the action names.
        package var finding: PreflightFinding?
    }

    /// The actions in the order of the configuration.
    package var entries: [Entry]

    package init(entries: [Entry]) { self.entries = entries }
}
