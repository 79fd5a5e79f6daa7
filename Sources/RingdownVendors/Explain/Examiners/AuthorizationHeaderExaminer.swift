import Foundation
import RingdownCore

/// Whether the header that carries the credentials has the right form.
struct AuthorizationHeaderExaminer: Examiner {
    private static let bearerFix =
        "Send Authorization: Bearer, one space, and the access_token that the token endpoint gave."

    func findings(in reading: CallReading) -> [Finding] {
        guard let value = reading.call.request.header("Authorization")?.trimmingCharacters(in: .whitespaces) else {
            return absent(reading)
        }
        return reading.token == nil ? bearer(value, reading) : basic(value, reading)
    }

    private func absent(_ reading: CallReading) -> [Finding] {
        let request = reading.call.request
        if let token = reading.token {
            guard token.grant == "client_credentials" || token.grant == "password",
                token.fields["client_id"] == nil, TokenPlace(reading) != .legacy, !request.isPartial
            else { return [] }
            return [
                finding(
                    request.headers.isEmpty ? .possible : .likely,
                    "No client id and secret were sent, neither in Authorization nor in the form.",
                    fix: "Send Authorization: Basic with base64 of client id, colon, client secret."
                )
            ]
        }
        let hasOther = request.headers.contains { ["x-api-key", "api-key", "token"].contains($0.name.lowercased()) }
        guard reading.status == 401, !request.headers.isEmpty || hasOther else { return [] }
        return [
            finding(
                .likely,
                "The headers that were shown have no Authorization.",
                fix: "Send the header Authorization: Bearer with the token after one space."
            )
        ]
    }

    private func bearer(_ value: String, _ reading: CallReading) -> [Finding] {
        if Placeholder.fills(value) {
            guard reading.status == 401, value.lowercased().contains("token") else { return [] }
            return [finding(.likely, "Authorization has a token and no scheme before it.", fix: Self.bearerFix)]
        }
        let parts = value.split(separator: " ", omittingEmptySubsequences: true)
        let scheme = parts.first.map { $0.lowercased() } ?? ""
        let fix = Self.bearerFix
        switch scheme {
        case "bearer":
            let token = parts.dropFirst().joined(separator: " ")
            if token.isEmpty { return [finding(.likely, "After Bearer comes no token.", fix: fix)] }
            if token.lowercased().hasPrefix("bearer ") {
                return [finding(.certain, "Bearer is there twice.", fix: fix)]
            }
            if let first = token.first, "\"'{".contains(first), !Placeholder.fills(token) {
                return [finding(.likely, "The token is in quotes or braces, or is a whole JSON answer.", fix: fix)]
            }
            if PathID.isUnset(token) { return [finding(.likely, "In place of the token stands \(token).", fix: fix)] }
            return []
        case "basic":
            return [
                finding(.likely, "A call of the API carries Basic credentials; it takes a token.", fix: fix)
            ]
        default:
            let fact =
                scheme.hasPrefix("bearer")
                ? "Authorization begins with \"\(scheme.prefix(7))\" and no space."
                : "Authorization does not begin with Bearer."
            return [finding(.likely, fact, fix: fix)]
        }
    }

    private func basic(_ value: String, _ reading: CallReading) -> [Finding] {
        guard TokenPlace(reading) != .accessKey else { return [] }
        let parts = value.split(separator: " ", maxSplits: 1)
        let fix = "Send Authorization: Basic with base64 of client id, colon, client secret."
        guard parts.count == 2, parts[0].lowercased() == "basic" else {
            guard !Placeholder.fills(value) else { return [] }
            let scheme = parts.count == 2 ? String(parts[0]) : "no scheme"
            return [
                finding(.likely, "The token endpoint takes Basic credentials; Authorization has \(scheme).", fix: fix)
            ]
        }
        let credentials = parts[1].trimmingCharacters(in: .whitespaces)
        if credentials.lowercased().contains("base64") || credentials.contains("…") { return [] }
        if Placeholder.fills(credentials), !credentials.contains(">:<"), !credentials.contains("}:{") { return [] }
        if credentials.contains(":") {
            return [finding(.likely, "The credentials after Basic are not encoded: they hold a colon.", fix: fix)]
        }
        guard let data = Data(base64Encoded: padded(credentials)), let text = String(data: data, encoding: .utf8) else {
            return [finding(.likely, "What stands after Basic is not base64.", fix: fix)]
        }
        guard text.contains(":") else {
            return [finding(.likely, "What stands after Basic has no colon between id and secret.", fix: fix)]
        }
        guard text.hasSuffix("\n") else { return [] }
        return [finding(.likely, "The credentials were encoded with a line break at their end.", fix: fix)]
    }

    private func padded(_ text: String) -> String { text + String(repeating: "=", count: (4 - text.count % 4) % 4) }

    private func finding(_ confidence: Cause.Confidence, _ fact: String, fix: String) -> Finding {
        Finding(.malformedAuthorizationHeader, confidence, at: .header, [Cause.Evidence(fact)], fix: fix)
    }
}
