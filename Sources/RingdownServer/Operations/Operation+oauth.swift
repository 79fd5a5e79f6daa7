import HTTPTypes
import RingdownAPI
import RingdownCore

extension Operation {
    private static let form = "application/x-www-form-urlencoded"
    private static let page = Answer(
        status: 200,
        summary: "The log-in page.",
        content: ["text/html": .string("A page without scripts.")]
    )
    private static let sentOn = Answer(
        status: 303,
        summary: "Back to the application, with a code or an error in the query.",
        headers: ["Location": "The application's redirect URI with the answer."]
    )
    private static let flawed = Answer(
        status: 400,
        summary: "The application or its redirect URI is not registered, so nobody is sent there.",
        content: ["text/html": .string("A page that says why.")]
    )
    private static let requestMembers = [
        ("response_type", "code."), ("client_id", "The application's id."),
        ("redirect_uri", "Where to go afterwards: one that is registered, character by character."),
        ("scope", "What the application is to be let do: permissions, separated by spaces; left out, all."),
        ("state", "Comes back unchanged."), ("code_challenge", "The SHA-256 of the code_verifier, in base64url."),
        ("code_challenge_method", "S256."),
    ]

    static let authorize = Operation(
        id: "authorize",
        method: .get,
        path: Paths.authorize,
        tag: "Access",
        summary: "Shows the log-in page of an application (RFC 6749, section 4.1; PKCE with S256 required).",
        verb: "log in",
        access: .open,
        parameters: requestMembers.map { Parameter(name: $0.0, place: .query, summary: $0.1) },
        answers: [page, sentOn, flawed]
    )

    static let logIn = Operation(
        id: "logIn",
        method: .post,
        path: Paths.authorize,
        tag: "Access",
        summary: "Takes the log-in page's form: with the right password the user goes back with a code.",
        verb: "log in",
        access: .open,
        requestBody: Body(
            summary: "The page's own form; one from elsewhere is refused.",
            isRequired: true,
            content: [form: .reference("LogIn")]
        ),
        answers: [
            sentOn, flawed,
            Answer(status: 401, summary: "The name or the password is wrong.", content: page.content),
            Answer(status: 403, summary: "The form is not from this page.", content: page.content),
            Answer(
                status: 429,
                summary: "There were too many attempts.",
                content: page.content,
                headers: ["Retry-After": "Seconds to wait."]
            ),
        ],
        problems: [413, 415]
    )

    static let revokeToken = Operation(
        id: "revokeToken",
        method: .post,
        path: Paths.revokeToken,
        tag: "Access",
        summary: "Takes an access token back (RFC 7009); one that is over already is none the worse.",
        verb: "revoke a token",
        access: .open,
        requestBody: Body(
            summary: "The token, with the client's credentials as for a token.",
            isRequired: true,
            content: [form: .reference("TokenInQuestion")]
        ),
        answers: [Answer(status: 200, summary: "It gives no access any more.")]
    )

    static let introspectToken = Operation(
        id: "introspectToken",
        method: .post,
        path: Paths.introspectToken,
        tag: "Access",
        summary: "Says what an access token is worth (RFC 7662).",
        verb: "look into a token",
        access: .permission(Requirement([.tokenView])),
        requestBody: Body(
            summary: "The token.",
            isRequired: true,
            content: [form: .reference("TokenInQuestion")]
        ),
        answers: [
            Answer(
                status: 200,
                summary: "Whether it gives access, and to whom.",
                content: ["application/json": .reference("Introspection")]
            )
        ]
    )

    static let describeAuthorization = Operation(
        id: "describeAuthorization",
        method: .get,
        path: Paths.authorizationServer,
        tag: "Access",
        summary: "Tells OAuth clients where the endpoints are and what they can do (RFC 8414).",
        verb: "find the endpoints",
        access: .open,
        answers: [
            Answer(
                status: 200,
                summary: "The metadata.",
                content: ["application/json": .reference("AuthorizationServer")]
            )
        ]
    )

    /// The operations whose refusals are OAuth's, not problems.
    static let withOAuthErrors: Set<String> = [issueToken.id, revokeToken.id, introspectToken.id]

    /// Every operation of the OAuth server but the token endpoint.
    static let oauth = [authorize, logIn, revokeToken, introspectToken, describeAuthorization]
}

extension Permission {
    static let tokenView = Permission(domain: "oauth", entity: "token", action: "view")
    static let clientView = Permission(domain: "oauth", entity: "client", action: "view")
    static let clientAdd = Permission(domain: "oauth", entity: "client", action: "add")
    static let clientEdit = Permission(domain: "oauth", entity: "client", action: "edit")
    static let clientDelete = Permission(domain: "oauth", entity: "client", action: "delete")
    static let roleView = Permission(domain: "authorization", entity: "role", action: "view")
}
