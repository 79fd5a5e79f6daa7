import RingdownTestKit
import Testing

@Suite("The Genesys Cloud connector, over HTTP to the exchange", .timeLimit(.minutes(2)))
struct GenesysConnectorContractTests {
    @Test("keeps every promise of a connector", arguments: ConnectorContract.promises)
    func promise(_ promise: ConnectorPromise) async throws {
        try await GenesysPlatform.open { try await promise.verify($0) }
    }

    @Test("keeps every promise of a connector of schedules", arguments: SchedulingContract.promises)
    func schedules(_ promise: SchedulingPromise) async throws {
        try await GenesysPlatform.open { try await promise.verify($0) }
    }

    @Test("keeps them for the schedules of sequences, too", arguments: SchedulingContract.promises)
    func sequences(_ promise: SchedulingPromise) async throws {
        try await GenesysPlatform.open { platform in
            try await promise.verify(try await platform.withSequence())
        }
    }
}
