import Foundation
import Testing

/// The exchange's own commands against an exchange, each program a process of its own.
@Suite("Importing contacts and snapshots, with the built programs", .timeLimit(.minutes(3)))
struct ContactImportTests {
    private static let tenant = """
        roles: [ { name: All, permissions: ["*:*:*"] } ]
        clients: [ { id: ringdown, secret: ringdown-secret, grants: [ { role: All } ] } ]
        contactLists: [ { name: Renewals } ]
        """

    private static let environment = ["EXCHANGE_ID": "ringdown", "EXCHANGE_SECRET": "ringdown-secret"]

    private static func withExchange(_ body: (URL, String) async throws -> Void) async throws {
        try await withFolder { folder in
            _ = try folder.file("tenant.yaml", tenant)
            let exchange = try await Program(["exchange", "--seed", "tenant.yaml", "--port", "0"], in: folder)
            let file = try folder.file(
                "ringdown.yaml",
                """
                providers:
                  local: { kind: exchange, url: "\(exchange.url)", clientId: env:EXCHANGE_ID, clientSecret: env:EXCHANGE_SECRET }
                """
            )
            do {
                try await body(folder, file)
            } catch {
                await exchange.stop()
                throw error
            }
            await exchange.stop()
        }
    }

    private static func run(_ config: String, _ arguments: String...) async throws -> Binary.Outcome {
        try await Binary.run(
            arguments + ["--provider", "local", "--config", config],
            environment: environment
        )
    }

    @Test("A file is imported by the name of its list, and refused rows are named with their lines")
    func file() async throws {
        try await Self.withExchange { folder, config in
            let good = try folder.file("good.csv", "name,phone\nAnn,+12025550101\nBob,+12025550102\n")
            let imported = try await Self.run(config, "contact", "import", good, "--list", "Renewals")
            #expect(imported.exit == 0, "\(imported.errors)")
            #expect(imported.lines == ["rows 2, new 2, changed 0, refused 0"])
            let bad = try folder.file("bad.csv", "name,phone\nCid,+12025550103\nDan,12\n")
            let refused = try await Self.run(config, "contact", "import", bad, "--list", "Renewals")
            #expect(refused.exit == 1)
            #expect(refused.lines.first == "rows 2, new 1, changed 0, refused 1")
            #expect(refused.lines.last?.contains("line 3  IMPORT_INVALID_PHONE_NUMBERS") == true)
            let unknown = try await Self.run(config, "contact", "import", good, "--list", "Renewal")
            #expect(unknown.exit != 0)
            #expect(!unknown.errors.contains("ringdown-secret"))
        }
    }

    @Test("A snapshot is taken, restored and forgotten, and a reset leads back to the seed")
    func snapshot() async throws {
        try await Self.withExchange { folder, config in
            #expect(try await Self.run(config, "exchange", "snapshot", "empty").lines == ["took empty"])
            let file = try folder.file("good.csv", "name,phone\nAnn,+12025550101\n")
            for command in [["snapshot", "empty", "--restore"], ["reset"]] {
                let imported = try await Self.run(
                    config,
                    "contact",
                    "import",
                    file,
                    "--list",
                    "Renewals",
                    "--id-column",
                    "name"
                )
                #expect(imported.lines == ["rows 1, new 1, changed 0, refused 0"])
                let arguments = ["exchange"] + command + ["--provider", "local", "--config", config]
                let back = try await Binary.run(arguments, environment: Self.environment)
                #expect(back.exit == 0, "\(back.errors)")
            }
            #expect(try await Self.run(config, "exchange", "snapshot", "empty", "--delete").lines == ["forgot empty"])
            #expect(try await Self.run(config, "exchange", "snapshot", "empty", "--restore").exit != 0)
        }
    }
}
