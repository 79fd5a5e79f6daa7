import RingdownConnectors
import RingdownTestKit
import Synchronization

/// Passes requests on, counts those that change something, and lets faults befall them.
final class FaultTransport: HTTPTransport {
    private struct State {
        var changes = 0
        var fault: ConnectorFault?
        var times = 0
    }

    private let inner: any HTTPTransport
    private let isChange: @Sendable (TransportRequest) -> Bool
    private let errorBody: @Sendable (Int) -> String
    private let state = Mutex(State())

    /// - Parameters:
    ///   - inner: what sends the requests.
    ///   - isChange: whether a request changes something at the vendor.
    ///   - errorBody: the vendor's error body for a status.
    init(
        _ inner: any HTTPTransport,
        isChange: @escaping @Sendable (TransportRequest) -> Bool,
        errorBody: @escaping @Sendable (Int) -> String
    ) {
        self.inner = inner
        self.isChange = isChange
        self.errorBody = errorBody
    }

    /// How many requests that change something were sent.
    var changes: Int { state.withLock { $0.changes } }

    /// Lets a fault befall the next requests that change something.
    func befall(_ fault: ConnectorFault, times: Int) {
        state.withLock { ($0.fault, $0.times) = (fault, times) }
    }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        guard isChange(request) else { return try await inner.send(request) }
        let fault: ConnectorFault? = state.withLock { state in
            state.changes += 1
            guard state.times > 0 else { return nil }
            state.times -= 1
            return state.fault
        }
        switch fault {
        case nil: return try await inner.send(request)
        case .requestLost?: throw TransportError(.lost, "the request was lost")
        case .answerLost?:
            _ = try await inner.send(request)
            throw TransportError(.lost, "the answer was lost")
        case .answered(let status, let retryAfter)?:
            var headers = ["content-type": "application/json"]
            headers["retry-after"] = retryAfter.map(String.init)
            return TransportResponse(status: status, headers: headers, body: Array(errorBody(status).utf8))
        }
    }
}
