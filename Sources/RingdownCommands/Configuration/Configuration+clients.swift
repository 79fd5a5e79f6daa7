import RingdownCore

extension Configuration {
    mutating func readClients(_ reader: YAMLReader) {
        var roles: [String: [Permission]] = [:]
        for node in reader.list("roles") {
            let role = YAMLReader(node, "role", notes: reader.notes)
            role.allow(only: ["name", "permissions"])
            guard let name = role.requiredText("name") else { continue }
            roles[name] = role.texts("permissions").compactMap { text, place in
                guard let permission = Permission(text) else {
                    role.note(
                        "\"\(text)\" is not a permission",
                        at: place,
                        suggestion: "write domain:entity:action, for example outbound:contactlist:write"
                    )
                    return nil
                }
                return permission
            }
        }
        for node in reader.list("clients") {
            let client = YAMLReader(node, "client", notes: reader.notes)
            client.allow(only: ["id", "secret", "grants"])
            guard let id = client.requiredText("id"), let secret = client.secret("secret") else { continue }
            let grants = client.list("grants").compactMap { grant(YAMLReader($0, "grant", notes: reader.notes), roles) }
            if clients.contains(where: { $0.id == id }) {
                client.note("the client \"\(id)\" stands twice", at: client.place)
            }
            clients.append(Client(id: id, secret: secret, grants: grants))
        }
    }

    private func grant(_ reader: YAMLReader, _ roles: [String: [Permission]]) -> Grant? {
        reader.allow(only: ["role", "division"])
        guard let role = reader.requiredText("role"), let division = reader.requiredText("division"),
            let node = reader.node("role")
        else { return nil }
        guard let permissions = roles[role] else {
            reader.note(
                "unknown role \"\(role)\"",
                at: node.place,
                suggestion: role.nearest(among: roles.keys).map { "did you mean \"\($0)\"?" }
                    ?? "add it under roles"
            )
            return nil
        }
        return Grant(
            role: role,
            permissions: permissions,
            division: division == "*" ? .all : .one(Division(id: division, name: division))
        )
    }
}
