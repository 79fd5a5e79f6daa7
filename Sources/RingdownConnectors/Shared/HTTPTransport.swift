/// What sends one HTTP request and brings its answer, whatever the answer's status.
package protocol HTTPTransport: Sendable {
    /// Sends a request once: it neither repeats it nor follows redirects.
    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse
}

/// One HTTP request.
package struct TransportRequest: Sendable {
    /// The method, in capitals.
    package var method: String
    /// The whole URL.
    package var url: String
    /// The header fields but for `Authorization`.
    package var headers: [String: String]
    /// The value of `Authorization`; `nil` sends none.
    package var authorization: Secret?
    /// The body; `nil` sends none.
    package var body: [UInt8]?
    /// How long the whole answer may take.
    package var timeout: Duration
    /// The bytes that an answer's body may have.
    package var responseLimit: Int
    /// Whether it may wait a little for the provider's rate limit; what changes something never does.
    package var mayWait = true

    package init(
        method: String,
        url: String,
        headers: [String: String] = [:],
        authorization: Secret? = nil,
        body: [UInt8]? = nil,
        timeout: Duration = .seconds(30),
        responseLimit: Int = 16 << 20
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.authorization = authorization
        self.body = body
        self.timeout = timeout
        self.responseLimit = responseLimit
    }
}

/// One HTTP answer.
package struct TransportResponse: Sendable {
    /// The status.
    package var status: Int
    /// The header fields; names in lower case, repeated fields joined by commas.
    package var headers: [String: String]
    /// The body.
    package var body: [UInt8]

    package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Whether the body is a web page: what proxies and log-in portals answer in place of a service.
    package var isWebPage: Bool {
        if headers["content-type"]?.lowercased().hasPrefix("text/html") ?? false { return true }
        return body.first { $0 > 0x20 } == UInt8(ascii: "<")
    }
}

/// Why a request has no answer.
package struct TransportError: Error, Hashable, Sendable {
    /// What is known of the request.
    package enum Code: String, Hashable, Sendable {
        /// It certainly was not sent.
        case notSent = "not-sent"
        /// It was held back because the provider's rate limit is used up; it was not sent.
        case paced
        /// It may have been sent, and have been carried out.
        case lost
        /// It was answered with more bytes than are read.
        case tooLarge = "too-large"
    }

    /// What is known of the request.
    package var code: Code
    /// What happened, in a few words without secrets.
    package var reason: String
    /// Seconds after which to send it, when it was held back.
    package var retryAfter: Double?

    package init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }
}
