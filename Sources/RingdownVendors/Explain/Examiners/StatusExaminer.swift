import RingdownCore

/// What the status alone points to, where the operation is there or may be.
struct StatusExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        guard let status = reading.status, status >= 400, !reading.answer.isPage else { return [] }
        if let token = reading.token { return tokenFindings(reading, token, status) }
        switch reading.path {
        case .unknown, .wordForID, .otherMethod: return status == 401 ? [expired(reading, .possible)] : []
        case .operation, .unfilled, .otherBase, .undecided: break
        }
        return finding(reading, status).map { [$0] } ?? []
    }

    private func finding(_ reading: CallReading, _ status: Int) -> Finding? {
        switch status {
        case 400, 422: badRequest(reading)
        case 401: expired(reading, .likely)
        case 404:
            make(
                .objectNotFound,
                .likely,
                at: .object,
                reading,
                fix:
                    "Look the object up, and use the id that it has; one in a division that the caller does not see is not found either."
            )
        case 409: conflict(reading)
        case 412:
            make(
                .versionConflict,
                .likely,
                at: .state,
                reading,
                fix: "Read the object again, and send its present version."
            )
        case 423: make(.invalidStateTransition, .likely, at: .state, reading, fix: "Wait until the object is free.")
        case 413: make(.payloadTooLarge, .likely, at: .value, reading, fix: "Send less in one request.")
        case 415:
            make(
                .invalidValue,
                .likely,
                at: .value,
                reading,
                fix: "Send the body as application/json, with that Content-Type."
            )
        default: nil
        }
    }

    private func badRequest(_ reading: CallReading) -> Finding? {
        let isDelete = reading.method == "DELETE"
        if isDelete, reading.target.segments.last.map({ !PathID.isWord($0) }) ?? false {
            return make(
                .invalidStateTransition,
                .likely,
                at: .state,
                reading,
                fix: "Turn it off and take it out of everything that uses it, wait, then delete it."
            )
        }
        if isBare(reading) { return nil }
        return make(
            .invalidValue,
            .possible,
            at: .answer,
            reading,
            fix: "See what the answer's body says of the request's values."
        )
    }

    /// Whether neither the body nor the answer's words nor the reporter says what was sent.
    private func isBare(_ reading: CallReading) -> Bool {
        let words = reading.answer.text.filter { $0.isLetter }
        let isMute = reading.answer.isSilent || ["badrequest", "invalidrequest", "error"].contains(words)
        return isMute && reading.notes.isEmpty && reading.call.request.isPartial && reading.json == nil
    }

    private func conflict(_ reading: CallReading) -> Finding {
        let path = reading.operation?.path ?? reading.target.path
        switch reading.method {
        case "PUT"? where reading.vendor != .cxone, "PATCH"? where reading.vendor != .cxone:
            return make(
                .versionConflict,
                .likely,
                at: .state,
                reading,
                fix: "GET the object again, and send the change with the version that it has then."
            )
        case "POST"? where !path.hasSuffix("}") && !path.contains("}/") && path.hasSuffix("s"):
            return make(
                .duplicateName,
                .likely,
                at: .state,
                reading,
                fix: "Choose another name, or change the object that has this one."
            )
        default:
            return make(
                .invalidStateTransition,
                .likely,
                at: .state,
                reading,
                fix: "Read the object's state: it may be there already."
            )
        }
    }

    private func expired(_ reading: CallReading, _ confidence: Cause.Confidence) -> Finding {
        make(
            .expiredOrRevokedToken,
            confidence,
            at: .token,
            reading,
            fix: "Get a new token at \(TokenEndpointExaminer.endpoint(reading.vendor)), for the same region and tenant."
        )
    }

    private func tokenFindings(_ reading: CallReading, _ token: TokenRequest, _ status: Int) -> [Finding] {
        if case .wrong = TokenPlace(reading) {
            guard status == 401, reading.host.vendor != nil else { return [] }
            return [badCredentials(reading, .possible)]
        }
        switch status {
        case 401, 403: return [badCredentials(reading, .likely)]
        case 404, 405:
            return [
                make(
                    .wrongTokenEndpoint,
                    .likely,
                    at: .tokenEndpoint,
                    reading,
                    fix: "Ask for it with POST \(TokenEndpointExaminer.endpoint(reading.vendor))."
                )
            ]
        case 415:
            return [
                make(
                    .wrongTokenRequestEncoding,
                    .likely,
                    at: .tokenEncoding,
                    reading,
                    fix: "Send the fields as application/x-www-form-urlencoded."
                )
            ]
        case 400:
            return [
                make(
                    .badClientCredentials,
                    .possible,
                    at: .token,
                    reading,
                    fix: "Compare the id and the secret with the registered ones."
                )
            ]
        default: return []
        }
    }

    private func badCredentials(_ reading: CallReading, _ confidence: Cause.Confidence) -> Finding {
        make(
            .badClientCredentials,
            confidence,
            at: .token,
            reading,
            fix: "Compare the id and the secret with the registered ones, and that they are of this region or tenant."
        )
    }

    private func make(
        _ code: CauseCode,
        _ confidence: Cause.Confidence,
        at stage: Finding.Stage,
        _ reading: CallReading,
        fix: String
    ) -> Finding {
        Finding(code, confidence, at: stage, [reading.answer.evidence].compactMap { $0 }, fix: fix)
    }
}
