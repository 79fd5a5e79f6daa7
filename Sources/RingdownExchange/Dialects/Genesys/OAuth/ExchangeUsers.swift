import RingdownOAuth

/// The tenant's users and applications, as the log-in page knows them.
struct ExchangeUsers: SignInDirectory {
    let exchange: Exchange

    func application(_ id: String) async throws -> OAuthApplication? {
        try await exchange.store.read { db in try db.object(OAuthClient.self, id) }?.application
    }

    func signIn(_ name: String, password: String, from address: String) async throws -> SignIn {
        let user = try await exchange.store.read { db in try db.user(email: name) }
        let subject = "user \(name.lowercased())"
        switch await exchange.signIn.check(password, of: subject, from: address, user?.password) {
        case .right: return user.map { .user($0.id) } ?? .refused
        case .wrong: return .refused
        case .wait(let seconds): return .wait(seconds)
        }
    }
}
