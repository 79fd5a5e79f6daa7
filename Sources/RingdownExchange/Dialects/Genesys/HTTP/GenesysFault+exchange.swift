import RingdownVendors

extension GenesysFault {
    /// The refusal that an error of the exchange becomes: the one table from its codes to the vendor's.
    init(_ error: ExchangeError, in operation: GenesysOperation) {
        switch error.code {
        case .notFound where error.object == .client && operation.declares("client.not.found", status: 404):
            self.init("client.not.found", status: 404, Self.sentence(error))
        case .notFound:
            self.init(Self.notFound(error.object, in: operation))
        case .duplicateName where operation.declares("duplicate.name", status: 409):
            self.init("duplicate.name", status: 409, Self.sentence(error))
        case .duplicateName:
            self.init(.duplicateName)
        case .wrongVersion:
            self.init(.wrongVersion)
        case .badStatusTransition:
            self.init(
                GenesysErrorTemplate.badStatusTransition.code,
                "An attempt was made to update a \(error.object == .sequence ? "CampaignSequence" : "Campaign")"
                    + " in an invalid way. Details: \(error.message)"
            )
        case .campaignActive where error.object == .contactList:
            self.init("contact.list.is.on.running.campaign", Self.sentence(error))
        case .campaignActive:
            self.init(.campaignActiveConflict)
        case .inUse where error.object == .contact:
            self.init(
                operation.declares("contact.in.use", status: 400) ? "contact.in.use" : "invalid.delete",
                Self.sentence(error)
            )
        case .inUse:
            self.init(Self.inUseCode(error.object, in: operation), Self.sentence(error))
        case .danglingReference:
            self.init(Self.danglingCode(error.object, in: operation), Self.sentence(error))
        case .invalidValue:
            self.init(error.rule ?? "constraint.validation", Self.sentence(error))
        case .invalidSeed, .catalogueUnusable, .storeUnusable, .storeFailed:
            self.init(.internalServerError)
            cause = error.message
        }
    }

    private static func notFound(_ kind: ObjectKind?, in operation: GenesysOperation) -> GenesysErrorTemplate {
        let own: GenesysErrorTemplate? =
            switch kind {
            case .contact: .contactNotFound
            case .contactList: .contactListNotFound
            case .campaign: .campaignNotFound
            case .sequence: .sequenceNotFound
            case .dncList: .dncListNotFound
            default: nil
            }
        return [own, .resourceNotFound].compactMap(\.self)
            .first { operation.declares($0.code, status: $0.status) } ?? .notFound
    }

    private static func inUseCode(_ kind: ObjectKind?, in operation: GenesysOperation) -> String {
        let own: String? =
            switch kind {
            case .campaign: "campaign.in.use"
            case .contactList: "contact.list.in.use"
            case .callableTimeSet: "callable.time.set.in.use"
            case .sequence: "campaign.sequence.in.use"
            case .dncList: "dnc.list.in.use"
            case .responseSet: "call.analysis.response.set.in.use"
            case .campaignRule: "cannot.delete.enabled.campaign.rule"
            case .importTemplate: "import.template.in.use"
            case .queue: "active.queue"
            default: nil
            }
        if let own, operation.declares(own, status: 400) { return own }
        return "referential.integrity.error"
    }

    private static func danglingCode(_ kind: ObjectKind?, in operation: GenesysOperation) -> String {
        let own: String? =
            switch kind {
            case .queue: "queue.not.found"
            case .responseSet: "call.analysis.response.set.not.found"
            case .division: "division.not.found"
            case .contactList: "contact.list.not.found"
            case .callableTimeSet: "callable.time.set.not.found"
            case .contactListFilter: "contact.list.filter.not.found"
            case .dncList: "dnc.list.not.found"
            case .ruleSet: "rule.set.not.found"
            case .contactListTemplate: "contact.list.template.not.found"
            default: nil
            }
        if let own, operation.declares(own, status: 400) { return own }
        return operation.method == "POST" ? "invalid.create" : "invalid.update"
    }

    private static func sentence(_ error: ExchangeError) -> String {
        error.message.prefix(1).uppercased() + error.message.dropFirst() + "."
    }
}
