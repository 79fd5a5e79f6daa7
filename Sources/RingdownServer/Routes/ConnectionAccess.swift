import RingdownCore

/// The personal connections, as far as one call may use them.
struct ConnectionAccess {
    let connections: [PersonalConnectionBinding]
    let access: AccessControl
    let call: Call
    let caller: Caller

    /// Those in whose division the caller may do what the operation does.
    var visible: [PersonalConnectionBinding] {
        connections.filter { access.allows(call.operation, of: caller.principal, in: $0.division) }
    }

    /// The connection that an id means, when the caller may use it.
    ///
    /// - Parameter request: what to send about a connection instead.
    func connection(
        _ text: String,
        _ request: (PersonalConnectionBinding) -> CorrectedRequest
    ) throws(ServerProblem) -> PersonalConnectionBinding {
        func require(_ connection: PersonalConnectionBinding) throws(ServerProblem) {
            try access.require(
                call.operation,
                of: caller.principal,
                in: connection.division,
                object: connection.words
            )
        }
        switch ConnectionLookup(text, in: connections) {
        case .found(let connection):
            try require(connection)
            return connection
        case .named(let connection):
            try require(connection)
            throw .nameInsteadOfID(text, of: connection, meant: request(connection))
        case .unknown: throw .noConnection(text, visible: visible, meant: request)
        }
    }
}
