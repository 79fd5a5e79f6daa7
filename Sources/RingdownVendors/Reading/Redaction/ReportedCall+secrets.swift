import Foundation
import RingdownCore

extension ReportedCall {
    /// Every value of the call that is a secret, placeholders among them.
    var secrets: [String] {
        var secrets: [String] = []
        for header in request.headers + (response?.headers ?? []) { secrets += header.secrets }
        secrets += Self.secrets(inText: request.url, isTokenRequest: true)
        if let userInfo = Self.userInfo(of: request.url) { secrets.append(userInfo) }
        secrets += Self.secrets(in: request.body, isRequest: true)
        secrets += Self.secrets(in: response?.body ?? .none, isRequest: false)
        // In prose only what looks like a value is one: "token: expired" has none.
        secrets += Self.secrets(inText: context.notes, isTokenRequest: false)
            .filter { $0.count >= 8 && $0.contains(where: \.isNumber) }
        return secrets.filter { !$0.isEmpty }
    }

    private static func secrets(in body: Body, isRequest: Bool) -> [String] {
        switch body {
        case .none, .binary: return []
        case .text(let text):
            let isTokenRequest = isRequest && text.contains("grant_type")
            return secrets(inText: text, isTokenRequest: isTokenRequest)
        case .json(let json):
            var found: [String] = []
            JSONSecrets.walk(json, isRequest: isRequest) { found.append($0) }
            return found
        }
    }

    private static func secrets(inText text: String, isTokenRequest: Bool) -> [String] {
        let bytes = Array(text.utf8)
        return SecretScan.ranges(in: bytes, isTokenRequest: isTokenRequest).map { bytes[$0].text }
    }

    /// The password, or all of it, of the part before `@` in an address.
    static func userInfo(of url: String) -> String? {
        guard let scheme = url.range(of: "://") else { return nil }
        let authority = url[scheme.upperBound...].prefix { !"/?#".contains($0) }
        guard let at = authority.lastIndex(of: "@") else { return nil }
        let info = authority[..<at]
        return info.firstIndex(of: ":").map { String(info[info.index(after: $0)...]) } ?? String(info)
    }
}

extension ReportedCall.Header {
    /// The secrets in the value.
    var secrets: [String] {
        switch name.lowercased() {
        case "authorization", "proxy-authorization": return credentials
        case "cookie": return value.split(separator: ";").compactMap { Self.cookie($0) }
        case "set-cookie": return value.split(separator: ";").prefix(1).compactMap { Self.cookie($0) }
        default:
            if SecretNames.isSecret(name, isTokenRequest: false) { return credentials }
            // A header such as Location may carry a token in an address.
            let bytes = Array(value.utf8)
            return SecretScan.ranges(in: bytes, isTokenRequest: true).map { bytes[$0].text }
        }
    }

    /// The words before the credentials: `Bearer`, `Basic`, or none.
    var scheme: String {
        var scheme = ""
        var rest = value[...]
        while let word = rest.split(separator: " ", maxSplits: 1).first {
            let letters = word.lowercased().filter(\.isLetter)
            guard SecretNames.schemes.contains(letters), word.count <= letters.count + 1 else { return scheme }
            let end = word.endIndex
            scheme = String(value[..<end])
            rest = value[end...]
        }
        return scheme
    }

    /// The credentials with and without what wraps them.
    private var credentials: [String] {
        let rest = value.dropFirst(scheme.count).trimmed
        var found = [rest] + rest.split(separator: " ").map(String.init)
        let decoded = Data(base64Encoded: rest).flatMap { String(validating: $0, as: UTF8.self) } ?? rest
        if let colon = decoded.firstIndex(of: ":") { found.append(String(decoded[decoded.index(after: colon)...])) }
        return found
    }

    private static func cookie(_ pair: Substring) -> String? {
        guard let equals = pair.firstIndex(of: "=") else { return nil }
        return pair[pair.index(after: equals)...].trimmed
    }
}
