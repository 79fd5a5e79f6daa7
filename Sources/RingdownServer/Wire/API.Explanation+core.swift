import RingdownAPI
import RingdownCore

extension API.Explanation {
    /// An explanation as it travels.
    init(_ explanation: Explanation) {
        self.init(
            verdict: explanation.verdict.rawValue,
            causes: explanation.causes.map { API.Cause($0) },
            operation: explanation.operation.map { API.Operation($0) },
            correctedRequest: explanation.correctedRequest.map { API.CorrectedRequest($0) }
        )
    }
}

extension API.Cause {
    /// A cause as it travels.
    init(_ cause: Cause) {
        self.init(
            code: cause.code.rawValue,
            confidence: cause.confidence.rawValue,
            evidence: cause.evidence.map { Evidence(supports: $0.supports, fact: $0.fact) },
            fix: cause.fix
        )
    }
}

extension API.Operation {
    /// An operation as it travels.
    init(_ operation: OperationReference) {
        self.init(
            vendor: operation.vendor,
            method: operation.method,
            path: operation.path,
            permissions: operation.requirement.permissions.map(\.description),
            permissionsType: operation.requirement.mode.rawValue
        )
    }
}

extension API.CorrectedRequest {
    /// A corrected request as it travels.
    init(_ request: CorrectedRequest) {
        self.init(method: request.method, url: request.url, body: request.body?.text())
    }

    /// A corrected request as it travels, with its curl command where nothing is left to be filled into its path.
    ///
    /// - Parameter base: the URL of the server that was asked.
    init(_ request: CorrectedRequest, base: String) {
        self.init(request)
        guard url.hasPrefix("/"), !url.contains("{") else { return }
        var parts = ["curl", "-X \(method)", "\"\(base)\(url)\"", #"-H "Authorization: Bearer $TOKEN""#]
        if let body {
            parts.append("-H 'Content-Type: application/json'")
            parts.append("-d '\(body.replacing("'", with: #"'\''"#))'")
        }
        curl = parts.joined(separator: " ")
    }
}
