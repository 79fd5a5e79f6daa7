package import RingdownCore

/// One sentence that holds for every store, with the check that shows it.
///
/// An adapter's suite runs each of them against an empty store of its own, as one parametrised test.
package struct StorePromise: Sendable, CustomStringConvertible {
    /// The sentence.
    package let description: String
    private let check: @Sendable (any Store) async throws -> Void

    init(_ description: String, _ check: @escaping @Sendable (any Store) async throws -> Void) {
        self.description = description
        self.check = check
    }

    /// Checks the promise on an empty store; throws a `ContractFailure` that says where it was broken.
    package func verify(_ store: any Store) async throws { try await check(store) }
}
