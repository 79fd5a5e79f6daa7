package import RingdownCore

/// A voice campaign (`Campaign`).
package struct GenesysCampaign: GenesysRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var id: String? {
        get { self[text: "id"] }
        set { self[text: "id"] = newValue }
    }
    package var name: String? {
        get { self[text: "name"] }
        set { self[text: "name"] = newValue }
    }
    /// When it was made, as ``GenesysTime`` writes it.
    package var dateCreated: String? {
        get { self[text: "dateCreated"] }
        set { self[text: "dateCreated"] = newValue }
    }
    /// When it was changed last, as ``GenesysTime`` writes it.
    package var dateModified: String? {
        get { self[text: "dateModified"] }
        set { self[text: "dateModified"] = newValue }
    }
    /// Counts its changes; an update must carry the present one.
    package var version: Int? {
        get { self[whole: "version"] }
        set { self[whole: "version"] = newValue }
    }
    package var contactList: GenesysReference? {
        get { self[reference: "contactList"] }
        set { self[reference: "contactList"] = newValue }
    }
    /// The queue whose agents take the calls; `nil` for an agentless campaign.
    package var queue: GenesysReference? {
        get { self[reference: "queue"] }
        set { self[reference: "queue"] = newValue }
    }
    /// `agentless`, `preview`, `power`, `predictive`, `progressive` or `external`.
    package var dialingMode: String? {
        get { self[text: "dialingMode"] }
        set { self[text: "dialingMode"] = newValue }
    }
    package var script: GenesysReference? {
        get { self[reference: "script"] }
        set { self[reference: "script"] = newValue }
    }
    package var site: GenesysReference? {
        get { self[reference: "site"] }
        set { self[reference: "site"] = newValue }
    }
    package var edgeGroup: GenesysReference? {
        get { self[reference: "edgeGroup"] }
        set { self[reference: "edgeGroup"] = newValue }
    }
    /// The vendor's word for its state, one that Ringdown does not know included.
    package var campaignStatus: String? {
        get { self[text: "campaignStatus"] }
        set { self[text: "campaignStatus"] = newValue }
    }
    /// Its state; `nil` when it is absent or unknown.
    package var status: GenesysCampaignStatus? {
        get { campaignStatus.flatMap(GenesysCampaignStatus.init) }
        set { campaignStatus = newValue?.rawValue }
    }
    package var phoneColumns: [GenesysPhoneColumn]? {
        get { self[list: "phoneColumns"] }
        set { self[list: "phoneColumns"] = newValue }
    }
    /// Percent of calls that may be abandoned, for predictive dialing.
    package var abandonRate: Double? {
        get { self[number: "abandonRate"] }
        set { self[number: "abandonRate"] = newValue }
    }
    package var dncLists: [GenesysReference]? {
        get { self[list: "dncLists"] }
        set { self[list: "dncLists"] = newValue }
    }
    package var callableTimeSet: GenesysReference? {
        get { self[reference: "callableTimeSet"] }
        set { self[reference: "callableTimeSet"] = newValue }
    }
    package var contactListFilters: [GenesysReference]? {
        get { self[list: "contactListFilters"] }
        set { self[list: "contactListFilters"] = newValue }
    }
    /// Why it cannot dial; read-only.
    package var errors: [GenesysProblem]? {
        get { self[list: "errors"] }
        set { self[list: "errors"] = newValue }
    }
    package var callerName: String? {
        get { self[text: "callerName"] }
        set { self[text: "callerName"] = newValue }
    }
    package var callerAddress: String? {
        get { self[text: "callerAddress"] }
        set { self[text: "callerAddress"] = newValue }
    }
    /// Calls that an agentless campaign places at once.
    package var outboundLineCount: Int? {
        get { self[whole: "outboundLineCount"] }
        set { self[whole: "outboundLineCount"] = newValue }
    }
    /// Whether it stays on when its contacts are used up, to dial those that are added later.
    package var alwaysRunning: Bool? {
        get { self[flag: "alwaysRunning"] }
        set { self[flag: "alwaysRunning"] = newValue }
    }
    /// Seconds that a call may ring.
    package var noAnswerTimeout: Int? {
        get { self[whole: "noAnswerTimeout"] }
        set { self[whole: "noAnswerTimeout"] = newValue }
    }
    /// From 1 to 5: its share of agents beside the other campaigns.
    package var priority: Int? {
        get { self[whole: "priority"] }
        set { self[whole: "priority"] = newValue }
    }
    package var division: GenesysReference? {
        get { self[reference: "division"] }
        set { self[reference: "division"] = newValue }
    }
    package var maxCallsPerAgent: Int? {
        get { self[whole: "maxCallsPerAgent"] }
        set { self[whole: "maxCallsPerAgent"] = newValue }
    }
    package var selfUri: String? {
        get { self[text: "selfUri"] }
        set { self[text: "selfUri"] = newValue }
    }
}
