import RingdownAPI

extension Text {
    /// A client with what it holds.
    static func lines(_ client: API.Client) -> [String] {
        let name = client.name == client.id ? "" : "  \(client.name)"
        var lines = [
            "\(client.id)\(name)  (\(client.source == .configuration ? "ringdown.yaml" : "made through the API"))"
        ]
        for grant in client.grants {
            let place = grant.division == "*" ? "in all divisions" : "in division \(grant.division)"
            lines.append("  role \(grant.role) \(place)" + (grant.until.map { " until \(clock($0))" } ?? ""))
        }
        for uri in client.redirectUris { lines.append("  users log in and go back to \(uri)") }
        for secret in client.secrets {
            let end = secret.expiresAt.map { ", ends \(clock($0))" } ?? ""
            lines.append("  secret \(secret.id) of \(clock(secret.createdAt))\(end)")
        }
        return lines
    }

    /// A client with its new secret.
    static func lines(_ made: API.NewClient) -> [String] {
        lines(made.client) + ["secret  \(made.clientSecret)", "        It is not shown again: keep it now."]
    }
}
