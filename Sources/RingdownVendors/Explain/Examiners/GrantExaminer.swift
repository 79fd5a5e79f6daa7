import RingdownCore

/// Whether the token was obtained in a way that the operation accepts.
struct GrantExaminer: Examiner {
    /// The grants that Genesys Cloud gives tokens for.
    private static let genesysGrants: Set<String> = [
        "client_credentials", "authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:saml2-bearer",
    ]

    func findings(in reading: CallReading) -> [Finding] {
        if let token = reading.token { return tokenFindings(reading, token) }
        switch reading.vendor {
        case .genesysCloud?: return genesys(reading)
        case .cxone?: return cxone(reading)
        case nil: return []
        }
    }

    private func tokenFindings(_ reading: CallReading, _ token: TokenRequest) -> [Finding] {
        let grant = token.grant ?? (reading.grant == .clientCredentials ? "client_credentials" : nil)
        guard let grant, !Placeholder.isIn(grant) else { return [] }
        switch reading.vendor {
        case .cxone? where grant == "client_credentials":
            let isPatron = token.scopes.contains { $0.lowercased().hasPrefix("patron") }
            if TokenPlace(reading) == .legacy {
                guard !isPatron else { return [] }
                return [
                    finding(
                        [400, 401, 403].contains(reading.status) ? .likely : .possible,
                        "The older server gives client credentials for the scope PatronApi only.",
                        fix: "Ask with grant_type=password, or for scope PatronApi."
                    )
                ]
            }
            return [
                finding(
                    .certain,
                    "CXone's hub gives no token for client_credentials.",
                    fix: "Ask with grant_type=password, an access key's id as username and its secret as password, "
                        + "and the application's id and secret in Authorization: Basic."
                )
            ]
        case .genesysCloud? where !Self.genesysGrants.contains(grant):
            return [
                finding(
                    .likely,
                    "Genesys Cloud gives no token for grant_type \(grant).",
                    fix: "Use client_credentials, or authorization_code for a person."
                )
            ]
        default: return []
        }
    }

    private func genesys(_ reading: CallReading) -> [Finding] {
        guard let operation = reading.operation else {
            // What a path of the other vendor's needs is worth saying when the answer was about the token.
            return []
        }
        if operation.needsUser, reading.grant == .clientCredentials {
            return [
                finding(
                    operation.isDetailed && [nil, 400, 401, 403].contains(reading.status) ? .certain : .likely,
                    "\(operation.name) acts for the person whose token it is; client credentials have none.",
                    fix: "Call it with the token of a user (authorization code with PKCE)"
                        + (operation.path.hasPrefix("/api/v2/conversations/")
                            ? ", or add the contact to a campaign's list instead." : ".")
                )
            ]
        }
        if operation.needsUser, reading.grant == nil {
            return [
                finding(
                    .possible,
                    "\(operation.name) acts for the person whose token it is; how the token was obtained is not said.",
                    fix: "Call it with the token of a user, not with client credentials."
                )
            ]
        }
        guard operation.needsClient, reading.grant == .user else { return [] }
        return [
            finding(
                .certain,
                "\(operation.name) takes client credentials only; the token is a person's.",
                fix: "Call it with the token of an OAuth client of grant type Client Credentials."
            )
        ]
    }

    private func cxone(_ reading: CallReading) -> [Finding] {
        guard reading.grant == .clientCredentials else { return [] }
        if let operation = reading.operation, operation.scopes.contains("PatronAPI") { return [] }
        let isRefused = reading.status == 401 || reading.status == 403
        return [
            finding(
                isRefused ? .likely : .possible,
                "CXone's hub gives no tokens for client credentials; those of the older server count for PatronAPI only.",
                fix: "Get a token with an access key: POST \(CXoneHost.tokenEndpoint), grant_type=password."
            )
        ]
    }

    private func finding(_ confidence: Cause.Confidence, _ fact: String, fix: String) -> Finding {
        Finding(.wrongGrant, confidence, at: .grant, [Cause.Evidence(fact)], fix: fix)
    }
}
