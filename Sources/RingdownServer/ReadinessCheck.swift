/// One thing without which the server cannot do its work.
package struct ReadinessCheck: Sendable {
    /// What is checked (`dispatcher`, `provider genesys`).
    package var name: String
    /// Looks now: `nil` when all is well, else one line that says what is wrong and what to do.
    package var problem: @Sendable () async -> String?

    package init(_ name: String, problem: @escaping @Sendable () async -> String?) {
        self.name = name
        self.problem = problem
    }
}
