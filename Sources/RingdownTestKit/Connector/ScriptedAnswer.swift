package import RingdownCore

/// What a scripted connector answers to one call.
package enum ScriptedAnswer<Value: Sendable>: Sendable {
    /// The vendor did it and said so.
    case success(Value)
    /// The vendor did not do it and said so, or was not reached.
    case failure(ConnectorError)
    /// The vendor did it and its answer was lost.
    case lost(ConnectorError)

    /// Whether the vendor did it.
    var happens: Bool {
        switch self {
        case .success, .lost: true
        case .failure: false
        }
    }

    /// What the caller gets.
    func get() throws(ConnectorError) -> Value {
        switch self {
        case .success(let value): return value
        case .failure(let error), .lost(let error): throw error
        }
    }
}
