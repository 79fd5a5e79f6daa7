import HTTPTypes
import Hummingbird
import RingdownCore

/// A refusal in CXone's words.
struct CXoneFault: Error, Hashable, Sendable {
    /// The HTTP status.
    let status: Int
    /// The token of the body's `error`; `nil` leaves the body empty, as an expired token does.
    let error: String?
    /// The sentence, which is also the header `icStatusDescription`.
    let description: String
    /// What is to be logged because only the exchange's operator can mend it; `nil` for the caller's own mistakes.
    var cause: String?

    init(_ status: Int, _ error: String?, _ description: String) {
        self.status = status
        self.error = error
        self.description = description
    }

    /// The token is missing, unknown or expired: no body.
    static let unauthorized = CXoneFault(401, nil, "")
    /// No operation is at the path.
    static let noResource = CXoneFault(404, "NotFound", "resource not found")
    /// The path has another method, or a parameter that is left empty.
    static let noMethod = CXoneFault(405, "MethodNotAllowed", "Method Not Allowed")
    /// The caller's security profile lacks the permission.
    static let forbidden = CXoneFault(403, "Forbidden", "Forbidden. Check Security Profile permissions")

    /// A value that its parameter does not take.
    static func invalid(_ name: String, _ value: String, _ allowed: String) -> CXoneFault {
        let token = "Invalid" + name.prefix(1).uppercased() + name.dropFirst()
        return CXoneFault(400, token, "Invalid \(name) - '\(value)', \(allowed)")
    }

    /// A parameter that must be given.
    static func missing(_ name: String) -> CXoneFault {
        let token = "Invalid" + name.prefix(1).uppercased() + name.dropFirst()
        return CXoneFault(400, token, "Invalid \(name) - '', cannot be null or empty")
    }

    /// An id in the path that names nothing.
    static func noObject(_ name: String, _ value: String) -> CXoneFault {
        let token = "Invalid" + name.prefix(1).uppercased() + name.dropFirst()
        return CXoneFault(404, token, "Invalid \(name) - \(value)")
    }

    /// Something that the exchange would have to ignore.
    static func unsupported(_ name: String, _ reason: String) -> CXoneFault {
        CXoneFault(400, "InvalidParameter", "Invalid parameter - \(name): \(reason)")
    }

    var response: Response {
        var headers: HTTPFields = [:]
        if let name = HTTPField.Name.icStatusDescription, !description.isEmpty { headers[name] = description.ascii }
        guard let error else { return Response(status: HTTPResponse.Status(code: status), headers: headers) }
        headers[.contentType] = "application/json; charset=utf-8"
        let body: JSON = ["error": .string(error), "error_description": .string(description)]
        return Response(
            status: HTTPResponse.Status(code: status),
            headers: headers,
            body: ResponseBody(byteBuffer: .init(string: body.text()))
        )
    }
}

extension CXoneFault {
    /// The refusal that an error of the exchange becomes: the one table from its codes to the vendor's.
    init(_ error: ExchangeError) {
        switch error.code {
        case .notFound: self.init(404, Self.token(error), error.message)
        case .duplicateName: self.init(400, Self.token(error), error.message)
        case .wrongVersion, .badStatusTransition, .campaignActive, .inUse:
            self.init(409, "InvalidState", "Invalid state. \(error.message)")
        case .danglingReference, .invalidValue:
            self.init(400, "InvalidParameter", "Invalid parameter - \(error.message)")
        case .invalidSeed, .catalogueUnusable, .storeUnusable, .storeFailed:
            self.init(500, "InternalServerError", "Internal Server Error")
            cause = error.message
        }
    }

    private static func token(_ error: ExchangeError) -> String {
        switch error.object {
        case .campaign: "InvalidSkillId"
        case .contactList: "InvalidListId"
        case .user: "InvalidAgentId"
        case .campaignGroup: "InvalidCampaignId"
        case .agentDisposition: "InvalidDispositionId"
        default: "InvalidParameter"
        }
    }
}

extension HTTPField.Name {
    /// Says in words what an answer's status says in a number.
    static let icStatusDescription = Self("icStatusDescription")
    /// Names a request; echoed.
    static let cxoneCorrelationID = Self("CorrelationId")
}

extension String {
    /// The text as a header may carry it.
    var ascii: String { String(unicodeScalars.map { $0.isASCII && $0.value >= 32 ? Character($0) : "?" }) }
}
