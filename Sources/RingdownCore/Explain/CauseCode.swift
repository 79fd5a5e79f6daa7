/// Why a vendor refuses a request: the closed list of causes that an explanation names.
package enum CauseCode: String, Codable, Hashable, Sendable, CaseIterable {
    case unknownHost = "unknown-host"
    case wrongVendorHost = "wrong-vendor-host"
    case unknownOperation = "unknown-operation"
    case wrongMethod = "wrong-method"
    case missingPathParameter = "missing-path-parameter"
    case wrongBasePathOrVersion = "wrong-base-path-or-version"
    case wrongRegion = "wrong-region"
    case unknownScope = "unknown-scope"
    case scopesDoNotApply = "scopes-do-not-apply"
    case missingPermission = "missing-permission"
    case missingPermissionInDivision = "missing-permission-in-division"
    case wrongGrant = "wrong-grant"
    case expiredOrRevokedToken = "expired-or-revoked-token"
    case badClientCredentials = "bad-client-credentials"
    case wrongTokenEndpoint = "wrong-token-endpoint"
    case wrongTokenRequestEncoding = "wrong-token-request-encoding"
    case malformedAuthorizationHeader = "malformed-authorization-header"
    case invalidPhoneNumber = "invalid-phone-number"
    case unknownField = "unknown-field"
    case missingRequiredField = "missing-required-field"
    case wrongBodyShape = "wrong-body-shape"
    case invalidValue = "invalid-value"
    case invalidStateTransition = "invalid-state-transition"
    case versionConflict = "version-conflict"
    case objectNotFound = "object-not-found"
    case idWrongFormat = "id-wrong-format"
    case rateLimited = "rate-limited"
    case payloadTooLarge = "payload-too-large"
    case featureNotEnabled = "feature-not-enabled"
    case permissionPropagationDelay = "permission-propagation-delay"
    case missingAcceptHeader = "missing-accept-header"
    case duplicateName = "duplicate-name"
    case dataRestriction = "data-restriction"
    case notEnoughInformation = "not-enough-information"
}

extension CauseCode {
    /// Whether somebody may not do something, as opposed to something being wrong or absent.
    package var isAboutAccess: Bool {
        switch self {
        case .missingPermission, .missingPermissionInDivision, .wrongGrant, .expiredOrRevokedToken,
            .badClientCredentials, .dataRestriction, .scopesDoNotApply, .unknownScope, .permissionPropagationDelay:
            true
        default: false
        }
    }
}
