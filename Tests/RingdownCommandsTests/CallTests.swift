import Foundation
import GRDB
import RingdownAPI
import Testing

/// Single calls from the command line to the exchange, each program a process of its own.
@Suite("Placing a call, with the built programs", .timeLimit(.minutes(3)))
struct CallTests {
    static let number = "+12125550142"
    static let environment = [
        "CI_SECRET": "ci-secret", "EXCHANGE_SECRET": "ringdown-secret", "RINGDOWN_CLIENT_ID": "ci",
        "RINGDOWN_CLIENT_SECRET": "ci-secret",
    ]

    static let tenant = """
        name: Contact Centre
        speed: 100
        divisions: [ { name: Home, home: true }, { name: Sales } ]
        roles: [ { name: Dialer, permissions: ["outbound:*:*"] } ]
        clients: [ { id: ringdown, secret: ringdown-secret, grants: [ { role: Dialer } ] } ]
        contactLists: [ { name: Single calls, division: Sales } ]
        campaigns:
          - { name: Single calls, contactList: Single calls, mode: agentless, lines: 2, alwaysRunning: true }
        """

    /// A configuration whose one provider is the exchange at a URL, or inside the control plane.
    ///
    /// - Parameter dialect: whose API an exchange inside is spoken to with.
    static func configuration(exchange url: String? = nil, dialect: String = "genesys") -> String {
        let provider =
            url.map {
                "{ kind: exchange, url: \"\($0)\", clientId: env:EXCHANGE_ID, clientSecret: env:EXCHANGE_SECRET }"
            }
            ?? "{ kind: exchange, seed: tenant.yaml, dialect: \(dialect) }"
        let dialing =
            dialect == "cxone"
            ? "skill: Single calls"
            : """
            campaign: Single calls
                list: Single calls
            """
        return """
            store: { sqlite: ringdown.db }
            providers:
              local: \(provider)
            personalConnections:
              - id: "12345"
                name: renewals-line
                provider: local
                \(dialing)
                from: ["+12025550100"]
                division: Sales
            clients:
              - { id: ci, secret: env:CI_SECRET, grants: [ { role: caller, division: Sales } ] }
            roles:
              - { name: caller, permissions: ["outbound:call:make", "outbound:trigger:view"] }
            """
    }

    /// The numbers that the exchange dialed, one for each attempt.
    static func attempts(in folder: URL) throws -> [String] {
        let path = folder.appending(path: "exchange/exchange.db").path
        return try DatabaseQueue(path: path).read { db in
            try String.fetchAll(db, sql: "SELECT number FROM attempts ORDER BY started")
        }
    }

    /// Runs a command of the client against a server.
    static func client(_ server: Program, _ arguments: String...) async throws -> Binary.Outcome {
        var environment = environment
        environment["RINGDOWN_URL"] = server.url
        return try await Binary.run(arguments, environment: environment, seconds: 60)
    }

    static func serve(_ file: String, in folder: URL) async throws -> Program {
        try await Program(
            ["serve", "--config", file, "--listen", "127.0.0.1:0"],
            environment: environment.merging(["EXCHANGE_ID": "ringdown"]) { $1 },
            in: folder
        )
    }

    @Test("One command places one call, and the same key places no other", arguments: ["genesys", "cxone"])
    func once(_ dialect: String) async throws {
        try await withFolder { folder in
            _ = try folder.file("tenant.yaml", Self.tenant)
            let rules = Self.configuration(dialect: dialect)
            let server = try await Self.serve(try folder.file("ringdown.yaml", rules), in: folder)
            let placed = try await Self.client(
                server,
                "trigger",
                "call",
                "renewals-line",
                "--to",
                Self.number,
                "--idempotency-key",
                "run-1",
                "--watch",
                "--timeout",
                "60"
            )
            #expect(placed.exit == 0, "\(placed.output) \(placed.errors)")
            #expect(placed.output.contains("The call was placed at"))
            #expect(placed.errors.contains("of a call to \(Self.number) from +12025550100 on renewals-line, local"))
            #expect(!placed.output.contains(Self.number))
            let again = try await Self.client(
                server,
                "trigger",
                "call",
                "12345",
                "--to",
                Self.number,
                "--idempotency-key",
                "run-1",
                "--format",
                "json"
            )
            let trigger = try API.decoder().decode(API.Trigger.self, from: Data(again.output.utf8))
            #expect(trigger.status == "done")
            #expect(trigger.call?.to == Self.number)
            #expect(trigger.call?.placedAt != nil)
            let listed = try await Self.client(server, "trigger", "show", "--connection", "12345", "--format", "json")
            let page = try API.decoder().decode(API.Page<API.Trigger>.self, from: Data(listed.output.utf8))
            #expect(page.entities.map(\.id) == [trigger.id])
            await server.stop()
            #expect(try Self.attempts(in: folder) == [Self.number])
        }
    }

