package import RingdownCore

extension GenesysSubject {
    /// The caller with what it holds, as access decisions read it.
    ///
    /// A grant without a division is taken to reach none, and permissions that a condition narrows are left out:
    /// ``conditionalPermissions`` has them.
    ///
    /// - Parameters:
    ///   - id: what to use when the subject gives no id.
    ///   - kind: whether the token stands for a client or for a person.
    package func principal(id fallback: String = "", kind: Principal.Kind = .client) -> Principal {
        Principal(
            id: id ?? fallback,
            name: name ?? id ?? fallback,
            kind: kind,
            grants: (grants ?? []).compactMap(\.grant)
        )
    }

    /// The permissions that the subject holds only where a condition is met.
    package var conditionalPermissions: [Permission] {
        (grants ?? []).flatMap { $0.role?.policies ?? [] }.filter(\.isConditional).flatMap(\.permissions)
    }
}

extension GenesysGrant {
    /// The grant as access decisions read it; `nil` when it has no division.
    package var grant: Grant? {
        guard let scope else { return nil }
        return Grant(role: role?.name ?? role?.id ?? "unnamed role", permissions: permissions, division: scope)
    }

    /// What the grant's role allows unconditionally.
    package var permissions: [Permission] {
        (role?.policies ?? []).filter { !$0.isConditional }.flatMap(\.permissions)
    }

    private var scope: DivisionScope? {
        if division?.id == GenesysDivision.everyID { return .all }
        return division?.division.map { .one($0) }
    }
}

extension GenesysPolicy {
    /// Whether a condition narrows it.
    package var isConditional: Bool { !(condition ?? "").isEmpty }

    /// The permissions that it gives; none when its domain or kind of object is not said.
    package var permissions: [Permission] {
        guard let domain, let entityName else { return [] }
        return (actions ?? []).map { Permission(domain: domain, entity: entityName, action: $0) }
    }
}
