package import RingdownCore

/// One sentence that holds for every store of credentials, with the check that shows it.
package struct CredentialStorePromise: Sendable, CustomStringConvertible {
    /// The sentence.
    package let description: String
    private let check: @Sendable (any CredentialStore & Store) async throws -> Void

    init(_ description: String, _ check: @escaping @Sendable (any CredentialStore & Store) async throws -> Void) {
        self.description = description
        self.check = check
    }

    /// Checks the promise on an empty store; throws a `ContractFailure` that says where it was broken.
    package func verify(_ store: any CredentialStore & Store) async throws { try await check(store) }
}
