import Foundation
import RingdownCore
import RingdownVendors

extension Configuration {
    /// The keys that a provider of any kind may have.
    private static let keys = [
        "kind", "url", "clientId", "clientSecret", "environment", "insteadOf", "requestsPerMinute",
    ]

    mutating func readProviders(_ reader: YAMLReader) {
        guard let node = reader.node("providers") else { return }
        let section = YAMLReader(node, "providers", notes: reader.notes)
        for entry in section.keys {
            let provider = YAMLReader(entry.value, "provider \"\(entry.key)\"", notes: reader.notes)
            guard let kind = provider.requiredText("kind"), let kindNode = provider.node("kind") else { continue }
            switch kind {
            case "exchange": providers[entry.key] = readExchange(provider, entry.key)
            case "genesys-cloud": providers[entry.key] = readGenesysCloud(provider, entry.key)
            case "cxone": providers[entry.key] = readCXone(provider, entry.key)
            default:
                let known = ["exchange", "genesys-cloud", "cxone"]
                provider.note(
                    "unknown kind of provider \"\(kind)\"",
                    at: kindNode.place,
                    suggestion: kind.nearest(among: known).map { "did you mean \($0)?" }
                        ?? "known are \(known.joined(separator: ", "))"
                )
            }
            if let requests = provider.whole("requestsPerMinute"), let node = provider.node("requestsPerMinute") {
                if (1...1_000_000).contains(requests) {
                    providers[entry.key]?.requestsPerMinute = requests
                } else {
                    provider.note("\"requestsPerMinute\" must be 1 to 1000000", at: node.place)
                }
            }
            providers[entry.key]?.environment = provider.text("environment")
            providers[entry.key]?.insteadOf = provider.text("insteadOf")
        }
        checkEnvironments(reader)
    }

    private func readExchange(_ provider: YAMLReader, _ name: String) -> ProviderConfiguration? {
        provider.allow(only: Self.keys + ["seed", "dialect"])
        guard let url = provider.address() else {
            return ProviderConfiguration(
                name: name,
                location: .embedded(seed: provider.text("seed"), dialect: dialect(provider))
            )
        }
        if let dialect = provider.node("dialect") {
            provider.note(
                "\"dialect\" is for an embedded exchange, and \"url\" names another one",
                at: dialect.place,
                suggestion: "leave it out for Genesys Cloud's; for CXone's write kind: cxone"
            )
        }
        if let seed = provider.node("seed") {
            provider.note("\"seed\" is for an embedded exchange, and \"url\" names another one", at: seed.place)
        }
        return withCredentials(
            provider,
            name,
            .genesysCloud(api: url, login: url),
            requestsPerMinute: ProviderConfiguration.undocumentedRequests
        )
    }

    private func dialect(_ provider: YAMLReader) -> ProviderConfiguration.ExchangeDialect {
        guard let text = provider.text("dialect"), let node = provider.node("dialect") else { return .genesys }
        if let dialect = ProviderConfiguration.ExchangeDialect(rawValue: text) { return dialect }
        let known = ProviderConfiguration.ExchangeDialect.allCases.map(\.rawValue)
        provider.note(
            "unknown dialect \"\(text)\"",
            at: node.place,
            suggestion: text.nearest(among: known).map { "did you mean \($0)?" }
                ?? "known are \(known.joined(separator: ", "))"
        )
        return .genesys
    }

    private func readGenesysCloud(_ provider: YAMLReader, _ name: String) -> ProviderConfiguration? {
        provider.allow(only: Self.keys + ["region"])
        if let url = provider.address() {
            return withCredentials(provider, name, .genesysCloud(api: url, login: url))
        }
        guard let region = provider.requiredText("region"), let node = provider.node("region") else { return nil }
        guard let hosts = GenesysRegion.named(region) else {
            let names = GenesysRegion.all.map(\.name)
            provider.note(
                "unknown Genesys Cloud region \"\(region)\"",
                at: node.place,
                suggestion: region.nearest(among: names).map { "did you mean \($0)?" }
                    ?? "known are \(names.joined(separator: ", "))"
            )
            return nil
        }
        return withCredentials(
            provider,
            name,
            .genesysCloud(api: "https://\(hosts.apiHost)", login: "https://\(hosts.loginHost)")
        )
    }

    private func withCredentials(
        _ provider: YAMLReader,
        _ name: String,
        _ location: ProviderConfiguration.Location,
        requestsPerMinute: Int = ProviderConfiguration.genesysRequests
    ) -> ProviderConfiguration? {
        guard let id = provider.secret("clientId"), let secret = provider.secret("clientSecret") else { return nil }
        return ProviderConfiguration(
            name: name,
            location: location,
            clientID: id,
            clientSecret: secret,
            requestsPerMinute: requestsPerMinute
        )
    }
}

extension YAMLReader {
    /// A reference to a secret that must be there; a literal is refused and not repeated.
    func secret(_ key: String) -> SecretReference? {
        guard let text = requiredText(key), let node = node(key) else { return nil }
        guard let reference = SecretReference(text) else {
            note(
                "\"\(key)\" must be a reference, because secrets do not belong into this file",
                at: node.place,
                suggestion: "write env:NAME or file:PATH"
            )
            return nil
        }
        return reference
    }
}

extension YAMLReader {
    /// Where a provider is, in place of its vendor's hosts; `nil` when nothing is said.
    func address() -> String? {
        guard let text = text("url"), let node = node("url") else { return nil }
        let url = URLComponents(string: text)
        if url?.scheme != "http" && url?.scheme != "https" || (url?.host ?? "").isEmpty {
            note("\"url\" must be an address", at: node.place, suggestion: "for example https://api.example.com")
        }
        return text
    }
}
