package import AsyncHTTPClient
package import Foundation

/// Which proxy stands before a URL, as the environment says: `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`, in capitals or not.
package struct ProxySettings: Sendable {
    /// That a variable is not what it should be; the sentence repeats no credentials.
    package struct Invalid: Error, Hashable, Sendable {
        package var message: String
    }

    /// The proxies by the scheme of the URL that they stand before.
    package let proxies: [String: HTTPClient.Configuration.Proxy]
    /// The hosts that are reached without one.
    private let exceptions: [String]

    /// The settings of an environment.
    package init(environment: [String: String]) throws(Invalid) {
        func value(_ name: String) -> (name: String, text: String)? {
            for name in [name, name.lowercased()] {
                if let text = environment[name], !text.isEmpty { return (name, text) }
            }
            return nil
        }
        var proxies: [String: HTTPClient.Configuration.Proxy] = [:]
        for (scheme, name) in [("https", "HTTPS_PROXY"), ("http", "HTTP_PROXY")] {
            guard let (name, text) = value(name) else { continue }
            proxies[scheme] = try Self.proxy(text, name)
        }
        self.proxies = proxies
        exceptions =
            value("NO_PROXY")?.text.split(separator: ",")
            .map { $0.trimmingCharacters(in: .whitespaces).lowercased() } ?? []
    }

    /// Whether a URL is reached through its scheme's proxy, if that has one; what is on this machine never is.
    package func covers(_ url: URL) -> Bool {
        guard let host = url.host()?.lowercased() else { return false }
        if host == "localhost" || host.hasPrefix("127.") || host == "::1" { return false }
        return !exceptions.contains { exception in
            var name = exception[...]
            // An exception may name a port, which an address of version 6 without brackets does not.
            if name.filter({ $0 == ":" }).count == 1, let colon = name.lastIndex(of: ":") {
                guard name[name.index(after: colon)...] == "\(url.port ?? (url.scheme == "http" ? 80 : 443))" else {
                    return false
                }
                name = name[..<colon]
            }
            if name == "*" { return true }
            let domain = name.trimmingPrefix("*").trimmingPrefix(".")
            return !domain.isEmpty && (host == domain || host.hasSuffix("." + domain))
        }
    }

    private static func proxy(_ text: String, _ name: String) throws(Invalid) -> HTTPClient.Configuration.Proxy {
        let text = text.contains("://") ? text : "http://\(text)"
        guard let url = URL(string: text), url.scheme == "http", let host = url.host(), !host.isEmpty else {
            throw Invalid(message: "\(name) is no proxy that can be used: write http://HOST:PORT")
        }
        let port = url.port ?? 80
        guard let user = url.user() else { return .server(host: host, port: port) }
        let password = url.password() ?? ""
        return .server(
            host: host,
            port: port,
            authorization: .basic(
                username: user.removingPercentEncoding ?? user,
                password: password.removingPercentEncoding ?? password
            )
        )
    }
}
