import RingdownCore

/// Every permission that the control plane's operations ask, with what it is about.
enum PermissionCatalogue {
    /// One permission.
    struct Entry: Hashable {
        var permission: Permission
        /// What it is needed for, in one line.
        var label: String
        /// Whether it counts only where the object lives.
        var isDivisionAware: Bool
    }

    /// The kinds of objects that live in a division.
    private static let divided: Set<String> = ["contactlist", "trigger", "call", "personalconnection"]

    /// The permissions in alphabetical order.
    static let all: [Entry] = {
        var entries: [Permission: Entry] = [:]
        for operation in Operation.all {
            for permission in operation.requirement?.permissions ?? [] where entries[permission] == nil {
                entries[permission] = Entry(
                    permission: permission,
                    label: operation.verb,
                    isDivisionAware: permission.domain == "outbound" && divided.contains(permission.entity)
                )
            }
        }
        return entries.values.sorted { $0.permission.description < $1.permission.description }
    }()
}
