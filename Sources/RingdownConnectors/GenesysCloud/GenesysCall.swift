import RingdownCore
import RingdownVendors

/// The operations of Genesys Cloud that the connector calls, as the catalogue names them.
enum GenesysCloudOperation: String, CaseIterable {
    case getContactList = "GET /api/v2/outbound/contactlists/{contactListId}"
    case getContactLists = "GET /api/v2/outbound/contactlists"
    case addContacts = "POST /api/v2/outbound/contactlists/{contactListId}/contacts"
    case requestUpload = "POST /api/v2/outbound/contactlists/uploads"
    case getImportStatus = "GET /api/v2/outbound/contactlists/{contactListId}/importstatus"
    case getContact = "GET /api/v2/outbound/contactlists/{contactListId}/contacts/{contactId}"
    case getCampaigns = "GET /api/v2/outbound/campaigns"
    case getCampaign = "GET /api/v2/outbound/campaigns/{campaignId}"
    case putCampaign = "PUT /api/v2/outbound/campaigns/{campaignId}"
    case startCampaign = "POST /api/v2/outbound/campaigns/{campaignId}/start"
    case getCampaignProgress = "GET /api/v2/outbound/campaigns/{campaignId}/progress"
    case getCampaignDiagnostics = "GET /api/v2/outbound/campaigns/{campaignId}/diagnostics"
    case getCampaignStats = "GET /api/v2/outbound/campaigns/{campaignId}/stats"
    case getSchedules = "GET /api/v2/outbound/schedules/campaigns"
    case getSchedule = "GET /api/v2/outbound/schedules/campaigns/{campaignId}"
    case putSchedule = "PUT /api/v2/outbound/schedules/campaigns/{campaignId}"
    case deleteSchedule = "DELETE /api/v2/outbound/schedules/campaigns/{campaignId}"
    case getSequences = "GET /api/v2/outbound/sequences"
    case getSequence = "GET /api/v2/outbound/sequences/{sequenceId}"
    case getSequenceSchedules = "GET /api/v2/outbound/schedules/sequences"
    case getSequenceSchedule = "GET /api/v2/outbound/schedules/sequences/{sequenceId}"
    case putSequenceSchedule = "PUT /api/v2/outbound/schedules/sequences/{sequenceId}"
    case deleteSequenceSchedule = "DELETE /api/v2/outbound/schedules/sequences/{sequenceId}"
    case getTokenInfo = "GET /api/v2/tokens/me"
    case getSubject = "GET /api/v2/authorization/subjects/me"
    case getDivisionsPermitted = "GET /api/v2/authorization/divisionspermitted/me"
    case getDivisions = "GET /api/v2/authorization/divisions"

    /// The HTTP method.
    var method: String { String(rawValue.prefix { $0 != " " }) }
    /// The path with its parameters in braces.
    var path: String { String(rawValue.drop { $0 != " " }.dropFirst()) }
    /// Whether it changes something at the vendor.
    var changes: Bool { method != "GET" }
}

/// One call of an operation.
struct GenesysCall {
    /// The operation.
    var operation: GenesysCloudOperation
    /// What fills the path's first parameter; `nil` when it has none.
    var id: String?
    /// What fills the path's second parameter; `nil` when it has none.
    var innerID: String?
    /// The query's parameters in order.
    var query: [(name: String, value: String)] = []
    /// The body; `nil` sends none.
    var body: JSON?
    /// What it acts on or looks for, for errors to name; `nil` when there is no such object.
    var target: RemoteObject?

    /// The path and query to send.
    var path: String {
        FilledPath.write(operation.path, ids: [id, innerID].compactMap(\.self), query: query)
    }
}

/// A successful answer.
struct GenesysReply {
    /// The body.
    var body: [UInt8]
    /// Whether the answer says that its body is something else than JSON.
    var isForeign: Bool
    /// The vendor's correlation id; `nil` when it gave none.
    var correlationID: String?
}
