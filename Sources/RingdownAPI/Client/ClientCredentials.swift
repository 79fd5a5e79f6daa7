/// What the client proves itself with at the token endpoint; never described, so that no log can carry it.
package struct ClientCredentials: Sendable {
    package var id: String
    let secret: String

    package init(id: String, secret: String) {
        self.id = id
        self.secret = secret
    }
}

extension ClientCredentials: CustomStringConvertible, CustomReflectable {
    package var description: String { "client \(id)" }
    package var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}
