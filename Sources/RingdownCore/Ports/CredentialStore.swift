package import Foundation

/// The memory of who may call the control plane: clients that were made through the API, and the tokens that are out.
///
/// An adapter is proven by `CredentialStoreContract` in the TestKit. Every call that returns has reached the disk.
/// No secret and no token ever comes here: hashes and digests only.
package protocol CredentialStore: Sendable {
    /// Keeps a new token, and forgets those whose time was over before an instant.
    func keep(_ token: IssuedToken, forgettingBefore instant: Date) async throws(StoreError)

    /// The token with a digest, also one that is over or revoked; `nil` when there is none.
    func token(digest: String) async throws(StoreError) -> IssuedToken?

    /// Revokes a token; says whether there was one to revoke.
    func revokeToken(digest: String, at now: Date) async throws(StoreError) -> Bool

    /// Every client, by its id.
    func clients() async throws(StoreError) -> [StoredClient]

    /// The client with an id; `nil` when there is none.
    func client(_ id: String) async throws(StoreError) -> StoredClient?

    /// Writes a new client with what is recorded of it; says whether it was written: not when its id is taken.
    func add(_ client: StoredClient, decision: Decision) async throws(StoreError) -> Bool

    /// Changes a client with what is recorded of it, in one transaction that nobody else's change comes between.
    ///
    /// - Parameter change: changes it and says what to record; `nil` leaves all as it was.
    /// - Returns: the client as it is now; `nil` when there is none.
    func changeClient(
        _ id: String,
        _ change: @escaping @Sendable (inout StoredClient) -> Decision?
    ) async throws(StoreError) -> StoredClient?

    /// Removes a client and revokes its tokens, with what is recorded of it; says whether there was one.
    func removeClient(_ id: String, at now: Date, decision: Decision) async throws(StoreError) -> Bool
}
