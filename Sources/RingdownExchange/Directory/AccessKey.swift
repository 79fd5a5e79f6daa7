/// What a user gets tokens of the CXone dialect with; it can do what its user can.
package struct AccessKey: StoredObject {
    package static let kind = ObjectKind.accessKey

    /// The access key's id, which is half of the secret's pair.
    package var id: String
    /// The id of the user it belongs to.
    package var user: String
    /// The other half.
    package var secret: KeptSecret
    /// Whether it still gives tokens, and its tokens count.
    package var isActive: Bool

    package var name: String { id }

    package init(id: String, user: String, secret: KeptSecret, isActive: Bool = true) {
        self.id = id
        self.user = user
        self.secret = secret
        self.isActive = isActive
    }
}
