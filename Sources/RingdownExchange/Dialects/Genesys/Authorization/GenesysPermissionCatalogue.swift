import RingdownCore
import RingdownVendors

/// Every permission that the vendor's operations ask, as the authorization service lists them.
enum GenesysPermissionCatalogue {
    /// The permissions by domain (`DomainPermissionCollection`), in alphabetical order.
    ///
    /// A permission counts in a division where an operation that asks for it is known to be division-aware.
    static let domains: [JSON] = {
        var aware: [Permission: Bool] = [:]
        for operation in GenesysCatalogue.shared.operations {
            for permission in operation.requirement.permissions {
                aware[permission] = (aware[permission] ?? false) || operation.divisionAware == true
            }
        }
        let domains = Dictionary(grouping: aware.keys.sorted { $0.description < $1.description }) { $0.domain }
        return domains.keys.sorted().map { domain in
            let entities = Dictionary(grouping: domains[domain] ?? []) { $0.entity }
            return .object([
                "id": .string(domain),
                "name": .string(domain),
                "domain": .string(domain),
                "permissionMap": .object(
                    entities.mapValues { permissions in
                        .array(permissions.map { entry($0, isAware: aware[$0] ?? false) })
                    }
                ),
            ])
        }
    }()

    /// One permission (`DomainPermission`).
    private static func entry(_ permission: Permission, isAware: Bool) -> JSON {
        [
            "domain": .string(permission.domain),
            "entityType": .string(permission.entity),
            "action": .string(permission.action),
            "label": .string(permission.description),
            "allowsConditions": false,
            "divisionAware": .bool(isAware),
        ]
    }
}
