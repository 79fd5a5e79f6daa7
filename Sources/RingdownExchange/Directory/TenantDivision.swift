package import RingdownCore

/// A division of the tenant: the unit that objects live in and that grants are made for.
package struct TenantDivision: StoredObject {
    package static let kind = ObjectKind.division

    package var id: String
    package var name: String
    /// What it is for; empty when nobody said.
    package var description: String
    /// Whether objects live here when nothing else is said.
    ///
    /// A tenant has exactly one such division.
    package var isHome: Bool

    package init(id: String, name: String, description: String = "", isHome: Bool = false) {
        self.id = id
        self.name = name
        self.description = description
        self.isHome = isHome
    }

    /// The division as access decisions name it.
    package var reference: Division { Division(id: id, name: name) }
}
