import Foundation
import RingdownAPI
import RingdownCore
import RingdownOAuth

extension Configuration {
    /// A caller of Ringdown's own API.
    ///
    /// - clients[].id (text): the client id.
    /// - clients[].secret (reference, secret): what it proves itself with.
    /// - clients[].secrets (list of references, secret): in the place of `secret`: all of them count, while a new one
    ///   takes the place of an old one.
    /// - clients[].redirectUris (list of texts): where users are sent back to after a log-in; such a client may do
    ///   without a secret.
    /// - clients[].scopes (list of texts, default: any): the most that it may ask its users for.
    /// - clients[].grants (list): the roles that it holds: `role`, `division` (`*` is all of them), and `until`, an
    ///   instant from which the grant no longer counts.
    struct Client: Sendable {
        var id: String
        var secrets: [SecretReference]
        var redirectURIs: [RedirectURI] = []
        var scopes: [Scope]?
        var grants: [RoleAssignment]
    }

    /// A person who logs in through a client that has `redirectUris`.
    ///
    /// - users[].id (text): the name to log in with.
    /// - users[].name (text, default: the id): the name to show.
    /// - users[].password (reference, secret): the password.
    /// - users[].grants (list): as those of a client.
    struct User: Sendable {
        var id: String
        var name: String
        var password: SecretReference
        var grants: [RoleAssignment]
    }

    mutating func readClients(_ reader: YAMLReader) {
        readRoles(reader)
        let names = Set(roles.map(\.name))
        for node in reader.list("clients") {
            let client = YAMLReader(node, "client", notes: reader.notes)
            client.allow(only: ["id", "secret", "secrets", "redirectUris", "scopes", "grants"])
            guard let id = client.requiredText("id"), let secrets = secrets(client) else { continue }
            if clients.contains(where: { $0.id == id }) {
                client.note("the client \"\(id)\" stands twice", at: client.place)
            }
            clients.append(
                Client(
                    id: id,
                    secrets: secrets,
                    redirectURIs: redirectURIs(client),
                    scopes: scopes(client),
                    grants: grants(client, names)
                )
            )
        }
        for node in reader.list("users") {
            let user = YAMLReader(node, "user", notes: reader.notes)
            user.allow(only: ["id", "name", "password", "grants"])
            guard let id = user.requiredText("id"), let password = user.secret("password") else { continue }
            if users.contains(where: { $0.id == id }) {
                user.note("the user \"\(id)\" stands twice", at: user.place)
            }
            users.append(
                User(id: id, name: user.text("name") ?? id, password: password, grants: grants(user, names))
            )
        }
    }

    /// The URL that callers reach the server at.
    ///
    /// - publicUrl (text, default: as each request says): it is what OAuth clients know the server by.
    mutating func readPublicURL(_ reader: YAMLReader) {
        guard let text = reader.text("publicUrl"), let node = reader.node("publicUrl") else { return }
        let parts = URLComponents(string: text)
        guard ["http", "https"].contains(parts?.scheme), parts?.host?.isEmpty == false, parts?.query == nil,
            parts?.fragment == nil
        else {
            reader.note("\"publicUrl\" is no URL", at: node.place, suggestion: "for example https://ringdown.example")
            return
        }
        publicURL = text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    private mutating func readRoles(_ reader: YAMLReader) {
        for node in reader.list("roles") {
            let role = YAMLReader(node, "role", notes: reader.notes)
            role.allow(only: ["name", "permissions"])
            guard let name = role.requiredText("name") else { continue }
            if roles.contains(where: { $0.name == name }) {
                role.note("the role \"\(name)\" stands twice", at: role.place)
            }
            let permissions = role.texts("permissions").compactMap { text, place in
                guard let permission = Permission(text) else {
                    role.note(
                        "\"\(text)\" is not a permission",
                        at: place,
                        suggestion: "write domain:entity:action, for example outbound:contactlist:write"
                    )
                    return nil as Permission?
                }
                return permission
            }
            roles.append(AccessRole(name: name, permissions: permissions))
        }
    }

    /// The secrets of a client; `nil` when there is none and must be one.
    private func secrets(_ client: YAMLReader) -> [SecretReference]? {
        guard client.has("secrets") else {
            if !client.has("secret"), client.has("redirectUris") { return [] }
            return client.secret("secret").map { [$0] }
        }
        if let node = client.node("secret") {
            client.note("\"secret\" and \"secrets\" exclude each other", at: node.place, suggestion: "keep \"secrets\"")
        }
        return client.texts("secrets").compactMap { text, place in
            guard let reference = SecretReference(text) else {
                client.note(
                    "\"secrets\" must be references, because secrets do not belong into this file",
                    at: place,
                    suggestion: "write env:NAME or file:PATH"
                )
                return nil
            }
            return reference
        }
    }

    private func redirectURIs(_ client: YAMLReader) -> [RedirectURI] {
        client.texts("redirectUris").compactMap { text, place in
            guard let uri = RedirectURI(text) else {
                client.note(
                    "\"\(text)\" is no redirect URI: users' codes go there",
                    at: place,
                    suggestion: "write https://…, or http://127.0.0.1/… for an application on the user's own machine"
                )
                return nil
            }
            return uri
        }
    }

    private func scopes(_ client: YAMLReader) -> [Scope]? {
        guard client.has("scopes") else { return nil }
        return client.texts("scopes").compactMap { text, place in
            guard let scope = Scope(text) else {
                client.note(
                    "\"\(text)\" is no scope",
                    at: place,
                    suggestion: "write a permission, for example outbound:trigger:view"
                )
                return nil
            }
            return scope
        }
    }

    private func grants(_ holder: YAMLReader, _ roles: Set<String>) -> [RoleAssignment] {
        holder.list("grants").compactMap { grant(YAMLReader($0, "grant", notes: holder.notes), roles) }
    }

    private func grant(_ reader: YAMLReader, _ roles: Set<String>) -> RoleAssignment? {
        reader.allow(only: ["role", "division", "until"])
        guard let role = reader.requiredText("role"), let division = reader.requiredText("division"),
            let node = reader.node("role")
        else { return nil }
        guard roles.contains(role) else {
            reader.note(
                "unknown role \"\(role)\"",
                at: node.place,
                suggestion: role.nearest(among: roles).map { "did you mean \"\($0)\"?" }
                    ?? "add it under roles"
            )
            return nil
        }
        var until: Date?
        if let text = reader.text("until"), let place = reader.node("until")?.place {
            until = API.instant(from: text)
            if until == nil {
                reader.note(
                    "\"\(text)\" is no instant",
                    at: place,
                    suggestion: "write it with its zone, for example 2026-12-31T18:00:00Z"
                )
            }
        }
        return RoleAssignment(
            role: role,
            division: division == "*" ? .all : .one(Division(id: division, name: division)),
            until: until
        )
    }
}
