import RingdownCore
import RingdownVendors

/// One call of an operation.
struct CXoneCall {
    /// Names and values of a query, in order.
    typealias Query = [(name: String, value: String)]

    /// The operation.
    var endpoint: CXoneEndpoint
    /// What fills the path's parameters, in order.
    var ids: [String] = []
    /// The query's parameters in order.
    var query: Query = []
    /// The body; `nil` sends none.
    var body: JSON?
    /// What it acts on or looks for, for errors to name; `nil` when there is no such object.
    var target: RemoteObject?
    /// The bytes that its answer may have.
    var responseLimit = 16 << 20

    init(
        _ endpoint: CXoneEndpoint,
        _ ids: String...,
        query: Query = [],
        body: JSON? = nil,
        target: RemoteObject? = nil
    ) {
        self.endpoint = endpoint
        self.ids = ids
        self.query = query
        self.body = body
        self.target = target
    }

    /// The path and query to send, below the version.
    var path: String { FilledPath.write(endpoint.path, ids: ids, query: query) }
}

/// A successful answer.
struct CXoneReply {
    var status: Int
    var body: [UInt8]
    /// The version that was called.
    var version: CXoneVersion
    /// The vendor's correlation id; `nil` when it gave none.
    var correlationID: String?
}
