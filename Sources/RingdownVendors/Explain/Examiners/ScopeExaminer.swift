import RingdownCore

/// Whether the scopes that are claimed exist, and count.
struct ScopeExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        let scopes = reading.scopes.filter { !Placeholder.isIn($0) }
        guard !scopes.isEmpty else { return [] }
        return unknown(scopes, reading) + inert(scopes, reading)
    }

    private func unknown(_ scopes: [String], _ reading: CallReading) -> [Finding] {
        let isGenesys = { GenesysCatalogue.shared.realScopes.contains($0) }
        let isCXone = { CXoneCatalogue.shared.isScope($0) }
        let invented = scopes.filter { scope in
            switch reading.vendor {
            case .genesysCloud?: !isGenesys(scope)
            case .cxone?: !isCXone(scope)
            case nil: !isGenesys(scope) && !isCXone(scope)
            }
        }
        guard !invented.isEmpty else { return [] }
        let vendor = reading.vendor?.title ?? "either vendor"
        var evidence = [Cause.Evidence("No scope of \(vendor): \(invented.prefix(8).joined(separator: ", ")).")]
        let permissions = invented.filter { $0.split(separator: ":").count == 3 }
        if !permissions.isEmpty, reading.vendor == .genesysCloud {
            evidence.append(Cause.Evidence("domain:entity:action is the form of a permission, which a role holds."))
        }
        return [
            Finding(
                .unknownScope,
                isStandard(invented) ? .likely : .certain,
                at: .scope,
                evidence,
                fix: fix(invented, reading)
            )
        ]
    }

    /// Whether nothing is claimed but what OpenID Connect defines, which libraries ask for by themselves.
    private func isStandard(_ scopes: [String]) -> Bool {
        scopes.allSatisfy { ["openid", "profile", "email", "offline_access", "address", "phone"].contains($0) }
    }

    private func fix(_ invented: [String], _ reading: CallReading) -> String {
        switch reading.vendor {
        case .cxone?:
            return "Ask for none: a token of the hub has openid alone, and the user's role decides; applications are "
                + "registered for \(CXoneCatalogue.shared.scopes.prefix(7).joined(separator: ", "))."
        default:
            let wanted = reading.operation?.scopes ?? []
            if reading.grant == .clientCredentials {
                return "Ask for no scope: roles of the OAuth client decide what client credentials may do."
            }
            guard wanted.isEmpty else { return "Use the scope \(wanted.joined(separator: " or "))." }
            let near = invented.compactMap { scope in
                scope.split(separator: ":").first.flatMap { domain in
                    Nearest.text(to: String(domain), among: GenesysCatalogue.shared.realScopes.sorted())
                }
            }
            return near.first.map { "Use a real scope, as \($0)." } ?? "Use one of GET /api/v2/oauth/scopes."
        }
    }

    private func inert(_ scopes: [String], _ reading: CallReading) -> [Finding] {
        guard reading.grant == .clientCredentials, reading.vendor != .cxone else { return [] }
        return [
            Finding(
                .scopesDoNotApply,
                reading.call.vendor == .genesysCloud ? .certain : .possible,
                at: .scope,
                [
                    Cause.Evidence("Scopes count only for tokens that stand for a user, never for client credentials.")
                ],
                fix: "Leave the scopes out; give the OAuth client a role with the permission, in the right division."
            )
        ]
    }
}
