import Foundation
import RingdownCore
import Testing

@testable import RingdownCommands

@Suite("Kept log-ins, and callers of the configuration", .timeLimit(.minutes(5)))
struct LogInFileTests {
    private static let logIn = KeptLogIn(
        url: "http://127.0.0.1:7300",
        clientID: "ci",
        token: "t0ken",
        expiresAt: Date(timeIntervalSince1970: 1_800_000_000)
    )

    @Test("A log-in is kept for its address, readable by its owner only, and forgotten when told")
    func kept() async throws {
        try await withFolder { folder in
            let file = LogInFile(environment: ["XDG_CONFIG_HOME": folder.path])
            try file.keep(Self.logIn)
            #expect(try file.logIn(at: "http://127.0.0.1:7300/") == Self.logIn)
            #expect(try file.logIn(at: "http://127.0.0.1:7301") == nil)
            let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? NSNumber
            #expect(mode?.intValue == 0o600)
            try file.forget("http://127.0.0.1:7300")
            #expect(try file.logIn(at: "http://127.0.0.1:7300") == nil)
            #expect(!"\(Self.logIn)".contains("t0ken"))
        }
    }

    @Test("A file that others can read, or that is damaged, is not used")
    func open() async throws {
        try await withFolder { folder in
            let file = LogInFile(environment: ["XDG_CONFIG_HOME": folder.path])
            try file.keep(Self.logIn)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
            let error = #expect(throws: CommandFailure.self) { try file.logIn(at: Self.logIn.url) }
            #expect(error?.lines.first?.contains("chmod 600") == true)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
            try Data("{".utf8).write(to: URL(fileURLWithPath: file.path))
            #expect(throws: CommandFailure.self) { try file.logIn(at: Self.logIn.url) }
        }
    }

    @Test("Nobody logged in is exit 4, and said in one line")
    func nobody() async throws {
        try await withFolder { folder in
            let outcome = try await Binary.run(
                ["auth", "status"],
                environment: ["XDG_CONFIG_HOME": folder.path, "RINGDOWN_CLIENT_ID": "", "RINGDOWN_URL": ""]
            )
            #expect(outcome.exit == 4)
            #expect(outcome.errors.contains("ringdown auth login"))
        }
    }

    private static let yaml = """
        publicUrl: https://ringdown.example/
        roles: [ { name: reader, permissions: ["outbound:*"] } ]
        clients:
          - { id: a, secrets: [env:NEW, env:OLD], grants: [ { role: reader, division: Sales, until: 2027-01-01T00:00:00Z } ] }
          - { id: cli, redirectUris: ["http://127.0.0.1/callback"], scopes: ["outbound:trigger:view"] }
        users:
          - { id: ada, password: file:/run/ada, grants: [ { role: reader, division: "*" } ] }
        """

    @Test("Clients, users, roles and the server's URL are read")
    func read() throws {
        let configuration = try Configuration.read(Self.yaml, file: "r.yaml")
        #expect(configuration.publicURL == "https://ringdown.example")
        #expect(configuration.clients.map(\.id) == ["a", "cli"])
        #expect(configuration.clients.first?.secrets == [.environment("NEW"), .environment("OLD")])
        #expect(configuration.clients.first?.grants.first?.until == Date(timeIntervalSince1970: 1_798_761_600))
        #expect(configuration.clients.last?.secrets.isEmpty == true)
        #expect(configuration.clients.last?.scopes?.map(\.text) == ["outbound:trigger:view"])
        #expect(configuration.users.first?.grants.first?.division == .all)
        #expect(configuration.roles.first?.permissions.map(\.description) == ["outbound:*:*"])
    }

    @Test(
        "What cannot be is named with what to write instead",
        arguments: [
            ("http://127.0.0.1/callback", "http://app.example/", "is no redirect URI"),
            ("env:NEW", "hunter2", "must be references"), ("file:/run/ada", "hunter2", "must be a reference"),
            ("2027-01-01T00:00:00Z", "tomorrow", "is no instant"),
            ("role: reader, division: Sales", "role: raeder, division: S", "unknown role"),
            ("https://ringdown.example/", "ringdown.example", "is no URL"), ("id: cli", "id: a", "stands twice"),
        ]
    )
    func wrong(_ old: String, _ new: String, _ says: String) {
        let yaml = Self.yaml.replacingOccurrences(of: old, with: new)
        let error = #expect(throws: ConfigurationError.self) { try Configuration.read(yaml, file: "r.yaml") }
        let line = error?.lines.first ?? ""
        #expect(line.contains(says) && !line.contains("hunter2"), "\(line)")
    }
}
