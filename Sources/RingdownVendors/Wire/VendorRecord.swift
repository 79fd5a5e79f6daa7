package import RingdownCore

/// An object of a vendor that keeps every member it was read with, those that Ringdown does not know included.
package protocol VendorRecord: Codable, Hashable, Sendable {
    /// The members as they stood in the document.
    var members: [String: JSON] { get set }

    /// An object with the given members.
    init(members: [String: JSON])
}

extension VendorRecord {
    /// The object in a document; `nil` when the value is no object.
    package init?(_ json: JSON) {
        guard let members = json.object else { return nil }
        self.init(members: members)
    }

    package init(from decoder: any Decoder) throws {
        self.init(members: try decoder.singleValueContainer().decode([String: JSON].self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(members)
    }

    /// The object as a document.
    package var json: JSON { .object(members) }
}
