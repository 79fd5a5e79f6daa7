import Foundation
import GRDB
import Hummingbird
import HummingbirdTesting
import Logging
import RingdownConnectors
import RingdownCore
import RingdownOAuth
import RingdownTestKit

@testable import RingdownExchange

/// Something that the platform under a connector did not do.
struct PlatformFailure: Error {
    var message: String
    init(_ message: String) { self.message = message }
}

extension Platform {
    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Opens an exchange at a free port, and lends it with the port and with what passes a connector's requests on.
    ///
    /// - Parameters:
    ///   - isChange: whether a request changes something at the vendor.
    ///   - errorBody: the vendor's error body for a status.
    static func listen<Result: Sendable>(
        _ seed: TenantSeed,
        isChange: @escaping @Sendable (TransportRequest) -> Bool,
        errorBody: @escaping @Sendable (Int) -> String,
        _ body: @escaping @Sendable (Platform, Int, FaultTransport) async throws -> Result
    ) async throws -> Result {
        let clock = ManualClock()
        let tokens = SequentialIDs(series: 1000)
        return try await Exchange.withExchange(
            folder: nil,
            seed: seed,
            clock: clock,
            ids: SequentialIDs(series: 0),
            mint: SecretMint { "token-" + tokens.next() },
            secretCost: .trifling,
            logger: silent
        ) { exchange in
            try await exchange.application(host: "127.0.0.1", port: 0).test(.live) { client in
                guard let port = client.port else { throw PlatformFailure("the exchange has no port") }
                let platform = Platform(exchange: exchange, clock: clock, client: client)
                // What is done is done later than what the seed made.
                clock.advance(by: .seconds(60))
                return try await AsyncHTTPTransport.withTransport(ProxySettings(environment: [:])) { http in
                    let transport = FaultTransport(http, isChange: isChange, errorBody: errorBody)
                    return try await body(platform, port, transport)
                }
            }
        }
    }

    /// How many calls were placed to a number.
    func calls(to number: PhoneNumber) async throws -> Int {
        try await exchange.store.read { db in
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM attempts WHERE number = ?", arguments: [number.e164]) ?? 0
        }
    }
}
