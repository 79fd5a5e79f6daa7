import Foundation
import RingdownCore

extension ReportedCall {
    /// The call as it may be shown and stored: of every secret only its last four characters are left.
    ///
    /// Diagnosis looks at the call itself, because it needs the form of the secrets.
    package var redacted: ReportedCall {
        let mask = SecretMask(self)
        var call = self
        call.request.url = mask.masked(Self.masked(withoutUserInfo(request.url), isTokenRequest: true))
        call.request.headers = request.headers.map { $0.redacted(by: mask) }
        call.request.body = Self.masked(request.body, isRequest: true, by: mask)
        call.context.notes = mask.masked(context.notes)
        if let response {
            call.response?.headers = response.headers.map { $0.redacted(by: mask) }
            call.response?.body = Self.masked(response.body, isRequest: false, by: mask)
        }
        return call
    }

    private func withoutUserInfo(_ url: String) -> String {
        guard let info = Self.userInfo(of: url), !SecretPlaceholder.matches(info), !info.isEmpty,
            let range = url.range(of: info + "@")
        else { return url }
        return url.replacingCharacters(in: range, with: SecretMask.shown(info) + "@")
    }

    private static func masked(_ body: Body, isRequest: Bool, by mask: SecretMask) -> Body {
        switch body {
        case .none, .binary: return body
        case .json(let json): return .json(mask.masked(JSONSecrets.masked(json, isRequest: isRequest)))
        case .text(let text):
            let isTokenRequest = isRequest && text.contains("grant_type")
            return .text(mask.masked(masked(text, isTokenRequest: isTokenRequest)))
        }
    }

    /// A text with the values under secrets' names masked.
    static func masked(_ text: String, isTokenRequest: Bool) -> String {
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var position = 0
        for range in SecretScan.ranges(in: bytes, isTokenRequest: isTokenRequest) {
            let value = bytes[range].text
            out += bytes[position..<range.lowerBound]
            out += SecretPlaceholder.matches(value) ? Array(bytes[range]) : Array(SecretMask.shown(value).utf8)
            position = range.upperBound
        }
        return (out + bytes[position...]).text
    }
}

extension ReportedCall.Header {
    /// The header with its secrets masked; the scheme of an authorization stays.
    fileprivate func redacted(by mask: SecretMask) -> Self {
        func shown(_ value: String) -> String { SecretPlaceholder.matches(value) ? value : SecretMask.shown(value) }
        switch name.lowercased() {
        case "cookie", "set-cookie":
            let pairs = value.split(separator: ";").enumerated().map { position, pair in
                guard position == 0 || name.lowercased() == "cookie", let equals = pair.firstIndex(of: "=") else {
                    return String(pair)
                }
                return pair[...equals] + shown(pair[pair.index(after: equals)...].trimmed)
            }
            return Self(name, mask.masked(pairs.joined(separator: ";")))
        default:
            guard SecretNames.isSecret(name, isTokenRequest: false) else {
                return Self(name, mask.masked(ReportedCall.masked(value, isTokenRequest: true)))
            }
            let rest = value.dropFirst(scheme.count).trimmed
            let masked = rest.isEmpty ? "" : shown(rest)
            return Self(name, [scheme, masked].filter { !$0.isEmpty }.joined(separator: " "))
        }
    }
}
