package import RingdownCore

/// A reference to an object (`DomainEntityRef`).
package struct GenesysReference: Codable, Hashable, Sendable, GenesysElement {
    /// The object's id.
    package var id: String?
    /// The object's name; often absent in what clients send.
    package var name: String?
    /// The object's path.
    package var selfUri: String?

    package init(id: String?, name: String? = nil, selfUri: String? = nil) {
        self.id = id
        self.name = name
        self.selfUri = selfUri
    }

    package init?(_ json: JSON) {
        guard case .object = json else { return nil }
        self.init(id: json["id"]?.string, name: json["name"]?.string, selfUri: json["selfUri"]?.string)
    }

    package var json: JSON {
        var members: [String: JSON] = [:]
        members["id"] = id.map { .string($0) }
        members["name"] = name.map { .string($0) }
        members["selfUri"] = selfUri.map { .string($0) }
        return .object(members)
    }

    /// The division that is referred to, its id standing for a name that was not given; `nil` without an id.
    package var division: Division? { id.map { Division(id: $0, name: name ?? $0) } }
}
