import RingdownCore

extension Configuration {
    /// Checks that what a provider stands in for exists; called once all providers are read.
    func checkEnvironments(_ reader: YAMLReader) {
        guard let node = reader.node("providers") else { return }
        for entry in YAMLReader(node, "providers", notes: reader.notes).keys {
            let provider = YAMLReader(entry.value, "provider \"\(entry.key)\"", notes: reader.notes)
            guard let name = provider.text("insteadOf"), let place = provider.node("insteadOf")?.place else { continue }
            if providers[name] == nil || name == entry.key {
                provider.note(
                    "\"insteadOf\" names no other provider: \"\(name)\"",
                    at: place,
                    suggestion: name.nearest(among: providers.keys.filter { $0 != entry.key })
                        .map { "did you mean \"\($0)\"?" } ?? "name the provider that the rules use"
                )
            }
            if provider.text("environment") == nil {
                provider.note("\"insteadOf\" needs \"environment\"", at: place, suggestion: "environment: production")
            }
        }
    }

    /// The environments that providers are in.
    var environments: [String] { Set(providers.values.compactMap(\.environment)).sorted() }

    /// The provider that takes another one's place in an environment: itself when it is there already.
    ///
    /// One that says `insteadOf` comes first; else it is the only one of that environment which does not.
    ///
    /// - Returns: `nil` when none does, or several could.
    func provider(for name: String, in environment: String) -> ProviderConfiguration? {
        if let own = providers[name], own.environment == environment { return own }
        let there = providers.values.filter { $0.environment == environment }
        let named = there.filter { $0.insteadOf == name }
        let open = named.isEmpty ? there.filter { $0.insteadOf == nil } : named
        return open.count == 1 ? open.first : nil
    }
}

extension DialOrder {
    /// The same order at another provider.
    func moved(to provider: String) -> DialOrder {
        switch target {
        case .contactList(var list):
            list.provider = provider
            return DialOrder(contactList: list, priority: priority)
        case .call(var call):
            call.connection.provider = provider
            return DialOrder(call: call)
        }
    }
}
