import Foundation
import Hummingbird
import HummingbirdTesting
import RingdownAPI
import RingdownCore
import RingdownSQLite
import RingdownTestKit
import Testing

@testable import RingdownServer

@Suite("Credentials on the disk", .timeLimit(.minutes(1)))
struct CredentialStoreTests {
    /// Runs a test against a control plane whose credentials are in a file.
    private func run<Value>(
        _ server: TestServer,
        _ path: String,
        _ test: @Sendable (TestCaller) async throws -> Value
    ) async throws -> Value {
        try await SQLiteStore.withStore(at: path) { store in
            var dependencies = server.dependencies
            dependencies.credentials = store
            let application = ControlPlane.application(dependencies, address: .hostname("127.0.0.1", port: 0))
            return try await application.test(.router) { try await test(TestCaller(client: $0)) }
        }
    }

    @Test("Clients and tokens outlive a restart, revoked ones stay revoked, and no secret is in the store's files")
    func restart() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ringdown-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "ringdown.db").path
        let server = LogIn.server()
        let (secret, token, revoked) = try await run(server, path) { caller in
            let json = #"{"id":"deploy","grants":[{"role":"reader","division":"*"}]}"#
            let made = try await caller.call(.post, Paths.clients, as: "admin", json: json).body(API.NewClient.self)
            func token() async throws -> String {
                let form = "grant_type=client_credentials&client_id=deploy&client_secret=\(made.clientSecret)"
                return try await caller.form(form).body(API.Token.self).accessToken
            }
            let (kept, revoked) = (try await token(), try await token())
            #expect(try await caller.call(.delete, Paths.ownToken, token: revoked).status == 200)
            for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
                let bytes = try Data(contentsOf: file)
                for text in [made.clientSecret, kept, revoked, "admin-secret", "ada-password"] {
                    #expect(bytes.range(of: Data(text.utf8)) == nil, "\(file.lastPathComponent)")
                }
            }
            return (made.clientSecret, kept, revoked)
        }
        // Another process: nothing is remembered but what is on the disk.
        let again = LogIn.server()
        try await run(again, path) { caller in
            #expect(try await caller.call(.get, Paths.triggers, token: token).status == 200)
            let refused = try await caller.call(.get, Paths.triggers, token: revoked)
            #expect(refused.status == 401)
            #expect(try refused.problem.detail.contains("revoked"))
            let form = "grant_type=client_credentials&client_id=deploy&client_secret=\(secret)"
            #expect(try await caller.form(form).status == 200)
            again.clock.advance(by: .seconds(3600))
            let expired = try await caller.call(.get, Paths.triggers, token: token)
            #expect(try expired.problem.detail.contains("expired"))
        }
        let lines = (server.log.lines + again.log.lines).joined(separator: "\n")
        for text in [secret, token, revoked] { #expect(!lines.contains(text)) }
    }

    @Test("A store that fails is an unavailable server, not a refusal")
    func failing() async throws {
        let server = LogIn.server()
        try await server.run { caller async throws in
            server.store.fail(with: StoreError(.unavailable, "The disk is full."))
            #expect(try await caller.call(.get, Paths.triggers, token: "made-up").status == 503)
            let form = "grant_type=client_credentials&client_id=ci&client_secret=ci-secret"
            #expect(try await caller.form(form).status == 503)
        }
    }
}
