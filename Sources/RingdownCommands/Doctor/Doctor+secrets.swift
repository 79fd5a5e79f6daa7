extension Doctor {
    /// Whether each secret that the server itself needs is where the configuration says; those of providers are looked
    /// at with them.
    var secretChecks: [DoctorCheck] {
        var checks: [DoctorCheck] = []
        for client in configuration.clients where rule == nil {
            checks += client.secrets.map { check($0, of: "client \(client.id)") }
        }
        for user in configuration.users where rule == nil {
            checks.append(check(user.password, of: "user \(user.id)"))
        }
        for source in configuration.sources where rule == nil {
            checks += source.secrets.map { check($0, of: "source \(source.name)") }
        }
        if let states = configuration.states, rule == nil {
            checks += ([states.key] + states.formerKeys).map { check($0, of: "states") }
        }
        return checks
    }

    /// Whether a secret is there; it is not shown.
    func check(_ reference: SecretReference, of owner: String) -> DoctorCheck {
        do throws(CommandFailure) {
            _ = try reference.resolve(variables)
            return DoctorCheck(owner, .ok, "The secret \(reference.text) is there.")
        } catch {
            return DoctorCheck(owner, .failed, error.lines.joined(separator: " "), fix: reference.fix)
        }
    }
}

extension SecretReference {
    /// The reference as the configuration writes it.
    var text: String {
        switch self {
        case .environment(let name): "env:\(name)"
        case .file(let path): "file:\(path)"
        }
    }

    /// The command that puts a secret there.
    var fix: String {
        switch self {
        case .environment(let name): "read -rs \(name) && export \(name)"
        case .file(let path): "install -m 600 /dev/stdin \(path)"
        }
    }
}
