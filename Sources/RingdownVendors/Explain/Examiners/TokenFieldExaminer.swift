import RingdownCore

/// Whether a request for a token has what its grant needs.
struct TokenFieldExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        guard let token = reading.token, !reading.call.request.isPartial, reading.call.request.body != .none else {
            return []
        }
        let hasHeader = reading.call.request.header("Authorization") != nil
        var wanted: [String]
        switch token.grant {
        case "authorization_code"?: wanted = ["code", "redirect_uri"]
        case "password"?: wanted = ["username", "password"]
        case "refresh_token"?: wanted = ["refresh_token"]
        case "client_credentials"?: wanted = hasHeader ? [] : ["client_id", "client_secret"]
        case nil: wanted = TokenPlace(reading) == .accessKey ? ["accessKeyId", "accessKeySecret"] : ["grant_type"]
        default: wanted = []
        }
        if TokenPlace(reading) == .refresh { wanted = [] }
        let missing = wanted.filter { token.fields[$0] == nil }
        guard !missing.isEmpty else { return [] }
        let isNotes = reading.call.request.headers.isEmpty && token.grant == "client_credentials"
        return [
            Finding(
                .missingRequiredField,
                isNotes ? .possible : .likely,
                at: .body,
                [Cause.Evidence("The request for a token has no \(missing.joined(separator: ", ")).")],
                fix: "Add \(missing.joined(separator: ", "))"
                    + (token.grant == "client_credentials" ? ", or send them in Authorization: Basic." : ".")
            )
        ]
    }
}
