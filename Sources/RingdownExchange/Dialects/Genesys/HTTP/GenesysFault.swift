import RingdownVendors

/// A refusal in Genesys Cloud's words.
struct GenesysFault: Error, Hashable, Sendable {
    /// The HTTP status.
    let status: Int
    /// The body, which the correlation id is added to.
    let body: GenesysErrorBody
    /// What is to be logged because only the exchange's operator can mend it; `nil` for the caller's own mistakes.
    var cause: String?
    /// Seconds after which the caller may ask again; `nil` when waiting does not help.
    var retryAfter: Int?

    /// A refusal whose body is already made.
    init(_ body: GenesysErrorBody) {
        status = body.status ?? 500
        self.body = body
    }

    /// A refusal from a template.
    init(_ template: GenesysErrorTemplate, _ arguments: String...) { self.init(template.body(arguments)) }

    /// A refusal with a code that the vendor declares without a sentence; the sentence is the exchange's own.
    init(_ code: String, status: Int = 400, _ message: String) {
        self.init(GenesysErrorBody(message: message, code: code, status: status, details: [], errors: []))
    }

    /// The refusal of a request over the rate limit.
    static func tooManyRequests(retryAfter seconds: Int) -> GenesysFault {
        var fault = GenesysFault(.tooManyRequestsRetryAfter, String(seconds))
        fault.retryAfter = seconds
        return fault
    }

    /// The refusal of a value that its field does not take.
    static func value(_ value: String, type: String, allowed: String) -> GenesysFault {
        GenesysFault(.invalidValue, value, type, allowed)
    }
}
