package import RingdownCore

/// What the vendor's permission-free self-inspection showed of a token.
package struct GenesysInspection: Codable, Hashable, Sendable {
    /// Where a permission is held, as the vendor computes it.
    package struct Permitted: Codable, Hashable, Sendable {
        package var permission: Permission
        /// The divisions; `nil` means every one.
        package var divisions: [Division]?

        package init(permission: Permission, divisions: [Division]?) {
            self.permission = permission
            self.divisions = divisions
        }

        /// From the vendor's answer about a permission.
        package init(_ permission: Permission, in divisions: [GenesysDivision]) {
            let isEverywhere = divisions.contains { $0.id == GenesysDivision.everyID }
            self.init(permission: permission, divisions: isEverywhere ? nil : divisions.compactMap(\.division))
        }

        /// Whether the permission is held in a division.
        package func reaches(_ division: Division) -> Bool { divisions?.contains { $0.id == division.id } ?? true }
    }

    /// Where a permission is held, as far as could be seen.
    enum Holding: Hashable {
        case unseen
        case nowhere
        case everywhere
        case divisions(Set<Division>)
    }

    /// Who the token stands for, with its grants; `nil` when that could not be seen.
    package var subject: GenesysSubject?
    /// What the token is; `nil` when that could not be seen.
    package var token: GenesysTokenInfo?
    /// Where the permissions in question are held, each as the vendor computes it; empty when that was not asked.
    package var permitted: [Permitted]
    /// The organisation's divisions by name, as far as they could be seen.
    package var divisions: [Division]
    /// What could not be seen and why, a sentence each.
    package var gaps: [String]

    package init(
        subject: GenesysSubject? = nil,
        token: GenesysTokenInfo? = nil,
        permitted: [Permitted] = [],
        divisions: [Division] = [],
        gaps: [String] = []
    ) {
        self.subject = subject
        self.token = token
        self.permitted = permitted
        self.divisions = divisions
        self.gaps = gaps
    }

    /// The caller with what it holds; `nil` when its grants could not be seen.
    package var principal: Principal? {
        guard let subject, subject.grants != nil else { return nil }
        let isUser = token?.oauthClient?.authorizedGrantType.map { $0 != GenesysTokenClient.clientCredentials } ?? false
        var principal = subject.principal(id: token?.oauthClient?.id ?? "", kind: isUser ? .user : .client)
        if subject.name == nil, let name = token?.oauthClient?.name { principal.name = name }
        return principal
    }

    /// Where a permission is held: the vendor's own computation where it was asked, else what the grants give.
    func holding(_ permission: Permission) -> Holding {
        if let known = permitted.first(where: { $0.permission.covers(permission) }) {
            guard let divisions = known.divisions else { return .everywhere }
            return divisions.isEmpty ? .nowhere : .divisions(Set(divisions))
        }
        guard let principal else { return .unseen }
        guard let divisions = principal.divisions(holding: permission) else { return .everywhere }
        return divisions.isEmpty ? .nowhere : .divisions(divisions)
    }

    /// Whether it shows anything of what the token holds.
    var showsGrants: Bool { principal != nil || !permitted.isEmpty }

    /// The division with the name that people know it by, where the inspection shows one.
    func named(_ division: Division) -> Division {
        let known = divisions + permitted.flatMap { $0.divisions ?? [] }
        return known.first { $0.id == division.id } ?? division
    }

    /// The caller in words.
    var caller: String {
        guard let principal, !principal.name.isEmpty else {
            return token?.oauthClient?.name.map { "OAuth client \"\($0)\"" } ?? "the token's OAuth client"
        }
        return principal.kind == .user ? "user \"\(principal.name)\"" : "OAuth client \"\(principal.name)\""
    }
}

extension Division {
    /// Whether two descriptions mean one division: by id, or by name where an id is a name.
    func isSame(as other: Division) -> Bool {
        id == other.id || name.lowercased() == other.name.lowercased()
    }
}

extension Collection<Division> {
    /// Their names in alphabetical order: `Sales`, `Sales and Support`, `Sales, Support and Test`.
    var inWords: String {
        let names = map(\.name).sorted()
        guard let last = names.last, names.count > 1 else { return names.first ?? "none" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension Collection<Permission> {
    /// The permissions in words: `a:b:c, d:e:f`.
    var inWords: String { map(\.description).joined(separator: ", ") }
}
