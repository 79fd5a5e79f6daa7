import RingdownCore

extension GenesysDiagnosis {
    /// Why a call was refused with 401.
    var tokenCauses: [Cause] {
        switch vendorCode {
        case GenesysErrorTemplate.authenticationRequired.code:
            return [
                Cause(
                    .malformedAuthorizationHeader,
                    .certain,
                    evidence: [answer],
                    fix: "Send the header `Authorization: Bearer` with the token after one space."
                )
            ]
        case GenesysErrorTemplate.ipNotAuthorized.code:
            return [
                Cause(
                    .dataRestriction,
                    .certain,
                    evidence: [answer],
                    fix: "Add the address to the organisation's list under Admin > Organization Settings > "
                        + "Authorized IP addresses, or call from one that is on it."
                )
            ]
        default:
            return [
                Cause(
                    .expiredOrRevokedToken,
                    .likely,
                    evidence: [answer],
                    fix: "Get a new token at \(hosts.login)/oauth/token; if that is refused too, check that the OAuth "
                        + "client is active under Admin > Integrations > OAuth."
                ),
                Cause(
                    .wrongRegion,
                    .possible,
                    evidence: [
                        Cause.Evidence("A token counts only in the region whose login host gave it."),
                        Cause.Evidence(
                            supports: false,
                            "Whether \(hosts.login) and \(hosts.api) are of one region"
                                + " \(sameRegion)."
                        ),
                    ],
                    fix: "Use the login host and the API host of the organisation's own region."
                ),
            ]
        }
    }

    /// Why the token endpoint gave no token.
    var tokenEndpointCauses: [Cause] {
        switch (refusal.code, refusal.vendorCode) {
        case (.rateLimited, _): return [rateLimitCause]
        case (.unavailable, _), (.noAnswer, _): return [noAnswerCause]
        case (_, "unsupported_grant_type"?), (_, "unauthorized_client"?):
            return [
                Cause(
                    .wrongGrant,
                    .certain,
                    evidence: [answer],
                    fix:
                        "Make the OAuth client one of grant type Client Credentials under Admin > Integrations > OAuth."
                )
            ]
        case (_, "invalid_request"?):
            return [
                Cause(
                    .wrongTokenRequestEncoding,
                    .likely,
                    evidence: [answer],
                    fix: "Send grant_type=client_credentials as application/x-www-form-urlencoded, with Basic "
                        + "credentials."
                )
            ]
        case (.misconfigured, _), (.notFound, _):
            return [
                Cause(
                    .wrongTokenEndpoint,
                    .likely,
                    evidence: [answer],
                    fix: "Tokens come from https://login.{domain of the region}/oauth/token; \(hosts.login) did not "
                        + "answer as one."
                )
            ]
        default:
            return [
                Cause(
                    .badClientCredentials,
                    refusal.vendorCode == nil ? .likely : .certain,
                    evidence: [answer],
                    fix: "Check the client's id and secret under Admin > Integrations > OAuth, and that it is active "
                        + "and of the region of \(hosts.login)."
                )
            ]
        }
    }

    private var sameRegion: String {
        func domain(_ url: String, _ service: String) -> String? {
            url.split(separator: "//", maxSplits: 1).last.map(String.init)
                .flatMap { $0.hasPrefix(service + ".") ? String($0.dropFirst(service.count + 1)) : nil }
        }
        guard let api = domain(hosts.api, "api"), let login = domain(hosts.login, "login") else {
            return "cannot be told"
        }
        return api == login ? "is not in doubt" : "is wrong: they differ"
    }
}
