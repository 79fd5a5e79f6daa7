import RingdownCore

/// A corrected request as a curl command, with the token in `$TOKEN`.
struct CurlText {
    let request: CorrectedRequest

    init(_ request: CorrectedRequest) { self.request = request }

    /// The command, a line for each part, with the shell's mark that it goes on.
    var lines: [String] {
        let method = request.method == "GET" ? "" : "-X \(request.method) "
        var parts = ["curl \(method)\(Self.quoted(request.url))"]
        parts.append(isTokenRequest ? #"-u "$CLIENT_ID:$CLIENT_SECRET""# : #"-H "Authorization: Bearer $TOKEN""#)
        parts.append("-H 'Accept: application/json'")
        switch request.body {
        case nil: break
        // Text is a form; curl names its media type.
        case .string(let text)?: parts.append("-d \(Self.quoted(text))")
        case .object(let members)? where isTokenRequest:
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                parts.append("--data-urlencode \(Self.quoted("\(name)=\(value.string ?? value.text())"))")
            }
        case let body?:
            parts.append("-H 'Content-Type: application/json'")
            parts.append("-d \(Self.quoted(body.text()))")
        }
        return parts.enumerated().map { position, part in
            (position == 0 ? "" : "  ") + part + (position == parts.count - 1 ? "" : " \\")
        }
    }

    /// Whether the request asks for a token.
    private var isTokenRequest: Bool {
        let path = request.url.prefix { $0 != "?" }.lowercased()
        return request.method == "POST" && (path.hasSuffix("/token") || path.hasSuffix("/token/"))
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }
}
