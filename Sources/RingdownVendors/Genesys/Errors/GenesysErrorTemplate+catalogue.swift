extension GenesysErrorTemplate {
    package static let badRequest = Self(
        400,
        "bad.request",
        "The request could not be understood by the server due to malformed syntax."
    )
    package static let invalidDate = Self(
        400,
        "invalid.date",
        "Dates must be specified as ISO-8601 strings. For example: yyyy-MM-ddTHH:mm:ss.SSSZ"
    )
    package static let invalidValue = Self(
        400,
        "invalid.value",
        "Value [%s] is not valid for field type [%s]. Allowable values are: %s"
    )
    package static let invalidProperty = Self(
        400,
        "invalid.property",
        "Value [%s] is not a valid property for object [%s]"
    )
    package static let invalidQueryParameter = Self(
        400,
        "invalid.query.param.value",
        "Value [%s] is not valid for parameter [%s]. Allowable values are: %s"
    )
    /// The whole sentence is the parameter.
    package static let constraintValidation = Self(400, "constraint.validation", "%s")
    package static let notAUser = Self(
        400,
        "not.a.user",
        "This request requires a user context. Client credentials cannot be used for requests to this resource."
    )
    package static let notAClient = Self(
        400,
        "not.a.client",
        "This request requires client credentials. A user's token cannot be used for requests to this resource.",
        .assumed
    )
    /// The states in capitals, as `COMPLETE` and `OFF`.
    package static let badStatusTransition = Self(
        400,
        "invalid.update.bad.status.transition",
        "An attempt was made to update a Campaign in an invalid way. Details: Invalid transition from <%s> to <%s>",
        .observed
    )
    /// The sentence's details.
    package static let invalidUpdate = Self(
        400,
        "invalid.update",
        "An attempt was made to update a Campaign in an invalid way. Details: %s",
        .observed
    )
    package static let campaignActive = Self(
        400,
        "invalid.update.campaign.active",
        "The campaign cannot be updated in this way while it is active.",
        .assumed
    )
    package static let missingPermissionParameter = Self(
        400,
        "missing.permission.param",
        "The query parameter permission is required.",
        .assumed
    )
    package static let tooManyContactsAdded = Self(
        400,
        "too.many.contacts.added",
        "More contacts were given than one request may add.",
        .assumed
    )
    package static let tooManyBulkRetrieves = Self(
        400,
        "too.many.bulk.retrieves",
        "More ids were given than one request may ask for.",
        .assumed
    )
    package static let contactMissingData = Self(400, "contact.missing.data", "A contact has no data.", .assumed)
    /// The columns that the list does not have.
    package static let invalidContactColumns = Self(
        400,
        "invalid.contact.columns",
        "The contact has columns that its contact list does not have: %s",
        .assumed
    )
    package static let activeCampaignsLimitExceeded = Self(
        400,
        "active.campaigns.limit.exceeded",
        "The organisation's limit of active campaigns is reached.",
        .assumed
    )
    package static let duplicateName = Self(400, "duplicate.name", "The name is in use already.", .assumed)

    package static let authenticationRequired = Self(
        401,
        "authentication.required",
        "No authentication bearer token specified in authorization header."
    )
    package static let badCredentials = Self(401, "bad.credentials", "Invalid login credentials.")
    package static let credentialsExpired = Self(
        401,
        "credentials.expired",
        "The supplied credentials are expired and cannot be used.",
        .observed
    )
    /// The caller's address.
    package static let ipNotAuthorized = Self(
        401,
        "ip.not.authorized",
        "Requests originating from this IP address are not authorized: [%s]"
    )

    /// The permissions, in brackets.
    package static let missingPermissions = Self(
        403,
        "missing.permissions",
        "Unable to perform the requested action. You are missing the following permission(s): %s"
    )
    /// The permissions, in brackets.
    package static let missingAnyPermissions = Self(
        403,
        "missing.any.permissions",
        """
        Unable to perform the requested action. You must have at least one of the following permissions assigned: %s
        """
    )
    /// The permission.
    package static let missingDivisionPermission = Self(
        403,
        "missing.division.permission",
        """
        Unable to perform the requested action. You are missing the following permission '%s' in the provided \
        division(s).
        """
    )
    /// What 49 operations on campaigns, lists and DNC lists answer in place of ``missingDivisionPermission``.
    package static let missingDivisionPermissionOverridden = Self(
        403,
        "missing.division.permission",
        "You are not authorized to perform the requested action."
    )
    /// The permissions and the divisions, both in brackets.
    package static let missingAnyDivisionPermissions = Self(
        403,
        "missing.any.division.permissions",
        """
        Unable to perform the requested action. You must have at least one of the following permissions assigned: %s \
        in at least one of the following division(s): %s
        """
    )
    /// The scope.
    package static let appNotAuthorizedForScope = Self(
        403,
        "app.not.authorized.for.scope",
        "App not authorized to use scope %s"
    )
    /// The policies' ids.
    package static let authorizationPolicyDenied = Self(
        403,
        "authz.policy.denied",
        """
        Unable to perform the requested action. Your organization's security policies have denied access. \
        Policy ID(s): [%s]
        """
    )
    package static let notAuthorized = Self(
        403,
        "not.authorized",
        "You are not authorized to perform the requested action."
    )

    package static let notFound = Self(404, "not.found", "The requested resource was not found.")
    package static let resourceNotFound = Self(
        404,
        "resource.not.found",
        "The requested resource was not found.",
        .assumed
    )
    package static let campaignNotFound = Self(
        404,
        "campaign.not.found",
        "The requested campaign was not found.",
        .assumed
    )
    package static let contactListNotFound = Self(
        404,
        "contact.list.not.found",
        "The requested contact list was not found.",
        .assumed
    )
    package static let dncListNotFound = Self(
        404,
        "dnc.list.not.found",
        "The requested do-not-call list was not found.",
        .assumed
    )
    package static let sequenceNotFound = Self(
        404,
        "campaign.sequence.not.found",
        "The requested campaign sequence was not found.",
        .assumed
    )
    package static let contactNotFound = Self(
        404,
        "contact.not.found",
        "The requested contact was not found.",
        .assumed
    )

    package static let requestConflict = Self(
        409,
        "request.conflict",
        "The request conflicts with the current state of the target resource."
    )
    /// The specification gives this code an empty sentence.
    package static let wrongVersion = Self(409, "invalid.update.wrong.version", "")
    package static let campaignActiveConflict = Self(
        409,
        "invalid.update.campaign.active",
        "The campaign cannot be updated in this way while it is active.",
        .assumed
    )

    /// The largest body in bytes.
    package static let requestEntityTooLarge = Self(
        413,
        "request.entity.too.large",
        "The request is over the size limit. Maximum bytes: %s"
    )
    package static let unsupportedMediaType = Self(
        415,
        "unsupported.media.type",
        "The body's media type is not supported: send application/json.",
        .assumed
    )
    /// The number of requests and the seconds they are counted over.
    package static let tooManyRequests = Self(
        429,
        "too.many.requests",
        "Rate limit exceeded the maximum [%s] requests within [%s] seconds"
    )
    /// The seconds to wait, which the header `Retry-After` says too.
    package static let tooManyRequestsRetryAfter = Self(
        429,
        "too.many.requests.retry.after",
        "Rate limit exceeded the maximum. Retry the request in [%s] seconds"
    )
    package static let internalServerError = Self(
        500,
        "internal.server.error",
        "The server met a condition that kept it from answering the request.",
        .assumed
    )
    package static let serviceUnavailable = Self(
        503,
        "service.unavailable",
        "The service is not available at the moment.",
        .assumed
    )

    /// Every template, those with a longer sentence first where one fits inside another.
    package static let all: [GenesysErrorTemplate] = [
        badRequest, invalidDate, invalidValue, invalidProperty, invalidQueryParameter, constraintValidation, notAUser,
        notAClient, badStatusTransition, invalidUpdate, campaignActive, missingPermissionParameter,
        tooManyContactsAdded, tooManyBulkRetrieves, contactMissingData, invalidContactColumns,
        activeCampaignsLimitExceeded, duplicateName, authenticationRequired, badCredentials, credentialsExpired,
        ipNotAuthorized, missingAnyDivisionPermissions, missingPermissions, missingAnyPermissions,
        missingDivisionPermission, missingDivisionPermissionOverridden, appNotAuthorizedForScope,
        authorizationPolicyDenied, notAuthorized, notFound, resourceNotFound, campaignNotFound, contactListNotFound,
        dncListNotFound, sequenceNotFound, contactNotFound, requestConflict, wrongVersion, campaignActiveConflict,
        requestEntityTooLarge,
        unsupportedMediaType, tooManyRequests, tooManyRequestsRetryAfter, internalServerError, serviceUnavailable,
    ]
}
