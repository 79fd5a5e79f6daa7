import RingdownCore
import RingdownVendors

/// Compares a body with the model that its operation takes, before the operation looks at it.
///
/// `null` counts as absent, and what a model marks read-only is passed over, so that an object that was read can be
/// sent back as it is.
struct GenesysBodyRules: Sendable {
    /// Members that the models require and that this leaves to the operation: the vendor's own clients leave them out,
    /// or their absence has a code of its own there.
    private static let optional: Set<String> = [
        "authorizedGrantType", "callerAddress", "callerName", "campaign", "campaignRuleConditions", "contactListId",
        "currentCampaign",
        "description", "emailCampaign", "id", "intervals", "messagingCampaign", "name", "sequence", "status",
    ]
    /// The codes with which operations refuse the absence of a member, where they declare them.
    private static let codes = [
        "callableTimes": "missing.callable.times", "columnNames": "no.contact.columns.defined",
        "contactList": "contact.list.not.found", "data": "contact.missing.data",
        "phoneColumns": "no.phone.columns",
    ]

    let operation: GenesysOperation
    private let models = GenesysCatalogue.shared.models

    init(_ operation: GenesysOperation) { self.operation = operation }

    /// Refuses a body that the operation's model does not describe; one of an unknown model passes.
    func check(_ body: JSON) throws(GenesysFault) {
        guard let model = operation.requestModel else { return }
        let isList = model.hasPrefix("[") && model.hasSuffix("]")
        let name = isList ? String(model.dropFirst().dropLast()) : model
        guard isList else { return try checkWhole(body, name) }
        guard let elements = body.array else { throw GenesysFault(.badRequest) }
        for element in elements { try checkWhole(element, name) }
    }

    private func checkWhole(_ body: JSON, _ name: String) throws(GenesysFault) {
        guard let model = models[name] else {
            if name == "string", body.string == nil { throw GenesysFields.wrong(body, "string") }
            return
        }
        guard let members = body.object else { throw GenesysFault(.badRequest) }
        try check(members, model, name)
        for field in model.fields where field.isRequired && !field.isReadOnly && !Self.optional.contains(field.name) {
            guard members[field.name]?.isNull ?? true else { continue }
            if let code = Self.codes[field.name], operation.declares(code, status: 400) {
                throw GenesysFault(code, "\(field.name) is required.")
            }
            throw GenesysFault(.constraintValidation, "\(field.name) is required")
        }
    }

    private func check(_ members: [String: JSON], _ model: BodyModel, _ name: String) throws(GenesysFault) {
        guard !model.isOpen else { return }
        for (member, value) in members.sorted(by: { $0.key < $1.key }) {
            guard let field = model.field(member) else {
                // A schedule of something else has a code of its own.
                if operation.declares("invalid.associated.resource.type", status: 400) { continue }
                throw GenesysFault(.invalidProperty, member, name)
            }
            guard !field.isReadOnly, !value.isNull else { continue }
            if !field.values.isEmpty, let text = value.string {
                guard field.values.contains(where: { $0.lowercased() == text.lowercased() }) || hasCode(for: member)
                else {
                    throw .value(text, type: member, allowed: field.values.joined(separator: ", "))
                }
                continue
            }
            try check(value, field.type, member)
        }
    }

    /// Whether the operation refuses a wrong word for a member itself, with a code that ends in the member's name.
    private func hasCode(for member: String) -> Bool {
        operation.errorCodes[400]?.contains { $0.hasSuffix(".\(member.lowercased())") } ?? false
    }

    private func check(_ value: JSON, _ type: BodyType, _ name: String) throws(GenesysFault) {
        switch (type, value) {
        case (_, .null), (.any, _), (.string, .string), (.number, .number), (.flag, .bool): return
        case (.list(let element), .array(let values)):
            for value in values { try check(value, element, name) }
        case (.map(.string), .object(let members)):
            // The columns of a contact: a number or a flag is taken as its text.
            for (key, value) in members where value.array != nil || value.object != nil {
                throw GenesysFields.wrong(value, key, allowed: "a text")
            }
        case (.map(let element), .object(let members)):
            for (key, value) in members { try check(value, element, key) }
        case (.model(let model), .object(let members)):
            if let model = models[model] { try check(members, model, name) }
        default: throw GenesysFields.wrong(value, name, allowed: type.inWords)
        }
    }
}
