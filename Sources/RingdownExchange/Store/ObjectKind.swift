/// The kinds of objects that the exchange keeps as documents.
package enum ObjectKind: String, Hashable, Sendable, CaseIterable, Codable {
    case division
    case role
    case client
    case user
    case queue
    case contactList
    case campaign
    case callableTimeSet
    case attemptLimits
    case sequence
    case schedule
    /// The key with which a user of the CXone dialect gets tokens.
    case accessKey
    /// A reporting group of campaigns, which CXone calls a campaign.
    case campaignGroup
    /// What an agent says a call came to.
    case agentDisposition
    /// Somebody who is to be called at a time.
    case callback
    /// A file of records that was taken into a list.
    case uploadJob
    /// A report that was made as a file.
    case reportJob
    case contactListFilter
    /// What contact lists made of files are like.
    case contactListTemplate
    /// What becomes of a file for which no list is named.
    case importTemplate
    /// How a file that is no CSV is read.
    case fileSpecificationTemplate
    case dncList
    case ruleSet
    case campaignRule
    case settings
    case responseSet
    case wrapUpCode
    case wrapUpCodeMapping
    /// A contact that is to be called at a time.
    case contactCallback
    /// A contact is kept in a table of its own, for there may be millions; the kind exists to be named in errors.
    case contact
    /// A line of the event log, likewise in a table of its own.
    case event

    /// Whether two objects of the kind may have one name.
    ///
    /// People who share a name are two people, schedules need no name, and for filters the vendor declares no refusal.
    var sharesNames: Bool { self == .user || self == .schedule || self == .contactListFilter }

    /// The kind as sentences name it.
    package var words: String {
        switch self {
        case .division: "division"
        case .role: "role"
        case .client: "OAuth client"
        case .user: "user"
        case .queue: "queue"
        case .contactList: "contact list"
        case .campaign: "campaign"
        case .callableTimeSet: "callable time set"
        case .attemptLimits: "attempt limit"
        case .sequence: "campaign sequence"
        case .schedule: "schedule"
        case .accessKey: "access key"
        case .campaignGroup: "campaign group"
        case .agentDisposition: "disposition"
        case .uploadJob: "upload job"
        case .reportJob: "report job"
        case .campaignRule: "campaign rule"
        case .settings: "outbound settings"
        case .responseSet: "call analysis response set"
        case .wrapUpCode: "wrap-up code"
        case .wrapUpCodeMapping: "wrap-up code mapping"
        case .contactCallback: "callback of a contact"
        case .callback: "callback"
        case .contactListFilter: "contact list filter"
        case .contactListTemplate: "contact list template"
        case .importTemplate: "import template"
        case .fileSpecificationTemplate: "file specification template"
        case .dncList: "do-not-call list"
        case .ruleSet: "rule set"
        case .contact: "contact"
        case .event: "event"
        }
    }
}
