import RingdownCore
import RingdownVendors

extension Role {
    /// The role as the vendor shows it (`DomainOrganizationRole`).
    var genesys: JSON {
        .object([
            "id": .string(id),
            "name": .string(name),
            "description": .string(description),
            "permissions": .array(permissions.map { .string($0.description) }),
            "permissionPolicies": .array(
                policies.map { policy in
                    .object([
                        "domain": .string(policy.domain ?? ""),
                        "entityName": .string(policy.entityName ?? ""),
                        "actionSet": .array((policy.actions ?? []).map(JSON.string)),
                    ])
                }
            ),
            "default": false,
            "base": false,
            "selfUri": .string(GenesysPath.role(id)),
        ])
    }

    /// The permissions by what they are about, in the order in which they were given.
    var policies: [GenesysPolicy] {
        var policies: [GenesysPolicy] = []
        for permission in permissions {
            let index = policies.firstIndex { $0.domain == permission.domain && $0.entityName == permission.entity }
            if let index {
                policies[index].actions?.append(permission.action)
            } else {
                policies.append(
                    GenesysPolicy(
                        domain: permission.domain,
                        entityName: permission.entity,
                        actions: [permission.action]
                    )
                )
            }
        }
        return policies
    }
}
