import RingdownCore

/// Whether a request for a token is encoded as its endpoint wants it.
struct TokenEncodingExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        guard let token = reading.token else { return [] }
        let type = reading.call.request.header("Content-Type")?.lowercased() ?? ""
        let place = TokenPlace(reading)
        if place == .legacy, token.isForm {
            return [
                finding(
                    reading.status == 400 || reading.status == 415 ? .likely : .possible,
                    "The older server takes its fields as JSON; a form was sent.",
                    fix: "Send the fields as application/json, or the form to \(CXoneHost.tokenEndpoint)."
                )
            ]
        }
        if place.takesJSON {
            guard token.isForm || type.contains("urlencoded"), place == .accessKey else { return [] }
            return [
                finding(
                    .likely,
                    "This endpoint takes JSON with accessKeyId and accessKeySecret; a form was sent.",
                    fix: "Send {\"accessKeyId\":…,\"accessKeySecret\":…} as application/json, or the form to "
                        + CXoneHost.tokenEndpoint + "."
                )
            ]
        }
        if token.isJSON || (type.contains("json") && !token.isForm) {
            return [
                finding(
                    type.contains("urlencoded")
                        ? .possible : place == .right && type.contains("json") ? .certain : .likely,
                    "The body is JSON; a token is asked for with a form (application/x-www-form-urlencoded).",
                    fix: "Send grant_type=… as application/x-www-form-urlencoded."
                )
            ]
        }
        if type.contains("json") {
            return [
                finding(
                    .likely,
                    "The header says \(type), while the body is a form.",
                    fix: "Set Content-Type: application/x-www-form-urlencoded."
                )
            ]
        }
        if !type.isEmpty, !type.contains("urlencoded") {
            return [
                finding(
                    .likely,
                    "The header says \(type); a token is asked for with a form.",
                    fix: "Set Content-Type: application/x-www-form-urlencoded."
                )
            ]
        }
        if reading.target.query.contains(where: { $0.name == "grant_type" }) {
            return [
                finding(
                    .likely,
                    "grant_type is in the address's query; it belongs into the body.",
                    fix: "Send grant_type=… in the body, as application/x-www-form-urlencoded."
                )
            ]
        }
        return []
    }

    private func finding(_ confidence: Cause.Confidence, _ fact: String, fix: String) -> Finding {
        Finding(.wrongTokenRequestEncoding, confidence, at: .tokenEncoding, [Cause.Evidence(fact)], fix: fix)
    }
}
