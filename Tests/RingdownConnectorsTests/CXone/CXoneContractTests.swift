import RingdownTestKit
import Testing

@Suite("The CXone connector keeps what every connector promises", .timeLimit(.minutes(5)))
struct CXoneContractTests {
    @Test("to dispatch", arguments: ConnectorContract.promises)
    func promise(_ promise: ConnectorPromise) async throws { try await promise.verify(try CXonePlatform()) }
}
