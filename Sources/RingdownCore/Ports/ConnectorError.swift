/// Why a vendor call did not give what was asked.
package struct ConnectorError: Error, Codable, Hashable, Sendable {
    /// What it means for the trigger: the closed list.
    package enum Code: String, Codable, Hashable, Sendable {
        /// The vendor refused the caller (401, 403). Not repeated.
        case refused
        /// The vendor has no such object, or shows none to this caller. Not repeated.
        case notFound = "not-found"
        /// The name fits several objects. Not repeated.
        case ambiguous
        /// The vendor refused the request as it was (400, 409, 422). Not repeated.
        case invalid
        /// The vendor asks to slow down (429); nothing was done. Repeated after `retryAfter`.
        case rateLimited = "rate-limited"
        /// The vendor was not reached, or said that it is out of service before doing anything. Repeated.
        case unavailable
        /// The request was sent and no usable answer came: whether it was done is not known. Never repeated blindly.
        case noAnswer = "no-answer"
        /// The configuration of the provider cannot work (no credentials, no such provider). Not repeated.
        case misconfigured
        /// The permit does not cover the call, or does so no longer. Nothing was sent; the gate is asked again.
        case notPermitted = "not-permitted"
    }

    /// What it means for the trigger.
    package var code: Code
    /// One line: what happened, and what to do.
    package var message: String
    /// The vendor's operation; `nil` when none was called.
    package var operation: String?
    /// The HTTP status; `nil` when there was no answer.
    package var status: Int?
    /// The vendor's own error code.
    package var vendorCode: String?
    /// The vendor's own message, without secrets.
    package var vendorMessage: String?
    /// The vendor's correlation id.
    package var correlationID: String?
    /// Seconds that the vendor asked to wait.
    package var retryAfter: Double?
    /// The object that the operation acted on.
    package var target: RemoteObject?
    /// The targets of the plan's steps that happened before the one that failed.
    package var accomplished: [RemoteObject] = []

    package init(
        _ code: Code,
        _ message: String,
        operation: String? = nil,
        status: Int? = nil,
        vendorCode: String? = nil,
        vendorMessage: String? = nil,
        correlationID: String? = nil,
        retryAfter: Double? = nil,
        target: RemoteObject? = nil
    ) {
        self.code = code
        self.message = message
        self.operation = operation
        self.status = status
        self.vendorCode = vendorCode
        self.vendorMessage = vendorMessage
        self.correlationID = correlationID
        self.retryAfter = retryAfter
        self.target = target
    }
}
