extension OpenAPIDocument {
    /// Tokens, problems and health.
    static let accessSchemas: [String: Schema] = [
        "TokenRequest": .object(
            "Client credentials (RFC 6749, section 4.4.2), or the code of a log-in (section 4.1.3, RFC 7636).",
            [
                .required("grant_type", .string(values: ["client_credentials", "authorization_code"])),
                .optional("client_id", .string("The client's id, when not sent as Basic authorization.")),
                .optional("client_secret", .string("The client's secret, when not sent as Basic authorization.")),
                .optional("scope", .string("For client credentials: remembered for explanations; changes nothing.")),
                .optional("code", .string("The code of a log-in.")),
                .optional("redirect_uri", .string("The one that the log-in was asked for with.")),
                .optional("code_verifier", .string("What the log-in's code_challenge was made of.")),
            ]
        ),
        "Token": .object(
            "An access token.",
            [
                .required("access_token", .string()),
                .required("token_type", .string(values: ["bearer"])),
                .required("expires_in", .integer("Seconds that it is good for.", minimum: 1)),
                .optional("scope", .string("What it allows at most, separated by spaces.")),
            ]
        ),
        "TokenError": .object(
            "Why no token was given (RFC 6749, section 5.2).",
            [
                .required("error", .string()),
                .optional("error_description", .string("What is wrong and what to do.")),
            ]
        ),
        "Problem": .object(
            "Why a request was refused (RFC 9457), with the members that Genesys clients expect.",
            [
                .required("type", .string("Names the kind of problem.", format: "uri")),
                .required("title", .string("The kind of problem in a few words.")),
                .required("status", .integer("The HTTP status.")),
                .required("detail", .string("What is wrong with this request.")),
                .required("message", .string("The same as detail.")),
                .required("code", .string("For programs.", values: ProblemCode.allCases.map(\.rawValue))),
                .required("contextId", .string("The id under which the server logged the request.")),
                .optional("decision", .string("The recorded decision: GET /v1/decisions/{id}.")),
                .required("causes", .list("Why, the likeliest first.", of: .reference("Cause"))),
                .optional("fix", .string("What to do.")),
                .required(
                    "correctedRequests",
                    .list("Requests that would be accepted as far as can be seen.", of: .reference("CorrectedRequest"))
                ),
            ]
        ),
        "Health": .object(
            "Whether the server can do its work.",
            [
                .required("status", .string(values: ["ok", "unavailable"])),
                .optional("checks", .list(of: .reference("HealthCheck"))),
            ]
        ),
        "HealthCheck": .object(
            "One thing that was checked.",
            [
                .required("name", .string()),
                .required("ok", .flag("Whether all is well.")),
                .optional("detail", .string("Why it is not, and what to do.")),
            ]
        ),
    ]
}
