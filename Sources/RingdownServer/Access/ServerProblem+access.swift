import Foundation
import HTTPTypes
import Hummingbird
import Logging
import RingdownCore

extension ServerProblem {
    /// The request carries no token.
    static func noToken() -> ServerProblem {
        ServerProblem(
            .authenticationRequired,
            "The request carries no access token.",
            fix: "Get one with POST /oauth/token (grant_type=client_credentials) and send it as "
                + "\"Authorization: Bearer …\".",
            challenge: "Bearer realm=\"ringdown\""
        )
    }

    /// The authorization header is not a bearer token.
    static func malformedAuthorization(_ scheme: Substring?) -> ServerProblem {
        let seen = scheme.map { "it begins with \"\($0.prefix(20))\"" } ?? "it is empty"
        let fix = "Send \"Authorization: Bearer \" and the access token, nothing else."
        return ServerProblem(
            .authenticationRequired,
            "The Authorization header is not a bearer token: \(seen).",
            causes: [
                Cause(
                    .malformedAuthorizationHeader,
                    .certain,
                    evidence: [Cause.Evidence("The Authorization header: \(seen).")],
                    fix: fix
                )
            ],
            fix: fix,
            challenge: "Bearer realm=\"ringdown\", error=\"invalid_request\""
        )
    }

    /// The token was never given, or is forgotten, or its client is gone.
    static func unknownToken() -> ServerProblem {
        let fix = "Get a new one with POST /oauth/token."
        return ServerProblem(
            .badCredentials,
            "The access token is not one that this server gave.",
            causes: [
                Cause(
                    .expiredOrRevokedToken,
                    .likely,
                    evidence: [Cause.Evidence("The token is not among those that are out.")],
                    fix: fix
                )
            ],
            fix: fix,
            challenge: invalidToken
        )
    }

    /// Somebody took the token back.
    static func revokedToken(at instant: Date) -> ServerProblem {
        let fix = "Get a new one with POST /oauth/token; if that fails, ask whoever runs the server about the client."
        return ServerProblem(
            .badCredentials,
            "The access token was revoked at \(instant.iso8601).",
            causes: [
                Cause(
                    .expiredOrRevokedToken,
                    .certain,
                    evidence: [Cause.Evidence("The token was revoked at \(instant.iso8601).")],
                    fix: fix
                )
            ],
            fix: fix,
            challenge: invalidToken
        )
    }

    /// Whoever calls has guessed too often, or too much is to be compared at once.
    static func tooManyAttempts(wait seconds: Int) -> ServerProblem {
        ServerProblem(
            .tooManyRequests,
            "There were too many attempts with wrong credentials; the next one may be made in \(seconds) s.",
            fix: "Wait for the time in Retry-After, and check the id and the secret meanwhile.",
            headers: [.retryAfter: String(seconds)]
        )
    }

    /// The store cannot say who calls; logged, because only the server's operator can mend it.
    static func storeFailed(_ error: StoreError, _ call: Call) -> ServerProblem {
        call.context.logger.error(
            "The store failed",
            metadata: ["code": .string(error.code.rawValue), "reason": .string(error.message)]
        )
        return .storeUnavailable(error)
    }

    /// The token's time is over.
    static func expiredToken(at instant: Date) -> ServerProblem {
        let fix = "Get a new one with POST /oauth/token."
        return ServerProblem(
            .badCredentials,
            "The access token expired at \(instant.iso8601).",
            causes: [
                Cause(
                    .expiredOrRevokedToken,
                    .certain,
                    evidence: [Cause.Evidence("The token was good until \(instant.iso8601).")],
                    fix: fix
                )
            ],
            fix: fix,
            challenge: invalidToken
        )
    }

    private static let invalidToken =
        "Bearer realm=\"ringdown\", error=\"invalid_token\", error_description=\"The access token is not valid\""

    /// The caller's grants do not allow the operation.
    static func refused(
        _ decision: AccessDecision,
        of principal: Principal,
        operation: Operation,
        object: String?
    ) -> ServerProblem {
        let causes = decision.causes(of: principal, object: object)
        let lacking = decision.missing + decision.missingInDivision
        let wanted = (lacking.map(\.description) + decision.missingScopes.map { "the scope \($0)" })
            .joined(separator: ", ")
        let place = decision.division.map { " in division \($0.name)" } ?? ""
        let what = object.map { "\(operation.verb) \($0)" } ?? operation.verb
        let isElsewhereOnly = decision.missing.isEmpty && !decision.missingInDivision.isEmpty
        return ServerProblem(
            isElsewhereOnly ? .missingDivisionPermission : .missingPermissions,
            "\(principal.name) may not \(what): it needs \(wanted)\(place).",
            causes: causes,
            fix: causes.first?.fix,
            challenge: "Bearer realm=\"ringdown\", error=\"insufficient_scope\", scope=\""
                + (operation.requirement?.permissions.map(\.description).joined(separator: " ") ?? "") + "\""
        )
    }
}

extension AccessDecision {
    /// The causes of a refusal, with what every grant did for the question.
    func causes(of principal: Principal, object: String?) -> [Cause] {
        let place = division.map { " in division \($0.name)" } ?? ""
        let who = principal.words
        let nowhere = missing.map { permission in
            Cause(
                .missingPermission,
                .certain,
                evidence: evidence(for: permission, of: principal, object: object),
                fix: "Give \(who) a role with \(permission)\(place) (\(principal.section) in ringdown.yaml)."
            )
        }
        let elsewhere = missingInDivision.map { permission in
            Cause(
                .missingPermissionInDivision,
                .certain,
                evidence: evidence(for: permission, of: principal, object: object),
                fix: "Give \(who) a grant of a role with \(permission)\(place) (\(principal.section) in "
                    + "ringdown.yaml), or move \(object ?? "the object") to a division that it reaches."
            )
        }
        let unlet = missingScopes.map { scope in
            Cause(
                .missingPermission,
                .certain,
                evidence: chain.filter { $0.outcome == .scopeMissing }.map { Cause.Evidence($0.sentence) }
                    + [
                        Cause.Evidence(
                            "The log-in lets \(principal.application ?? "the application") do \(scopes(of: principal))."
                        )
                    ],
                fix: "Log in again and ask for the scope \(scope)."
            )
        }
        return nowhere + elsewhere + unlet
    }

    private func scopes(of principal: Principal) -> String {
        let scopes = principal.narrowingScopes ?? []
        return scopes.isEmpty ? "nothing" : scopes.map(\.text).joined(separator: " ")
    }

    private func evidence(
        for permission: Permission,
        of principal: Principal,
        object: String?
    ) -> [Cause.Evidence] {
        guard !principal.grants.isEmpty else {
            return [Cause.Evidence("\(principal.words.capitalizedFirst) holds no grant.")]
        }
        var facts = chain.filter { $0.permission == permission }
            .map { Cause.Evidence(supports: $0.isAgainst, $0.sentence) }
        if let division { facts.append(Cause.Evidence("\(object ?? "The object") is in division \(division.name).")) }
        return facts
    }
}

extension Principal {
    /// Who it is, as a sentence says it.
    fileprivate var words: String { kind == .client ? "client \(id)" : "user \(id)" }
    /// Where the configuration has it.
    fileprivate var section: String { kind == .client ? "clients" : "users" }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
