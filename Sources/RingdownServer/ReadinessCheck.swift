/// One thing without which the server cannot do its work, or of which whoever runs it should know.
package struct ReadinessCheck: Sendable {
    /// What is checked (`dispatcher`, `provider genesys`).
    package var name: String
    /// Whether the server does its work all the same.
    package var isWarning: Bool
    /// Looks now: `nil` when all is well, else one line that says what is wrong and what to do.
    package var problem: @Sendable () async -> String?

    package init(_ name: String, isWarning: Bool = false, problem: @escaping @Sendable () async -> String?) {
        self.name = name
        self.isWarning = isWarning
        self.problem = problem
    }
}