    @Test("A second call on the connection calls its own number and no other again")
    func second() async throws {
        try await withFolder { folder in
            _ = try folder.file("tenant.yaml", Self.tenant)
            let server = try await Self.serve(try folder.file("ringdown.yaml", Self.configuration()), in: folder)
            let numbers = [Self.number, "+12125550143"]
            for number in numbers {
                let placed = try await Self.client(
                    server,
                    "trigger",
                    "call",
                    "12345",
                    "--to",
                    number,
                    "--watch",
                    "--timeout",
                    "60"
                )
                #expect(placed.exit == 0, "\(placed.output) \(placed.errors)")
            }
            await server.stop()
            #expect(try Self.attempts(in: folder) == numbers)
        }
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var arguments: [String]
        var exit: Int32
        var words: String
    }

    static let refused = [
        Refused(
            testDescription: "an invalid number",
            arguments: ["12345", "--to", "+15550199"],
            exit: 1,
            words: "After +1 a number has 10 digits"
        ),
        Refused(
            testDescription: "a number that is not the connection's",
            arguments: ["12345", "--to", number, "--from", "+12025550199"],
            exit: 1,
            words: "its numbers are +12025550100"
        ),
        Refused(
            testDescription: "an unknown connection",
            arguments: ["12346", "--to", number],
            exit: 1,
            words: "the nearest is 12345 (renewals-line)"
        ),
        Refused(testDescription: "no number", arguments: ["12345"], exit: 2, words: "--to"),
    ]

    @Test("What cannot be called ends with the reason, and nothing is dialed")
    func refusals() async throws {
        try await withFolder { folder in
            _ = try folder.file("tenant.yaml", Self.tenant)
            let server = try await Self.serve(try folder.file("ringdown.yaml", Self.configuration()), in: folder)
            for refused in Self.refused {
                var environment = Self.environment
                environment["RINGDOWN_URL"] = server.url
                let outcome = try await Binary.run(["trigger", "call"] + refused.arguments, environment: environment)
                #expect(outcome.exit == refused.exit, "\(refused)")
                #expect(outcome.errors.contains(refused.words), "\(refused): \(outcome.errors)")
            }
            await server.stop()
            #expect(try Self.attempts(in: folder) == [])
        }
    }

    struct Crash: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// The request at which the control plane is killed.
        var request: String
        /// Whether the exchange got it, and only the answer was lost.
        var passesOn: Bool
    }

    static let crashes = [
        Crash(
            testDescription: "before the contact is added",
            request: "POST /api/v2/outbound/contactlists",
            passesOn: false
        ),
        Crash(
            testDescription: "after the contact is added",
            request: "POST /api/v2/outbound/contactlists",
            passesOn: true
        ),
        Crash(testDescription: "before the campaign is started", request: "/start", passesOn: false),
        Crash(testDescription: "after the campaign is started", request: "/start", passesOn: true),
    ]

    @Test("A control plane that is killed while it calls the exchange calls once in the end", arguments: crashes)
    func killed(_ crash: Crash) async throws {
        try await withFolder { folder in
            let seed = try folder.file("tenant.yaml", Self.tenant)
            let store = folder.appending(path: "exchange").path
            let exchange = try await Program(["exchange", "--seed", seed, "--store", store, "--port", "0"], in: folder)
            let proxy = HoldingProxy(upstream: exchange.url, text: crash.request, passesOn: crash.passesOn)
            let id = try await proxy.with { port, held in
                let file = try folder.file("proxied.yaml", Self.configuration(exchange: "http://127.0.0.1:\(port)"))
                let first = try await Self.serve(file, in: folder)
                let asked = try await Self.client(
                    first,
                    "trigger",
                    "call",
                    "12345",
                    "--to",
                    Self.number,
                    "--format",
                    "json"
                )
                let trigger = try API.decoder().decode(API.Trigger.self, from: Data(asked.output.utf8))
                for await _ in held {}
                await first.kill()
                return trigger.id
            }
            let file = try folder.file("ringdown.yaml", Self.configuration(exchange: exchange.url))
            let second = try await Self.serve(file, in: folder)
            let watched = try await Self.client(second, "trigger", "watch", id, "--timeout", "60")
            #expect(watched.exit == 0, "\(watched.output) \(watched.errors)")
            #expect(watched.output.contains("in-doubt"), "\(watched.output)")
            await second.stop()
            await exchange.stop()
            #expect(try Self.attempts(in: folder) == [Self.number])
        }
    }
}
