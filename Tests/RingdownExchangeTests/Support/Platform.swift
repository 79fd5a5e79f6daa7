import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import RingdownCore
import RingdownDialer
import RingdownOAuth
import RingdownTestKit

@testable import RingdownExchange

/// An exchange under test, with its clock and a client that speaks to its routes.
struct Platform: Sendable {
    let exchange: Exchange
    let clock: ManualClock
    let client: any TestClientProtocol

    /// Opens an exchange, in memory unless a folder is given, and lends it.
    static func open<Result: Sendable>(
        _ seed: TenantSeed = .renewals(),
        folder: URL? = nil,
        reset: Bool = false,
        clock: ManualClock = ManualClock(),
        series: Int = 0,
        _ body: @Sendable (Platform) async throws -> Result
    ) async throws -> Result {
        let tokens = SequentialIDs(series: series + 1000)
        return try await Exchange.withExchange(
            folder: folder,
            seed: seed,
            reset: reset,
            clock: clock,
            ids: SequentialIDs(series: series),
            mint: SecretMint { "token-" + tokens.next() },
            secretCost: .trifling,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) { exchange in
            try await exchange.application(host: "127.0.0.1", port: 0).test(.router) { client in
                try await body(Platform(exchange: exchange, clock: clock, client: client))
            }
        }
    }

    /// A caller with a token of a client of the seed, whose secret is its id with `-secret` behind it.
    func caller(_ id: String) async throws -> Caller {
        let answer = try await Caller(client: client, token: nil).form(
            "/oauth/token",
            ["grant_type": "client_credentials", "client_id": id, "client_secret": id + "-secret"]
        )
        return Caller(client: client, token: answer.json["access_token"]?.string)
    }

    /// Lets the exchange's time run until nothing more happens by itself, or `steps` times to the next event.
    func run(steps: Int = .max) async throws {
        var steps = steps
        while steps > 0, let next = try await exchange.switchboard.catchUp() {
            clock.set(to: max(next, clock.now()))
            steps -= 1
        }
        try await exchange.switchboard.catchUp()
    }
}

/// A folder that exists while `body` runs.
func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "exchange-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}
