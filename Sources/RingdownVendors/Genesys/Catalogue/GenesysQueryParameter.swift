package import RingdownCore

/// One query parameter of a Genesys Cloud operation.
package struct GenesysQueryParameter: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// Its type: `string`, `integer`, `boolean` or `array`; an array's values come repeated or joined by commas.
    package let type: String
    /// Whether it must be given.
    package let required: Bool
    /// What holds when it is not given; `nil` when that is not stated.
    package let defaultValue: JSON?
    /// The values it takes; empty when they are not listed.
    package let values: [String]
}
