import RingdownTestKit
import Testing

@Suite("The CXone connector, over HTTP to the exchange", .timeLimit(.minutes(2)))
struct CXoneConnectorContractTests {
    @Test("keeps every promise of a connector", arguments: ConnectorContract.promises)
    func promise(_ promise: ConnectorPromise) async throws {
        try await CXonePlatform.open { try await promise.verify($0) }
    }

    @Test("keeps every promise of a connector of schedules", arguments: SchedulingContract.promises)
    func schedules(_ promise: SchedulingPromise) async throws {
        try await CXonePlatform.open { try await promise.verify($0) }
    }
}
