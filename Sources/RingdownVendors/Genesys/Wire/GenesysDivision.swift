package import RingdownCore

/// A division as the authorization service shows it (`AuthzDivision`).
package struct GenesysDivision: Codable, Hashable, Sendable {
    /// The id that stands for every division, present and future, in a grant.
    package static let everyID = "*"
    /// Every division, as a grant names it; the description is there because the vendor's model asks for one.
    package static let every = GenesysDivision(id: everyID, name: everyID, description: "")

    package var id: String?
    package var name: String?
    package var description: String?
    /// Whether it is the one that objects live in when nothing else is said.
    package var homeDivision: Bool?
    package var selfUri: String?

    package init(
        id: String?,
        name: String? = nil,
        description: String? = nil,
        homeDivision: Bool? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.homeDivision = homeDivision
        self.selfUri = selfUri
    }

    /// The division, its id standing for a name that was not given; `nil` without an id, and for every division.
    package var division: Division? {
        guard let id, id != Self.everyID else { return nil }
        return Division(id: id, name: name ?? id)
    }
}

/// The divisions in which a caller holds a permission (`DivsPermittedEntityListing`).
package struct GenesysPermittedDivisions: Codable, Hashable, Sendable {
    package var entities: [GenesysDivision]?
    /// Whether the permission is held in every division.
    package var allDivsPermitted: Bool?
    package var pageSize: Int?
    package var pageNumber: Int?
    package var total: Int?
    package var pageCount: Int?

    package init(
        entities: [GenesysDivision]?,
        allDivsPermitted: Bool?,
        pageSize: Int? = nil,
        pageNumber: Int? = nil,
        total: Int? = nil,
        pageCount: Int? = nil
    ) {
        self.entities = entities
        self.allDivsPermitted = allDivsPermitted
        self.pageSize = pageSize
        self.pageNumber = pageNumber
        self.total = total
        self.pageCount = pageCount
    }
}
