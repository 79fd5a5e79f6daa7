import HTTPTypes

/// The kinds of problems that the control plane answers with: one table of code, HTTP status and title.
///
/// The codes are those of Genesys Cloud where it has one for the case, so that its clients read them.
enum ProblemCode: String, CaseIterable, Sendable {
    case badRequest = "bad.request"
    case invalidValue = "invalid.value"
    case authenticationRequired = "authentication.required"
    case badCredentials = "bad.credentials"
    case badSignature = "bad.signature"
    case missingPermissions = "missing.permissions"
    case missingDivisionPermission = "missing.division.permission"
    case notFound = "not.found"
    case missingPathParameter = "missing.path.parameter"
    case nameInsteadOfID = "name.instead.of.id"
    case unknownOperation = "unknown.operation"
    case methodNotAllowed = "method.not.allowed"
    case requestTimeout = "request.timeout"
    case conflict = "request.conflict"
    case tooLarge = "request.entity.too.large"
    case unsupportedMediaType = "unsupported.media.type"
    case unprocessable = "unprocessable.document"
    case idempotencyKeyReused = "idempotency.key.reused"
    case tooManyRequests = "too.many.requests"
    case internalError = "internal.server.error"
    case unavailable = "service.unavailable"

    /// The HTTP status.
    var status: HTTPResponse.Status {
        switch self {
        case .badRequest, .invalidValue: .badRequest
        case .authenticationRequired, .badCredentials, .badSignature: .unauthorized
        case .missingPermissions, .missingDivisionPermission: .forbidden
        case .notFound, .missingPathParameter, .nameInsteadOfID, .unknownOperation: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .requestTimeout: .requestTimeout
        case .conflict: .conflict
        case .tooLarge: .contentTooLarge
        case .unsupportedMediaType: .unsupportedMediaType
        case .unprocessable, .idempotencyKeyReused: .unprocessableContent
        case .tooManyRequests: .tooManyRequests
        case .internalError: .internalServerError
        case .unavailable: .serviceUnavailable
        }
    }

    /// The kind of problem in a few words.
    var title: String {
        switch self {
        case .badRequest: "The request cannot be read"
        case .invalidValue: "A value is not allowed"
        case .authenticationRequired: "An access token is needed"
        case .badCredentials: "The access token is not valid"
        case .badSignature: "The signature is not valid"
        case .missingPermissions: "A permission is missing"
        case .missingDivisionPermission: "A permission is missing in the division"
        case .notFound: "There is no such object"
        case .missingPathParameter: "The path lacks an id"
        case .nameInsteadOfID: "A name stands where the id belongs"
        case .unknownOperation: "There is no such operation"
        case .methodNotAllowed: "The path has no such method"
        case .requestTimeout: "The request took too long"
        case .conflict: "The object's state does not allow it"
        case .tooLarge: "The body is too large"
        case .unsupportedMediaType: "The body's media type is not read here"
        case .unprocessable: "The document cannot be worked with"
        case .idempotencyKeyReused: "The idempotency key belongs to another request"
        case .tooManyRequests: "There were too many attempts"
        case .internalError: "The server failed"
        case .unavailable: "The server cannot work now"
        }
    }

    /// The URI that names the kind of problem.
    var type: String { "urn:ringdown:problem:" + rawValue }
}
