import RingdownCore

/// What the answer's own words say.
struct AnswerTextExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        guard !reading.answer.isSilent, isFailure(reading.answer), let evidence = reading.answer.evidence else {
            return []
        }
        if let token = reading.token { return tokenFindings(reading, token, evidence) }
        return apiFindings(reading, evidence)
    }

    /// Whether the answer is about a failure: by its status, or by its words where it was accepted all the same.
    private func isFailure(_ answer: AnswerReading) -> Bool {
        guard let status = answer.status, status < 400 else { return true }
        return answer.says("fail", "error", "exceeded", "invalid")
    }

    private func apiFindings(_ reading: CallReading, _ evidence: Cause.Evidence) -> [Finding] {
        var findings: [Finding] = []
        for phrase in AnswerPhrase.api where fits(phrase, reading) {
            guard phrase.found(in: reading.answer) != nil else { continue }
            // What a body names and is not there is a value of the body.
            if phrase.code == .objectNotFound, reading.status == 400 || reading.status == 422,
                reading.call.request.body != .none
            {
                findings.append(Finding(.invalidValue, .likely, at: .value, [evidence], fix: "Name one that exists."))
            }
            // A general word adds nothing to what a plain one says.
            if !phrase.isPlain, findings.contains(where: \.isSaid) { continue }
            findings.append(
                Finding(
                    phrase.code,
                    isLost(reading) ? .possible : .likely,
                    at: phrase.stage,
                    isSaid: phrase.isPlain && findings.isEmpty,
                    [evidence],
                    fix: phrase.code == .missingPermission ? fix(phrase, reading) : phrase.fix
                )
            )
        }
        return named(reading, evidence) ?? Array(findings.prefix(3))
    }

    /// What to do about a permission: the one that the answer names, or else that of the operation that is meant.
    private func fix(_ phrase: AnswerPhrase, _ reading: CallReading) -> String {
        guard !phrase.isPlain, GenesysErrorBody.permissions(in: reading.answer.message ?? "").isEmpty,
            let meant = reading.meant
        else { return phrase.fix }
        let asked = meant.requirement?.permissions ?? []
        let wanted = asked.isEmpty ? meant.permissionGroups.joined(separator: " or ") : asked.inWords
        guard !wanted.isEmpty else { return "The answer names no permission: look up what \(meant.name) asks." }
        return "The answer names no permission: give the caller a role with \(wanted), which \(meant.name) asks."
    }

    /// CXone's words for a value that is wrong (`InvalidListName`): absent from the body, or there and wrong.
    private func named(_ reading: CallReading, _ evidence: Cause.Evidence) -> [Finding]? {
        guard reading.vendor == .cxone, reading.status == 400 || reading.status == 404,
            let message = reading.answer.message,
            message.hasPrefix("Invalid"), !message.contains(" "), message.count > 8
        else { return nil }
        let field = message.dropFirst("Invalid".count).lowercased()
        if reading.status == 404 {
            return [
                Finding(.objectNotFound, .likely, at: .object, isSaid: true, [evidence], fix: "Use an id that exists.")
            ]
        }
        var fields = reading.json?.object ?? [:]
        for (name, value) in reading.target.query { fields[name] = .string(value) }
        let sent = fields.first { $0.key.lowercased() == field || $0.key.lowercased().contains(field) }?.value
        let isAbsent =
            (sent == nil && !fields.isEmpty && !reading.call.request.isPartial) || sent == .string("")
            || sent?.isNull == true
        let value = sent.map { "It is \(Redacted.value($0)) in the request." } ?? "The request has none."
        return [
            Finding(
                isAbsent ? .missingRequiredField : .invalidValue,
                .likely,
                at: isAbsent ? .body : .value,
                isSaid: true,
                [evidence, Cause.Evidence(value)],
                fix: "Send a right \(message.dropFirst("Invalid".count))."
            )
        ]
    }

    /// Whether a phrase can mean what it says at this status.
    private func fits(_ phrase: AnswerPhrase, _ reading: CallReading) -> Bool {
        let code = phrase.code
        if code == .wrongMethod, case .unfilled = reading.path { return false }
        guard let status = reading.status else { return code != .expiredOrRevokedToken }
        switch status {
        case 401:
            return [.expiredOrRevokedToken, .malformedAuthorizationHeader, .wrongGrant, .dataRestriction].contains(code)
        case 403:
            return [.wrongGrant, .featureNotEnabled, .dataRestriction, .missingPermission].contains(code)
                || (phrase.isPlain && [.invalidStateTransition].contains(code) && !reading.answer.says("permission"))
        case 404: return [.objectNotFound, .idWrongFormat, .featureNotEnabled, .wrongGrant].contains(code)
        case 409: return [.duplicateName, .versionConflict, .invalidStateTransition].contains(code)
        case 429: return false
        case 500...: return phrase.isPlain && code != .expiredOrRevokedToken && code != .invalidStateTransition
        default: return code != .expiredOrRevokedToken
        }
    }

    private func isLost(_ reading: CallReading) -> Bool {
        switch reading.path {
        case .unknown, .wordForID: true
        default: false
        }
    }

    private func tokenFindings(_ reading: CallReading, _ token: TokenRequest, _ evidence: Cause.Evidence) -> [Finding] {
        if case .wrong = TokenPlace(reading) { return [] }
        if reading.answer.says("invalid_grant", "invalid grant") {
            return [invalidGrant(reading, token, evidence)]
        }
        if reading.answer.says("rate limit") { return [] }
        for phrase in AnswerPhrase.token where phrase.found(in: reading.answer) != nil {
            return [
                Finding(phrase.code, .likely, at: phrase.stage, isSaid: phrase.isPlain, [evidence], fix: phrase.fix)
            ]
        }
        guard reading.answer.says("invalid_request", "bad request", "bad.request") else { return [] }
        return [
            Finding(
                .wrongTokenRequestEncoding,
                .possible,
                at: .tokenEncoding,
                [evidence],
                fix: "Send the fields as application/x-www-form-urlencoded in the body, each once."
            )
        ]
    }

    private func invalidGrant(
        _ reading: CallReading,
        _ token: TokenRequest,
        _ evidence: Cause.Evidence
    ) -> Finding {
        switch token.grant {
        case "authorization_code"?:
            Finding(
                .invalidValue,
                .likely,
                at: .value,
                isSaid: true,
                [
                    evidence,
                    Cause.Evidence("A code counts once, for minutes, with its own redirect_uri and code_verifier."),
                ],
                fix: "Log in anew and send the new code once, with the same redirect_uri and code_verifier."
            )
        case "refresh_token"? where reading.call.context.grant == .clientCredentials:
            Finding(
                .wrongGrant,
                .likely,
                at: .grant,
                isSaid: true,
                [evidence, Cause.Evidence("A client-credentials client is given no refresh token.")],
                fix: "Ask for a new token with grant_type=client_credentials when the old one is about to expire."
            )
        case "refresh_token"?:
            Finding(
                .expiredOrRevokedToken,
                .likely,
                at: .token,
                isSaid: true,
                [evidence],
                fix: "Log in anew: the refresh token has expired, was used or was revoked."
            )
        default:
            Finding(
                .badClientCredentials,
                .likely,
                at: .token,
                isSaid: true,
                [evidence],
                fix: "Compare the access key's id and secret with the registered ones; = in them is sent as %3D."
            )
        }
    }
}
