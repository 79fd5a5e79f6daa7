import RingdownCore

/// A permission as the console names it: a group and an option (`Calling List: Create`), or a place in the console
/// (`ACD > Outbound > Skill Control`).
struct CXonePermissionGroup {
    /// The letters of the group.
    let group: String
    /// The letters of the option; `nil` when none is named.
    let option: String?

    init(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        group = Self.letters(parts[0].split(separator: ">").last.map(String.init) ?? text)
        option = parts.count > 1 ? Self.letters(parts[1]) : nil
    }

    /// Whether an entry of an account's permissions gives it.
    func isGiven(by permission: CXonePermission) -> Bool {
        guard let key = permission.key.map(Self.letters) else { return false }
        let values = (permission.value ?? "").split { $0 == "," || $0 == "|" || $0 == ";" }.map { Self.letters($0) }
        let isRefused = values == ["false"] || values == ["no"] || values == ["none"] || values == ["0"]
        if isRefused { return false }
        guard let option else { return key.hasSuffix(group) }
        if key == group + option || key == option + group { return true }
        return key.hasSuffix(group) && (values.contains(option) || values.contains("all") || values.contains("full"))
    }

    /// Whether an entry of a security profile gives it.
    func isGiven(by permission: CXoneProfilePermission) -> Bool {
        guard let key = permission.permissionKey.map(Self.letters) else { return false }
        let options = (permission.optionKeys ?? []).map(Self.letters)
        guard let option else { return key.hasSuffix(group) && !options.isEmpty }
        return key == group + option || key.hasSuffix(group) && (options.contains(option) || options.contains("all"))
    }

    private static func letters(_ text: some StringProtocol) -> String { text.lowercased().filter(\.isLetter) }
}

extension CXoneDataRestriction {
    /// Whether it keeps an object from being seen: its kind is restricted to objects of which this is none.
    func hides(_ target: RemoteObject) -> Bool {
        guard let kind = dataRoleEntityTypeName?.lowercased(), let shown = entityIds, !shown.isEmpty else {
            return false
        }
        let kinds: Set<String> = [target.kind, target.kind + "s", target.kind.replacing(" ", with: "")]
        return kinds.contains(kind) && !shown.contains(target.id)
    }
}
