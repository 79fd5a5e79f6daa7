/// Where objects are, as they say of themselves.
enum GenesysPath {
    static func division(_ id: String) -> String { "/api/v2/authorization/divisions/\(id)" }
    static func role(_ id: String) -> String { "/api/v2/authorization/roles/\(id)" }
    static func subject(_ id: String) -> String { "/api/v2/authorization/subjects/\(id)" }
    static func oauthClient(_ id: String) -> String { "/api/v2/oauth/clients/\(id)" }
    static func user(_ id: String) -> String { "/api/v2/users/\(id)" }
    static func queue(_ id: String) -> String { "/api/v2/routing/queues/\(id)" }
    static func contactList(_ id: String) -> String { "/api/v2/outbound/contactlists/\(id)" }
    static func contact(_ id: String, inList list: String) -> String { contactList(list) + "/contacts/\(id)" }
    static func campaign(_ id: String) -> String { "/api/v2/outbound/campaigns/\(id)" }
    static func schedule(_ subject: Schedule.Subject, _ id: String) -> String {
        "/api/v2/outbound/schedules/\(subject.rawValue)s/\(id)"
    }
    static func event(_ id: String) -> String { "/api/v2/outbound/events/\(id)" }

    /// The path of an object of a kind; `nil` for kinds that have none.
    static func of(_ kind: ObjectKind, _ id: String) -> String? {
        switch kind {
        case .division: division(id)
        case .role: role(id)
        case .client: oauthClient(id)
        case .user: user(id)
        case .queue: queue(id)
        case .contactList: contactList(id)
        case .campaign: campaign(id)
        case .event: event(id)
        case .callableTimeSet: "\(CallableTimeSet.home.path)/\(id)"
        case .attemptLimits: "\(AttemptLimits.home.path)/\(id)"
        case .sequence: "\(CampaignSequence.home.path)/\(id)"
        case .contactListFilter: "\(ContactListFilter.home.path)/\(id)"
        case .contactListTemplate: "\(ContactListTemplate.home.path)/\(id)"
        case .importTemplate: "\(ImportTemplate.home.path)/\(id)"
        case .fileSpecificationTemplate: "\(FileSpecificationTemplate.home.path)/\(id)"
        case .dncList: "\(DNCList.home.path)/\(id)"
        case .ruleSet: "\(RuleSet.home.path)/\(id)"
        case .campaignRule: "\(CampaignRule.home.path)/\(id)"
        case .responseSet: "\(CallAnalysisResponseSet.home.path)/\(id)"
        case .wrapUpCode: "/api/v2/routing/wrapupcodes/\(id)"
        case .contact, .schedule, .accessKey, .campaignGroup, .agentDisposition, .uploadJob, .callback, .settings,
            .reportJob, .wrapUpCodeMapping, .contactCallback:
            nil
        }
    }
}
