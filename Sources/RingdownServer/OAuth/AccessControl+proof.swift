import Hummingbird
import RingdownCore

extension AccessControl {
    /// The client that a proof is of.
    ///
    /// A client that cannot keep a secret has only its id: what its codes are worth is proved by PKCE.
    func client(_ proof: ClientProof, _ call: Call) async throws -> KnownClient {
        guard let secret = proof.secret else {
            guard let client = try await directory.client(proof.id), client.isPublic else {
                throw TokenRefusal(
                    .invalidClient,
                    "The client's secret is missing: send client_secret, or Basic authorization.",
                    challenge: TokenRefusal.basicChallenge
                )
            }
            return client
        }
        switch try await client(id: proof.id, secret: secret, from: call.address) {
        case .client(let client): return client
        case .wrong: throw TokenRefusal.wrongCredentials(usedBasic: proof.usedBasic)
        case .wait(let seconds): throw TokenRefusal.tooManyAttempts(wait: seconds)
        }
    }
}
