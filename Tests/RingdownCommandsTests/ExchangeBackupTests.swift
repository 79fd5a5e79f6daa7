import Foundation
import GRDB
import Testing

@Suite("Backup of the exchange's store, with the built programs", .timeLimit(.minutes(5)))
struct ExchangeBackupTests {
    @Test("The exchange inside the server is backed up while it runs, and restored with everything turned off")
    func embedded() async throws {
        try await withFolder { folder in
            _ = try folder.file("tenant.yaml", CallTests.tenant)
            let file = try folder.file("ringdown.yaml", CallTests.configuration())
            let server = try await CallTests.serve(file, in: folder)
            try await call(CallTests.number, on: server)
            let store = folder.appending(path: "ringdown.db").path
            let backup = folder.appending(path: "backup.db").path
            let made = try await Binary.run(["backup", "--store", store, "--to", backup])
            #expect(made.exit == 0, "\(made.errors)")
            #expect(made.output.contains("exchange: \(backup).exchange"), "\(made.output)")
            let attributes = try FileManager.default.attributesOfItem(atPath: backup + ".exchange")
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            try await call("+12125550143", on: server)
            let restore = ["restore", "--store", store, "--from", backup]
            let refused = try await Binary.run(restore)
            #expect(refused.exit == 1 && refused.errors.contains("in use"), "\(refused.errors)")
            await server.stop()
            #expect(try CallTests.attempts(in: folder) == [CallTests.number, "+12125550143"])
            let restored = try await Binary.run(restore)
            #expect(restored.exit == 0, "\(restored.errors)")
            #expect(restored.output.contains("1 campaigns and sequences that were on are off"), "\(restored.output)")
            #expect(try CallTests.attempts(in: folder) == [CallTests.number])
            #expect(try statuses(in: folder) == ["forced_off"])
            let again = try await CallTests.serve(file, in: folder)
            await again.stop()
            #expect(try CallTests.attempts(in: folder) == [CallTests.number])
            let kept = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "exchange").path)
            #expect(kept.contains { $0.hasPrefix("exchange.db.replaced-") }, "\(kept)")
        }
    }

    @Test("An exchange of its own is named, and is not replaced while it runs")
    func separate() async throws {
        try await withFolder { folder in
            let seed = try folder.file("tenant.yaml", CallTests.tenant)
            let place = folder.appending(path: "platform").path
            let store = folder.appending(path: "ringdown.db").path
            let backup = folder.appending(path: "backup.db").path
            let file = try folder.file("ringdown.yaml", ServerRun.configuration)
            let plane = try await Program(
                ["serve", "--config", file, "--listen", "127.0.0.1:0"],
                environment: ["CI_SECRET": "s", "GC": "s"],
                in: folder
            )
            await plane.stop()
            let exchange = try await Program(["exchange", "--seed", seed, "--store", place, "--port", "0"], in: folder)
            let named = ["--store", store, "--exchange", place]
            let made = try await Binary.run(["backup", "--to", backup] + named)
            #expect(made.exit == 0, "\(made.errors)")
            let refused = try await Binary.run(["restore", "--from", backup] + named)
            #expect(refused.exit == 1 && refused.errors.contains("stop the exchange first"), "\(refused.errors)")
            await exchange.stop()
            let restored = try await Binary.run(["restore", "--from", backup] + named)
            #expect(restored.exit == 0, "\(restored.errors)")
            let missing = try await Binary.run(
                ["backup", "--to", backup + ".2", "--store", store, "--exchange", folder.path]
            )
            #expect(missing.exit == 1 && missing.errors.contains("There is no database"), "\(missing.errors)")
        }
    }

    private func call(_ number: String, on server: Program) async throws {
        let placed = try await CallTests.client(
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

    private func statuses(in folder: URL) throws -> [String] {
        let path = folder.appending(path: "exchange/exchange.db").path
        return try DatabaseQueue(path: path).read { db in
            try String.fetchAll(
                db,
                sql: "SELECT json_extract(document, '$.status') FROM objects WHERE kind = 'campaign'"
            )
        }
    }
}
