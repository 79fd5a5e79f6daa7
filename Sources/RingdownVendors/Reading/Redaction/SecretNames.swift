/// The names under which requests carry secrets.
enum SecretNames {
    /// The words that stand before the credentials in an `Authorization` header.
    static let schemes: Set<String> = ["bearer", "basic", "token", "oauth", "jwt", "digest", "apikey"]

    private static let names: Set<String> = [
        "password", "passwd", "pwd", "passphrase", "secret", "token", "authorization", "proxyauthorization",
        "assertion", "clientassertion", "codeverifier", "apikey", "apisecret", "accesskey", "secretkey", "privatekey",
        "signature", "cookie", "setcookie", "sessionid", "jsessionid", "jwt", "credential", "credentials",
        "samlresponse", "devicecode",
    ]

    private static let endings = [
        "token", "secret", "password", "apikey", "accesskey", "secretkey", "privatekey", "sessionid", "assertion",
    ]

    /// Whether what stands under a name is secret.
    ///
    /// A `code` is where it is exchanged for a token, and not where it is the kind of an error.
    static func isSecret(_ name: String, isTokenRequest: Bool) -> Bool {
        let plain = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
        if names.contains(plain) || isTokenRequest && plain == "code" { return true }
        return endings.contains { plain.hasSuffix($0) }
    }
}
