package import RingdownCore

/// One object of a state: a resource instance, or what a failed replacement left of one.
package struct StateObject: Hashable, Sendable {
    /// The module's address; `nil` for the root module.
    package var module: String?
    /// Managed or data.
    package var kind: Change.Kind
    /// The resource type.
    package var type: String
    /// The name in the configuration.
    package var name: String
    /// The instance key; `nil` when there is none.
    package var index: JSON?
    /// The provider's source address; `nil` where the state does not say.
    package var provider: String?
    /// Whether Terraform will replace it at the next apply.
    package var isTainted = false
    /// Its attributes, dynamically typed ones without their type.
    package var values: JSON = [:]
    /// The mask of sensitive places in `values`; `nil` when there are none.
    package var sensitive: JSON?
}

/// One output of a state.
package struct StateOutput: Hashable, Sendable {
    /// Its value; `.null` when it has none.
    package var value: JSON
    /// Whether it is marked sensitive.
    package var isSensitive: Bool

    /// Its mask of sensitive places.
    var mask: JSON? { JSON.bool(isSensitive).nonEmptyMask }
}
