import HTTPTypes

/// An operation of the dialect.
struct CXoneRoute: Sendable {
    /// The path's parts, parameters in braces.
    let segments: [String]
    let method: HTTPRequest.Method
    /// What the caller must hold; `nil`: a valid token of a user is enough.
    let permission: CXoneRight?
    /// Whether a token that stands for no user will do, as for the patron operations.
    let servesPatrons: Bool
    let handler: @Sendable (CXoneCall) async throws -> CXoneReply

    /// The values of the parameters, when a path is this route's.
    func parameters(_ path: [String]) -> [String: String]? {
        guard path.count == segments.count else { return nil }
        var parameters: [String: String] = [:]
        for (segment, value) in zip(segments, path) {
            if segment.hasPrefix("{") {
                parameters[String(segment.dropFirst().dropLast())] = value
            } else if segment.lowercased() != value.lowercased() {
                return nil
            }
        }
        return parameters
    }
}

/// The operations of the dialect.
struct CXoneRoutes: Sendable {
    private(set) var all: [CXoneRoute] = []

    /// Registers what answers an operation, which is given as its method and path with parameters in braces.
    mutating func on(
        _ name: String,
        _ permission: CXoneRight? = nil,
        patron: Bool = false,
        _ handler: @Sendable @escaping (CXoneCall) async throws -> CXoneReply
    ) {
        let words = name.split(separator: " ")
        guard words.count == 2, let method = HTTPRequest.Method(rawValue: String(words[0])) else {
            preconditionFailure("an operation is its method and path, not \(name)")
        }
        all.append(
            CXoneRoute(
                segments: words[1].dropFirst().split(separator: "/").map(String.init),
                method: method,
                permission: permission,
                servesPatrons: patron,
                handler: handler
            )
        )
    }

    /// The operation of a request, spelled-out paths first.
    ///
    /// Throws CXone's answer to a path or method that it does not know.
    func match(_ method: HTTPRequest.Method, _ path: [String]) throws(CXoneFault) -> (
        route: CXoneRoute, parameters: [String: String]
    ) {
        var others = false
        var found: (route: CXoneRoute, parameters: [String: String])?
        for route in all {
            guard let parameters = route.parameters(path) else { continue }
            guard route.method == method else {
                others = true
                continue
            }
            if let found, found.parameters.count <= parameters.count { continue }
            found = (route, parameters)
        }
        guard let found else { throw others ? .noMethod : .noResource }
        guard !found.parameters.values.contains("") else { throw method == .get ? .noResource : .noMethod }
        return found
    }
}
