import Foundation
import RingdownCore

/// A request for a token, taken apart.
struct TokenRequest: Hashable, Sendable {
    /// The form's or the JSON's members, names as they were written.
    let fields: [String: String]
    /// Whether the body was JSON.
    let isJSON: Bool
    /// Whether it was a form.
    let isForm: Bool

    /// The grant that was asked for; `nil` when the body names none.
    var grant: String? { fields["grant_type"] ?? fields["grantType"] }
    /// The scopes that were asked for.
    var scopes: [String] {
        (fields["scope"] ?? "").split { $0 == " " || $0 == "," || $0 == "+" }.map(String.init)
            .filter { !Placeholder.isIn($0) }
    }

    /// Reads a call as one for a token; `nil` when it is another.
    init?(_ request: ReportedCall.Request, target: CallTarget) {
        var fields: [String: String] = [:]
        var isForm = false
        var isJSON = false
        switch request.body {
        case .json(let value):
            if case .string(let text) = value {
                fields = Self.form(text)
                isForm = fields["grant_type"] != nil
            } else {
                isJSON = true
                for (name, member) in value.object ?? [:] {
                    fields[name] = member.string ?? member.text()
                }
            }
        case .text(let text):
            fields = Self.form(text)
            isForm = fields["grant_type"] != nil
        case .none, .binary: break
        }
        for (name, value) in target.query where name == "grant_type" { fields[name] = value }
        guard fields["grant_type"] != nil || Self.isTokenPath(target.segments, method: request.method) else {
            return nil
        }
        self.fields = fields
        self.isJSON = isJSON
        self.isForm = isForm
    }

    /// Whether a path is one that tokens are asked for at, real or made up.
    private static func isTokenPath(_ segments: [String], method: String?) -> Bool {
        let lower = segments.map { $0.lowercased() }
        guard let last = lower.last else { return false }
        let path = lower.joined(separator: "/")
        if ["access-key", "authorize", "access_token", "accesstoken"].contains(last),
            path.contains("token") || path.contains("oauth") || path.contains("auth/")
        {
            return !path.contains("access-key-management")
        }
        if last == "token" {
            return method == "POST" || method == nil || path.hasSuffix("oauth/token") || path.hasSuffix("auth/token")
        }
        guard last == "tokens", method == "POST" else { return false }
        return ["oauth", "auth", "token"].contains { word in lower.dropLast().contains { $0.contains(word) } }
    }

    private static func form(_ text: String) -> [String: String] {
        var fields: [String: String] = [:]
        let text = text.prefix(8_000)
        for pair in text.split(whereSeparator: { $0 == "&" || $0 == "\n" || $0 == "\r" }) {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2 else { continue }
            let value = sides[1].replacing("+", with: " ")
            fields[sides[0].filter { !$0.isWhitespace }] = String(value).removingPercentEncoding ?? String(value)
        }
        return fields
    }
}
