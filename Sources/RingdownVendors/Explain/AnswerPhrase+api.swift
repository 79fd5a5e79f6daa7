import RingdownCore

extension AnswerPhrase {
    /// Phrases about calls of the API, the plainer first.
    static let api: [AnswerPhrase] = [
        AnswerPhrase(
            ["requires a user context", "not.a.user", "user context"],
            .wrongGrant,
            .grant,
            fix: "Call it with the token of a user, not with client credentials."
        ),
        AnswerPhrase(
            ["not.a.client", "requires client credentials"],
            .wrongGrant,
            .grant,
            fix: "Call it with client credentials, not with the token of a user."
        ),
        AnswerPhrase(
            [
                "no authentication bearer token", "authentication.required", "missing authorization",
                "no authorization header",
            ],
            .malformedAuthorizationHeader,
            .header,
            fix: "Send Authorization: Bearer with the token after one space."
        ),
        AnswerPhrase(
            ["ip.not.authorized", "ip are not authorized", "authz.policy.denied"],
            .dataRestriction,
            .permission,
            fix: "Have the organisation's administrator allow the address, or change the named policy."
        ),
        AnswerPhrase(
            [
                "credentials.expired", "token expired", "expired token", "token has expired", "token is expired",
                "bad.credentials", "invalid login credentials", "invalid or expired", "token is invalid",
                "invalid token",
                "token revoked", "invalid_token", "invalid access token",
            ],
            .expiredOrRevokedToken,
            .token,
            fix: "Get a new token, and send it at once."
        ),
        AnswerPhrase(
            [
                "not licensed", "licens", "licenc", "not provisioned", "feature toggle", "feature is not enabled",
                "not enabled for",
            ],
            .featureNotEnabled,
            .permission,
            fix: "Ask the vendor whether the organisation's licence includes it."
        ),
        AnswerPhrase(
            ["app.not.authorized.for.scope", "app not authorized to use scope"],
            .missingPermission,
            .scope,
            fix: "Add the scope that the answer names to the application, and log in anew."
        ),
        AnswerPhrase(
            ["does not have all the roles", "bad.client.role"],
            .missingPermission,
            .permission,
            fix: "Do it as somebody who has every role that the OAuth client is to get."
        ),
        AnswerPhrase(
            [
                "following permission", "missing.permissions", "missing.any.permissions", "insufficient permission",
                "lacks permission", "security profile permission", "requested action is forbidden",
            ],
            .missingPermission,
            .permission,
            isPlain: false,
            fix: "Give the caller a role with the permission that the answer names."
        ),
        AnswerPhrase(
            [
                "e.164", "e164", "phone number is not valid", "invalid phone", "not a valid phone", "invalid.phone",
            ],
            .invalidPhoneNumber,
            .phoneNumber,
            fix: "Write the number in E.164: +, country code, number, digits only."
        ),
        AnswerPhrase(
            [
                "already exists", "already exist", "duplicate", "must be unique", "not unique", "name is in use",
                "already in use", "already been taken", "name.already", "not.unique",
            ],
            .duplicateName,
            .state,
            fix: "Choose another name, or change the object that has this one."
        ),
        AnswerPhrase(
            [
                "wrong.version", "wrong version", "version mismatch", "version conflict", "version.conflict", "stale",
                "optimistic lock", "version does not match", "not the latest version", "version&out of date",
                "invalid version", "version&current",
            ],
            .versionConflict,
            .state,
            fix: "GET the object again, and PUT the change with the version that it has then."
        ),
        AnswerPhrase(
            [
                "invalid transition", "bad.status.transition", "active.campaigns.limit", "campaign.active",
                "must be created",
                "skill not running", "cannot be modified", "active skills", "invalid state", "invalid status",
                "while enabled",
                "while it is", "while the", "is running",
                "is active", "is not active", "not running", "in use", "in.use", "in progress", "in.progress",
                "referential", "being used", "must be off",
                "must be disabled", "cannot.delete.enabled", "cannot.create.enabled", "already started",
                "already stopped", "already ended", "session ended",
                "is attached", "still has", "associated with", "no.user.station", "not ready", "not.ready", "dependen",
                "running.campaign", "has been removed", "is locked",
            ],
            .invalidStateTransition,
            .state,
            fix: "Read the object's state; bring it into one that allows this, then try again."
        ),
        AnswerPhrase(
            [
                "unrecognized field", "unrecognized property", "unknown field", "unknown property",
                "not a valid property", "invalid.property", "unexpected field", "additional propert",
                "is not valid for this endpoint", "unrecognised", "unknown parameter",
            ],
            .unknownField,
            .body,
            fix: "Leave out the field that the answer names."
        ),
        AnswerPhrase(
            [
                "is required", "are required", "required field", "required parameter", "cannot be null",
                "must not be null", "cannot be blank", "cannot be empty",
                "must not be empty", "must not be blank", "may not be null", "may not be empty", "must be provided",
                "must be specified", "must be set", "is missing", "missing required", "missing.", "missing_",
                "no.contacts.specified",
                "must have at least", "not specified", "must contain", "cannot.be.blank", "required property",
                "'required'", "' is required", "must supply",
            ],
            .missingRequiredField,
            .body,
            fix: "Add what the answer names."
        ),
        AnswerPhrase(
            [
                "not a valid uuid", "invalid uuid", "must be a uuid", "valid guid", "must be a guid",
                "not a valid guid", "must be an integer", "invalid id format", "badly formed", "uuid string",
                "not a valid id", "is not a valid identifier",
            ],
            .idWrongFormat,
            .pathParameter,
            fix: "Put the object's id there, in the form that the vendor gives it."
        ),
        AnswerPhrase(
            [
                "too large", "maximum bytes", "size limit", "entity.too.large", "too.many", "too many contacts",
                "too many records", "exceeds the maximum", "limit_exceeded", "limit exceeded", "limit.exceeded",
                "exceeded the limit", "exceeds limit", "maximum number", "maximum of", "exceeds.the.limit", "max size",
            ],
            .payloadTooLarge,
            .value,
            fix: "Send less in one request."
        ),
        AnswerPhrase(
            [
                "in past", "in the past", "must be one of", "allowable values", "not valid for field type",
                "must be between", "out of range", "invalid.timezone", "invalid time zone", "invalid timezone",
                "invalid date", "iso-8601", "invalid force", "unrecognized destinationmappings",
                "unrecognized customfieldmappings", "must not overlap",
            ],
            .invalidValue,
            .value,
            fix: "Correct the value that the answer names."
        ),
        AnswerPhrase(
            [" required"],
            .missingRequiredField,
            .body,
            isPlain: false,
            fix: "Add what the answer names."
        ),
        AnswerPhrase(
            ["is restricted", "prevent access to data", "data restriction"],
            .dataRestriction,
            .permission,
            fix: "Lift the caller's restriction on this object, or use a caller without it."
        ),
        AnswerPhrase(
            [
                "not found", "notfound", "not.found", "does not exist", "doesn't exist", "no such", "unknown id",
                "could not find", "not exist",
            ],
            .objectNotFound,
            .object,
            isPlain: false,
            fix: "Look the object up, and use the id that it has."
        ),
        AnswerPhrase(
            ["method not allowed"],
            .wrongMethod,
            .method,
            isPlain: false,
            fix: "Compare the method with the operation's documentation, and the path's parts: none may be empty."
        ),
        AnswerPhrase(
            [
                "must be one of", "allowable values", "not valid for field type", "invalid.value", "invalid_value",
                "not a valid", "invalid value", "must be between", "out of range", "must match", "must be greater",
                "must be less", "constraint", "invalid format", "in the past", "could not be parsed",
                "cannot deserialize", "can not deserialize", "failed to parse", "unable to parse", "iso-8601",
                "invalid", "not supported", "unsupported", "not allowed", "must be", "cannot be", "are different",
                "cannot.update", "format is",
            ],
            .invalidValue,
            .value,
            isPlain: false,
            fix: "Correct the value that the answer names."
        ),
    ]
}
