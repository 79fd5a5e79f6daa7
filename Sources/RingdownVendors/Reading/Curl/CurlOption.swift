import RingdownCore

/// What an option of curl means for the call that it makes.
enum CurlOption: Hashable, Sendable {
    case method
    case header
    case data(Encoding)
    case form(isLiteral: Bool)
    case dataInQuery
    case queryPart
    case head
    case upload
    case address
    case user
    case bearer
    case cookie
    case referrer
    case agent
    /// An authentication other than Basic, so that a user's name and password are not sent as they are.
    case otherAuthentication
    case globOff
    /// The options stand in a file.
    case configurationFile
    /// Another call begins.
    case next
    /// Takes an argument that does not matter here.
    case other
    /// Takes none and does not matter here.
    case flag

    /// How data is put into a body.
    enum Encoding: Hashable, Sendable {
        /// As it is; `@` names a file, without whose line breaks it is sent.
        case plain
        /// As it is, with no special meaning of `@`.
        case raw
        /// As it is; `@` names a file.
        case binary
        /// Percent-encoded after the name.
        case urlencode
        /// JSON, with the headers for it.
        case json
    }

    /// Whether a value follows.
    var takesArgument: Bool {
        switch self {
        case .dataInQuery, .head, .otherAuthentication, .globOff, .next, .flag: false
        default: true
        }
    }
}

extension CurlOption {
    /// The option of a letter; `nil` when curl has none.
    static func short(_ letter: Character) -> CurlOption? {
        if let option = letters[letter] { return option }
        if "cCDEmoPQrtUwxyYz".contains(letter) { return .other }
        return "012346aBfhijJklLMnNOpqRsSvVZ#".contains(letter) ? .flag : nil
    }

    /// The option of a name without its hyphens; `nil` when curl has none.
    static func long(_ name: String) -> CurlOption? {
        if let option = names[name] { return option }
        if withArgument.contains(name) { return .other }
        if flags.contains(name) { return .flag }
        return name.hasPrefix("no-") && (flags.contains(String(name.dropFirst(3)))) ? .flag : nil
    }

    /// Whether a name is that of an option which decides what is sent.
    static func isDecisive(_ name: String) -> Bool { names[name] != nil }

    /// The name that a misspelt one was probably meant to be; `nil` when none is near enough.
    static func nearest(to name: String) -> String? {
        let letters = Array(name.prefix(40))
        return (names.keys.sorted() + withArgument.sorted() + flags.sorted())
            .map { (name: $0, distance: Nearest.distance(letters, Array($0))) }
            .filter { $0.distance <= 2 && $0.distance < $0.name.count }
            .min { $0.distance < $1.distance }?
            .name
    }

    private static let letters: [Character: CurlOption] = [
        "X": .method, "H": .header, "d": .data(.plain), "F": .form(isLiteral: false), "G": .dataInQuery, "I": .head,
        "T": .upload, "u": .user, "b": .cookie, "e": .referrer, "A": .agent, "g": .globOff, "K": .configurationFile,
        ":": .next,
    ]

    private static let names: [String: CurlOption] = [
        "request": .method, "header": .header, "data": .data(.plain), "data-ascii": .data(.plain),
        "data-raw": .data(.raw), "data-binary": .data(.binary), "data-urlencode": .data(.urlencode),
        "json": .data(.json), "form": .form(isLiteral: false), "form-string": .form(isLiteral: true),
        "get": .dataInQuery, "url-query": .queryPart, "head": .head, "upload-file": .upload, "url": .address,
        "user": .user, "oauth2-bearer": .bearer, "cookie": .cookie, "referer": .referrer, "user-agent": .agent,
        "digest": .otherAuthentication, "ntlm": .otherAuthentication, "negotiate": .otherAuthentication,
        "anyauth": .otherAuthentication, "globoff": .globOff, "config": .configurationFile, "next": .next,
    ]

    private static let withArgument: Set<String> = [
        "abstract-unix-socket", "alt-svc", "aws-sigv4", "cacert", "capath", "cert", "cert-type", "ciphers",
        "connect-timeout", "connect-to", "continue-at", "cookie-jar", "create-file-mode", "crlfile", "curves",
        "delegation", "dns-interface", "dns-servers", "doh-url", "dump-header", "ech", "engine", "etag-compare",
        "etag-save", "expect100-timeout", "happy-eyeballs-timeout-ms", "haproxy-clientip", "help", "hostpubsha256",
        "hsts", "interface", "ip-tos", "ipfs-gateway", "keepalive-cnt", "keepalive-time", "key", "key-type", "krb",
        "libcurl", "limit-rate", "local-port", "login-options", "max-filesize", "max-redirs", "max-time",
        "netrc-file", "noproxy", "output", "output-dir", "parallel-max", "pass", "pinnedpubkey", "preproxy", "proto",
        "proto-default", "proto-redir", "proxy", "proxy-cacert", "proxy-cert", "proxy-header", "proxy-key",
        "proxy-pass", "proxy-tls13-ciphers", "proxy-user", "proxy1.0", "pubkey", "quote", "range", "rate",
        "request-target", "resolve", "retry", "retry-delay", "retry-max-time", "sasl-authzid", "service-name",
        "socks4", "socks4a", "socks5", "socks5-hostname", "speed-limit", "speed-time", "stderr", "time-cond",
        "tls-max", "tls13-ciphers", "tlsauthtype", "tlspassword", "tlsuser", "trace", "trace-ascii", "trace-config",
        "unix-socket", "variable", "vlan-priority", "write-out",
    ]

    private static let flags: Set<String> = [
        "append", "basic", "buffer", "ca-native", "cert-status", "clobber", "compressed", "compressed-ssh",
        "create-dirs", "crlf", "disable", "disallow-username-in-url", "dns-ipv4-addr", "fail", "fail-early",
        "fail-with-body", "false-start", "form-escape", "http0.9", "http1.0", "http1.1", "http2",
        "http2-prior-knowledge", "http3", "http3-only", "ignore-content-length", "include", "insecure", "ipv4",
        "ipv6", "junk-session-cookies", "keepalive", "list-only", "location", "location-trusted", "manual",
        "metalink", "netrc", "netrc-optional", "parallel", "parallel-immediate", "path-as-is", "post301", "post302",
        "post303", "progress-bar", "progress-meter", "proxy-anyauth", "proxy-basic", "proxy-insecure", "proxytunnel",
        "raw", "remote-header-name", "remote-name", "remote-name-all", "remote-time", "remove-on-error",
        "retry-all-errors", "retry-connrefused", "sessionid", "show-error", "show-headers", "silent", "ssl",
        "ssl-allow-beast", "ssl-no-revoke", "ssl-reqd", "ssl-revoke-best-effort", "sslv2", "sslv3",
        "styled-output", "suppress-connect-headers", "tcp-fastopen", "tcp-nodelay", "tlsv1", "tlsv1.0", "tlsv1.1",
        "tlsv1.2", "tlsv1.3", "tr-encoding", "trace-ids", "trace-time", "use-ascii", "verbose", "version", "xattr",
    ]
}
