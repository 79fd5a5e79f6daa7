import RingdownAPI

extension OpenAPIDocument {
    /// Log-ins, tokens, clients, and what callers ask about themselves.
    static let oauthSchemas: [String: Schema] = [
        "LogIn": .object(
            "The log-in page's form: the request's own members besides these.",
            [
                .required("username", .string()), .required("password", .string()),
                .required("form_token", .string("Ties the form to the browser that it was shown in.")),
                .optional("cancel", .string("Sends the user back without a code.")),
            ]
        ),
        "TokenInQuestion": .object(
            "A token that something is to be done with.",
            [
                .required("token", .string()),
                .optional("client_id", .string("To revoke: the client's id, when not sent as Basic authorization.")),
                .optional("client_secret", .string("To revoke: its secret, when not sent as Basic authorization.")),
            ]
        ),
        "Introspection": .object(
            "What a token is worth (RFC 7662).",
            [
                .required("active", .flag("Whether it gives access now.")),
                .optional("scope", .string("What it allows at most, separated by spaces.")),
                .optional("client_id", .string("The client that it was given to.")),
                .optional("username", .string("The user it stands for.")),
                .optional("sub", .string("The id of whom it stands for.")),
                .optional("token_type", .string(values: ["bearer"])),
                .optional("iat", .integer("When it was given, in seconds since 1970.")),
                .optional("exp", .integer("When it expires, in seconds since 1970.")),
            ]
        ),
        "AuthorizationServer": .object(
            "Where the OAuth endpoints are (RFC 8414).",
            ["issuer", "authorization_endpoint", "token_endpoint", "revocation_endpoint", "introspection_endpoint"]
                .map { .required($0, .string(format: "uri")) }
                + [
                    "response_types_supported", "grant_types_supported", "code_challenge_methods_supported",
                    "token_endpoint_auth_methods_supported",
                ].map { .required($0, .list(of: .string())) }
                + [
                    .required(
                        "authorization_response_iss_parameter_supported",
                        .flag("Whether a log-in's answer names its server.")
                    )
                ]
        ),
        "Client": .object(
            "An OAuth client, without its secrets.",
            [
                .required("id", .string()), .required("name", .string()),
                .required("source", .string(values: API.Client.Source.allCases.map(\.rawValue))),
                .required("grants", .list(of: .reference("ClientGrant"))),
                .required("secrets", .list("Those that count.", of: .reference("SecretFacts"))),
                .required("redirectUris", .list(of: .string(format: "uri"))),
                .optional("createdAt", .instant("When it was made.")),
                .optional("createdBy", .string("Who made it.")),
            ]
        ),
        "ClientGrant": .object(
            "A role in a division.",
            [
                .required("role", .string("A role of the configuration, by its name.")),
                .required("division", .string("The division; * is all of them.")),
                .optional("until", .instant("When it ends.")),
            ]
        ),
        "SecretFacts": .object(
            "What is known of a secret, which is kept as a hash.",
            [
                .required("id", .string()), .required("createdAt", .instant("When it was made.")),
                .optional("expiresAt", .instant("When it ends.")),
            ]
        ),
        "ClientRequest": .object(
            "A client to be made.",
            [
                .optional("id", .string("Letters, digits, \".\", \"_\" and \"-\".", maxLength: 100)),
                .optional("name", .string("A name to show.")),
                .optional("grants", .list(of: .reference("ClientGrant"))),
            ]
        ),
        "SecretRotation": .object(
            "A request for a new secret.",
            [
                .optional(
                    "overlapSeconds",
                    .integer(
                        "Seconds that the old secret counts on; a day when left out.",
                        minimum: ClientRoutes.allowedOverlap.lowerBound,
                        maximum: ClientRoutes.allowedOverlap.upperBound
                    )
                )
            ]
        ),
        "NewClient": .object(
            "A client with its new secret, which is shown this once.",
            [.required("client", .reference("Client")), .required("clientSecret", .string())]
        ),
        "TokenInfo": vendor("What the presented token is", "TokenInfo"),
        "AuthorizationSubject": vendor("What the caller holds", "AuthzSubject"),
        "Division": vendor("A division", "AuthzDivision"),
        "PermittedDivisions": vendor("Divisions in which a permission is held", "DivsPermittedEntityListing"),
        "PermissionCatalogue": vendor("Every permission, by domain", "PermissionCollectionEntityListing"),
        "RoleListing": vendor("The roles", "OrganizationRoleEntityListing"),
        "DivisionListing": vendor("The divisions", "AuthzDivisionEntityListing"),
    ]

    /// A shape that is the vendor's own.
    private static func vendor(_ summary: String, _ model: String) -> Schema {
        .object("\(summary), as Genesys Cloud's \(model).", [])
    }
}
