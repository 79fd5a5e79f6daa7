import RingdownCore

extension CXoneDiagnosis {
    /// Why a token was refused although it is new.
    var expiredCause: Cause {
        Cause(
            .expiredOrRevokedToken,
            .likely,
            evidence: [answer, Cause.Evidence("CXone answers 401 mostly without a word.")],
            fix:
                "Check that the access key is active and its employee too: Admin > Employees > the employee > Security."
        )
    }

    /// Why a token endpoint gave no token.
    func tokenCauses(_ place: TokenOperation) -> [Cause] {
        switch refusal.code {
        case .rateLimited: return [rateLimitCause]
        case .unavailable, .noAnswer: return [noAnswerCause]
        case .misconfigured, .notFound: return [endpointCause(place)]
        case .refused, .ambiguous, .invalid, .notPermitted: break
        }
        switch (place, refusal.vendorCode?.lowercased()) {
        case (.hub, "invalid_client"?):
            return [
                credentials(
                    .certain,
                    "Check clientId and clientSecret, and that the vendor has approved the registration of the "
                        + "application (type Back-end, client_secret_basic)."
                )
            ]
        case (_, "invalid_grant"?):
            return [
                credentials(
                    .certain,
                    "Check accessKeyId and accessKeySecret, and that the key is active; a secret is shown only when the "
                        + "key is made."
                )
            ]
        case (_, "unsupported_grant_type"?), (_, "unauthorized_client"?):
            return [
                Cause(
                    .wrongGrant,
                    .certain,
                    evidence: [answer],
                    fix: "Have the application registered for the password grant; client_credentials alone is not "
                        + "offered."
                )
            ]
        case (_, "invalid_request"?):
            return [
                Cause(
                    .wrongTokenRequestEncoding,
                    .likely,
                    evidence: [answer, Cause.Evidence("An equals sign in a key must be sent as %3D in a form.")],
                    fix: "Check accessKeyId and accessKeySecret for spaces and line ends."
                )
            ]
        case (.legacy, _):
            return [
                credentials(
                    .likely,
                    "Check application (App@Vendor:BusinessUnit), username and password: a wrong business unit is "
                        + "refused as not authorized for the user."
                )
            ]
        case (.hub, _), (.accessKey, _):
            return [credentials(.likely, "Check accessKeyId and accessKeySecret, and that the key is active.")]
        }
    }

    private func credentials(_ confidence: Cause.Confidence, _ fix: String) -> Cause {
        Cause(.badClientCredentials, confidence, evidence: [answer], fix: fix)
    }

    private func endpointCause(_ place: TokenOperation) -> Cause {
        let right =
            switch place {
            case .hub: CXoneHost.tokenEndpoint
            case .accessKey: CXoneHost.accessKeyEndpoint
            case .legacy: CXoneHost.legacyTokenEndpoint
            }
        return Cause(
            .wrongTokenEndpoint,
            .likely,
            evidence: [answer],
            fix: "Tokens come from \(right): correct the provider's url or area, and look for a proxy on the way."
        )
    }
}
