/// `when` a change looks like this, `do` that, `only` under these conditions.
package struct Rule: Hashable, Sendable {
    /// What a matching change leads to.
    package enum Action: Hashable, Sendable {
        /// Trigger a contact list, named as in the configuration.
        case trigger(contactList: String, priority: Bool)
    }

    /// Its name, unique in the configuration.
    package var name: String
    /// The workspaces it listens to; `nil` for all.
    ///
    /// Text with `*` or `?` is a glob.
    package var workspace: Pattern?
    /// The resources or outputs it listens to; `nil` for all.
    package var resource: ResourcePattern?
    /// The actions it listens to; `nil` for all that change something.
    package var actions: Set<ChangeActions>?
    /// What must have happened to attributes; all of them.
    package var attributes: [AttributeCondition]
    /// What else must hold; all of them.
    package var conditions: [Condition]
    /// How far a change must have come.
    package var phase: Phase
    /// What to do.
    package var then: [Action]
    /// Under which conditions.
    package var only: [GateClause]
    /// Where it stands in its file (`ringdown.yaml:31`); `nil` when it came another way.
    package var place: String?

    package init(
        name: String,
        workspace: Pattern? = nil,
        resource: ResourcePattern? = nil,
        actions: Set<ChangeActions>? = nil,
        attributes: [AttributeCondition] = [],
        conditions: [Condition] = [],
        phase: Phase = .applied,
        then: [Action],
        only: [GateClause] = [],
        place: String? = nil
    ) {
        self.name = name
        self.workspace = workspace
        self.resource = resource
        self.actions = actions
        self.attributes = attributes
        self.conditions = conditions
        self.phase = phase
        self.then = then
        self.only = only
        self.place = place
    }
}
