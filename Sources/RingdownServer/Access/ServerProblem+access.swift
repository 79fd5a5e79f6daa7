import Foundation
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

    /// The token was never given, or before the server's last start.
    static func unknownToken() -> ServerProblem {
        let fix = "Get a new one with POST /oauth/token; tokens do not outlive a restart of the server."
        return ServerProblem(
            .badCredentials,
            "The access token is not one that this server gave.",
            causes: [
                Cause(
                    .expiredOrRevokedToken,
                    .likely,
                    evidence: [Cause.Evidence("The token is not among those given since the server's start.")],
                    fix: fix
                )
            ],
            fix: fix,
            challenge: invalidToken
        )
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
        let wanted = (decision.missing + decision.missingInDivision).map(\.description).joined(separator: ", ")
        let place = decision.division.map { " in division \($0.name)" } ?? ""
        let what = object.map { "\(operation.verb) \($0)" } ?? operation.verb
        return ServerProblem(
            decision.missing.isEmpty ? .missingDivisionPermission : .missingPermissions,
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
        let nowhere = missing.map { permission in
            Cause(
                .missingPermission,
                .certain,
                evidence: evidence(for: permission, of: principal, object: object),
                fix: "Give client \(principal.id) a role with \(permission)\(place) (clients in ringdown.yaml)."
            )
        }
        let elsewhere = missingInDivision.map { permission in
            Cause(
                .missingPermissionInDivision,
                .certain,
                evidence: evidence(for: permission, of: principal, object: object),
                fix: "Give client \(principal.id) a grant of a role with \(permission)\(place) "
                    + "(clients in ringdown.yaml), or move \(object ?? "the object") to a division that it reaches."
            )
        }
        return nowhere + elsewhere
    }

    private func evidence(
        for permission: Permission,
        of principal: Principal,
        object: String?
    ) -> [Cause.Evidence] {
        guard !principal.grants.isEmpty else { return [Cause.Evidence("Client \(principal.id) holds no grant.")] }
        var facts = chain.filter { $0.permission == permission }.map { step in
            switch step.outcome {
            case .lacksPermission:
                Cause.Evidence("The role \(step.role) (\(step.division.words)) does not hold \(permission).")
            case .otherDivision:
                Cause.Evidence("The role \(step.role) holds \(permission), but \(step.division.words).")
            case .gives:
                Cause.Evidence(supports: false, "The role \(step.role) gives \(permission).")
            }
        }
        if let division { facts.append(Cause.Evidence("\(object ?? "The object") is in division \(division.name).")) }
        return facts
    }
}

extension DivisionScope {
    /// Where a grant reaches, as a sentence says it.
    fileprivate var words: String {
        switch self {
        case .all: "in all divisions"
        case .one(let division): "in division \(division.name)"
        }
    }
}
