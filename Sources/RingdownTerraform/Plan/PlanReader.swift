import RingdownCore

/// Reads plan JSON member by member, so that only what changes becomes a value.
struct PlanReader {
    /// The lists of resource changes that a plan has.
    enum Section: Hashable {
        case changes, drift, deferred
    }

    /// One entry of such a list.
    struct Place: Hashable {
        var section: Section
        var position: Int
    }

    let origin: ChangeOrigin
    var document = PlanDocument()
    /// Why the document is refused, when the reason is not JSON's.
    var refusal: TerraformError?
    /// Whether a member was seen that only plans have.
    var isPlan = false
    /// Whether a provider of OpenTofu's registry was seen.
    var sawOpenTofu = false
    /// Unchanged objects whose values are wanted because they are moved or imported, known only after passing them.
    var passedOver: Set<Place> = []
    /// The same, known from the reading before.
    private var wanted: Set<Place> = []
    /// The values of the root module's variables, in clear.
    var variables: [String: JSON] = [:]
    /// Which of them are declared sensitive.
    var sensitiveVariables: Set<String> = []
    /// One copy of each type, module and provider name.
    private var names: Set<String> = []

    /// Whether somebody looks at the values of a change, told from what stands before them.
    private let isWanted: (Change) -> Bool

    init(origin: ChangeOrigin, wanting isWanted: @escaping (Change) -> Bool = { _ in true }) {
        self.origin = origin
        self.isWanted = isWanted
    }

    /// Reads the document; twice when the values of an imported object were passed over the first time, since a
    /// plan says that an object is imported after its values.
    mutating func read(_ bytes: some Collection<UInt8>) throws(JSONError) {
        try readOnce(bytes)
        if !passedOver.isEmpty {
            var again = PlanReader(origin: origin, wanting: isWanted)
            again.wanted = passedOver
            try again.readOnce(bytes)
            self = again
        }
        complete()
    }

    private mutating func readOnce(_ bytes: some Collection<UInt8>) throws(JSONError) {
        try JSONReader.read(bytes) { (reader) throws(JSONError) in
            try reader.object { (name, reader) throws(JSONError) in
                if DocumentMembers.planOnly.contains(name) { isPlan = true }
                try member(name, &reader)
            }
        }
    }

    private mutating func member(_ name: String, _ reader: inout JSONReader) throws(JSONError) {
        switch name {
        case "format_version": try formatVersion(&reader)
        case "terraform_version": document.terraformVersion = try reader.optionalText()
        case "timestamp": document.timestamp = try reader.optionalText()
        case "errored": document.isErrored = try reader.flag()
        case "complete": document.isComplete = try reader.flag()
        case "applyable": document.isApplyable = try reader.flag()
        case "resource_changes":
            try resourceChanges(.changes, &reader) { document, change in document.changes.append(change) }
        case "resource_drift":
            try resourceChanges(.drift, &reader) { document, change in document.drift.append(change) }
        case "deferred_changes": try deferredChanges(&reader)
        case "output_changes": try outputChanges(&reader)
        case "checks": try checks(&reader)
        case "action_invocations": try actionInvocations(isDeferred: false, &reader)
        case "deferred_action_invocations": try actionInvocations(isDeferred: true, &reader)
        // Known, large, and in clear whatever is sensitive: the changes say all of it that matters.
        case "planned_values", "prior_state", "relevant_attributes": try reader.skip()
        case "variables": try readVariables(&reader)
        case "configuration": try readDeclarations(&reader)
        default: document.extra[name] = try reader.value()
        }
    }

    private mutating func formatVersion(_ reader: inout JSONReader) throws(JSONError) {
        document.formatVersion = try reader.text()
        refusal = FormatVersion.refusal(of: document.formatVersion, subject: "plan JSON")
        if refusal != nil { throw reader.error(.wrongType, "a format version that is not read") }
    }

    /// Whether the values of an unchanged object are to be read.
    func wants(_ place: Place) -> Bool { wanted.contains(place) }

    /// Whether the values of a changed object are to be read; they are where its address and type are not known yet.
    func wantsValues(of change: Change) -> Bool {
        change.address.isEmpty || change.type.isEmpty || isWanted(change)
    }

    /// The one copy of a name that many changes share.
    mutating func shared(_ name: String) -> String { names.insert(name).memberAfterInsert }

    /// Sets what every change shares, once the whole document is read.
    private mutating func complete() {
        for name in sensitiveVariables { variables[name]?.collectScalars(into: &document.secrets) }
        var origin = origin
        if origin.revision == nil { origin.revision = document.timestamp }
        if origin.tool == nil, let version = document.terraformVersion {
            origin.tool = "\(sawOpenTofu ? "tofu" : "terraform") \(version)"
        }
        for position in document.changes.indices { document.changes[position].origin = origin }
        for position in document.drift.indices { document.drift[position].origin = origin }
        for position in document.outputs.indices { document.outputs[position].origin = origin }
        for position in document.deferred.indices { document.deferred[position].change.origin = origin }
    }
}
