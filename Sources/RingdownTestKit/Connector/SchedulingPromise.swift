import RingdownCore

/// One sentence that holds for every connector of schedules, with the check that shows it.
package struct SchedulingPromise: Sendable, CustomStringConvertible {
    /// The sentence.
    package let description: String
    private let check: @Sendable (any SchedulingPlatform) async throws -> Void

    init(_ description: String, _ check: @escaping @Sendable (any SchedulingPlatform) async throws -> Void) {
        self.description = description
        self.check = check
    }

    /// Checks the promise on a new platform; throws a `ContractFailure` that says where it was broken.
    package func verify(_ platform: any SchedulingPlatform) async throws { try await check(platform) }
}
