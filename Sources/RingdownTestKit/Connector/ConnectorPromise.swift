import RingdownCore

/// One sentence that holds for every connector, with the check that shows it.
///
/// A connector's suite runs each of them against a platform of its own, as one parametrised test.
package struct ConnectorPromise: Sendable, CustomStringConvertible {
    /// The sentence.
    package let description: String
    private let check: @Sendable (any ConnectorPlatform) async throws -> Void

    init(_ description: String, _ check: @escaping @Sendable (any ConnectorPlatform) async throws -> Void) {
        self.description = description
        self.check = check
    }

    /// Checks the promise on a new platform; throws a `ContractFailure` that says where it was broken.
    package func verify(_ platform: any ConnectorPlatform) async throws { try await check(platform) }
}
