/// The fields of an object in a request's body, as a vendor's specification declares them.
package struct BodyModel: Hashable, Sendable {
    /// The fields in the specification's order.
    package let fields: [BodyField]
    /// Whether a field of any name is taken: the specification lists none.
    package var isOpen: Bool { fields.isEmpty || fields.contains { $0.name == "any" } }

    package init(fields: [BodyField]) { self.fields = fields }

    /// The field of a name, letter case included; `nil` when there is none.
    package func field(_ name: String) -> BodyField? { fields.first { $0.name == name } }
}
