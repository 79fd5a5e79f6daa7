/// One resource or output whose value differs, as any Terraform source reports it.
package struct Change: Codable, Hashable, Sendable {
    /// What kind of thing changed.
    package enum Kind: String, Codable, Hashable, Sendable {
        /// A managed resource.
        case managed
        /// A data source.
        case data
        /// An output value of the root module.
        case output
    }

    /// The full address: `module.eu.genesyscloud_outbound_campaign.renewals["de"]`, or `output.NAME`.
    package var address: String
    /// Where it was before a move; `nil` when it was not moved.
    package var previousAddress: String?
    /// The module's address; `nil` for the root module.
    package var module: String?
    /// What kind of thing it is.
    package var kind: Kind
    /// The resource type; empty for an output.
    package var type: String
    /// The name in the configuration.
    package var name: String
    /// The instance key, a string or a number; `nil` when there is none.
    package var index: JSON?
    /// The provider's source address; `nil` for outputs and where the source does not say.
    package var provider: String?
    /// The key of a deposed object; `nil` for a current one.
    package var deposed: String?
    /// What happens to it.
    package var actions: ChangeActions
    /// Why, in Terraform's word (`replace_because_tainted`); `nil` when none was given.
    package var reason: String?
    /// The value before; `nil` when there was none or the source does not carry values.
    package var before: JSON?
    /// The value after, without what is unknown until apply; `nil` when there is none.
    package var after: JSON?
    /// The mask of what is unknown until apply, `true` at each unknown place; `nil` when all is known.
    package var unknown: JSON?
    /// The mask of sensitive places in `before`; `nil` when there are none.
    package var beforeSensitive: JSON?
    /// The mask of sensitive places in `after`; `nil` when there are none.
    package var afterSensitive: JSON?
    /// Whether the object is being imported into the state.
    package var isImport: Bool
    /// Whether the source carried values at all; an apply stream without its plan does not.
    package var carriesValues: Bool
    /// How far the change has come.
    package var phase: Phase
    /// Where it was seen.
    package var origin: ChangeOrigin
    /// Members of the source's own record that Ringdown does not know, kept as they came.
    package var extra: [String: JSON]

    package init(
        address: String,
        previousAddress: String? = nil,
        module: String? = nil,
        kind: Kind = .managed,
        type: String,
        name: String,
        index: JSON? = nil,
        provider: String? = nil,
        deposed: String? = nil,
        actions: ChangeActions,
        reason: String? = nil,
        before: JSON? = nil,
        after: JSON? = nil,
        unknown: JSON? = nil,
        beforeSensitive: JSON? = nil,
        afterSensitive: JSON? = nil,
        isImport: Bool = false,
        carriesValues: Bool = true,
        phase: Phase,
        origin: ChangeOrigin,
        extra: [String: JSON] = [:]
    ) {
        self.address = address
        self.previousAddress = previousAddress
        self.module = module
        self.kind = kind
        self.type = type
        self.name = name
        self.index = index
        self.provider = provider
        self.deposed = deposed
        self.actions = actions
        self.reason = reason
        self.before = before
        self.after = after
        self.unknown = unknown
        self.beforeSensitive = beforeSensitive
        self.afterSensitive = afterSensitive
        self.isImport = isImport
        self.carriesValues = carriesValues
        self.phase = phase
        self.origin = origin
        self.extra = extra
    }
}
