import HTTPTypes
import RingdownCore

extension ServerProblem {
    /// The body is larger than is read.
    static func tooLarge(limit: Int) -> ServerProblem {
        let size = limit >= 1 << 20 ? "\(limit >> 20) MiB" : "\(limit) bytes"
        return ServerProblem(
            .tooLarge,
            "The body is larger than the \(size) that are read here.",
            cause: .payloadTooLarge,
            evidence: "More than \(limit) bytes were sent or announced.",
            fix: "Send less at once: one plan or apply stream a request; or raise the limit of the server."
        )
    }

    /// The body's media type is not read.
    static func unsupportedMediaType(_ type: String?, accepted: [String]) -> ServerProblem {
        let list = accepted.joined(separator: " or ")
        var problem = ServerProblem(
            .unsupportedMediaType,
            type.map { "The body is \($0.prefix(80)); \(list) is read here." }
                ?? "The body's media type is not given; \(list) is read here.",
            fix: "Send the header Content-Type: \(accepted.first ?? "application/json")."
        )
        if let name = HTTPField.Name("Accept-Post") { problem.headers[name] = accepted.joined(separator: ", ") }
        return problem
    }

    /// The body is not JSON.
    static func notJSON(_ error: JSONError) -> ServerProblem {
        ServerProblem(
            .badRequest,
            "The body is not JSON: \(error.message).",
            cause: .wrongBodyShape,
            evidence: error.message,
            fix: "Send one JSON object, encoded as UTF-8."
        )
    }

    /// There is no trigger with an id.
    static func noTrigger(_ id: String) -> ServerProblem {
        let fix = "GET /api/v2/outbound/triggers lists those that you may see."
        return ServerProblem(
            .notFound,
            "There is no trigger with the id \"\(id.prefix(80))\".",
            cause: .objectNotFound,
            evidence: "No trigger has the id \"\(id.prefix(80))\".",
            fix: fix
        )
    }

    /// The store cannot do its work now; what exactly is wrong is logged and shown by `/readyz`.
    static func storeUnavailable(_ error: StoreError) -> ServerProblem {
        if error.code == .full { return backlogFull(error) }
        var problem = ServerProblem(
            .unavailable,
            "The server cannot read or write its store now; nothing of the request was kept.",
            fix: "Send the same request again after the time in Retry-After; GET /readyz?verbose says what is wrong."
        )
        problem.headers[.retryAfter] = error.code == .busy ? "1" : "5"
        return problem
    }

    /// So much waits to be sent that no more is taken in.
    private static func backlogFull(_ error: StoreError) -> ServerProblem {
        var problem = ServerProblem(
            .unavailable,
            error.message,
            fix: "Send the same request again after the time in Retry-After; nothing of it was kept."
        )
        problem.headers[.retryAfter] = "10"
        return problem
    }

    /// No operation has the path.
    static func unknownPath(_ path: String, method: HTTPRequest.Method) -> ServerProblem {
        let shown = path.prefix(200)
        guard let nearest = Operation.nearest(to: path, method: method) else {
            return ServerProblem(
                .unknownOperation,
                "There is no operation \(method.rawValue) \(shown).",
                cause: .unknownOperation,
                evidence: "No operation's path resembles \(shown).",
                fix: "GET /openapi.json describes every operation."
            )
        }
        return ServerProblem(
            .unknownOperation,
            "There is no operation \(method.rawValue) \(shown); the nearest is \(nearest.method.rawValue) "
                + "\(nearest.path).",
            cause: .unknownOperation,
            evidence: "No operation has the path \(shown).",
            fix: "Send \(nearest.method.rawValue) \(nearest.path); GET /openapi.json describes every operation.",
            corrected: [CorrectedRequest(method: nearest.method.rawValue, url: nearest.path)]
        )
    }

    /// The path exists, with other methods.
    static func wrongMethod(_ method: HTTPRequest.Method, path: String, allowed: [Operation]) -> ServerProblem {
        let names = allowed.map(\.method.rawValue)
        let list = names.joined(separator: " or ")
        var problem = ServerProblem(
            .methodNotAllowed,
            "\(path.prefix(200)) takes \(list), not \(method.rawValue).",
            cause: .wrongMethod,
            evidence: "The path is that of \(allowed.map(\.id).joined(separator: ", ")).",
            fix: "Send \(list) \(path.prefix(200)).",
            corrected: names.map { CorrectedRequest(method: $0, url: path) }
        )
        let all = names.contains("GET") ? names + ["HEAD"] : names
        problem.headers[.allow] = all.joined(separator: ", ")
        return problem
    }
}
