import RingdownCore
import RingdownOAuth

/// The users of the configuration, as the log-in page knows them.
struct UserDirectory: SignInDirectory {
    let access: AccessControl

    func application(_ id: String) async throws -> OAuthApplication? {
        try await access.directory.client(id)?.application
    }

    func signIn(_ name: String, password: String, from address: String) async throws -> SignIn {
        let user = access.directory.user(name)
        let outcome = await access.credentials.check(
            password,
            of: "user \(name)",
            from: address,
            secrets: user.map { [$0.password] } ?? [],
            hashes: []
        )
        switch outcome {
        case .right: return user.map { .user($0.id) } ?? .refused
        case .wrong: return .refused
        case .wait(let seconds): return .wait(seconds)
        }
    }
}
