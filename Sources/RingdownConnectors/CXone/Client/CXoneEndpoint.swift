import RingdownVendors

/// The operations of CXone that the connector calls, as the catalogue names them.
struct CXoneEndpoint: Hashable, Sendable {
    /// The method and the path below `services/v{N}.0`.
    let name: String

    private init(_ name: String) { self.name = name }

    static let serverTime = CXoneEndpoint("GET /server-time")
    static let timeZones = CXoneEndpoint("GET /timezones")
    static let permissions = CXoneEndpoint("GET /permissions/{agentId}")
    static let securityProfiles = CXoneEndpoint("GET /security-profiles")

    static let skills = CXoneEndpoint("GET /skills")
    static let skill = CXoneEndpoint("GET /skills/{skillId}")
    static let startSkill = CXoneEndpoint("POST /skills/{skillId}/start")
    static let stopSkill = CXoneEndpoint("POST /skills/{skillId}/stop")
    static let skillActivity = CXoneEndpoint("GET /skills/{skillId}/activity")
    static let skillSummary = CXoneEndpoint("GET /skills/{skillId}/summary")
    static let dialerContacts = CXoneEndpoint("GET /wfm-data/skills/dialer-contacts")
    static let completedContacts = CXoneEndpoint("GET /contacts/completed")

    static let activeContacts = CXoneEndpoint("GET /contacts/active")

    static let campaigns = CXoneEndpoint("GET /campaigns")
    static let campaign = CXoneEndpoint("GET /campaigns/{campaignId}")

    static let callLists = CXoneEndpoint("GET /lists/call-lists")
    static let callList = CXoneEndpoint("GET /lists/call-lists/{listId}")
    static let mapCallList = CXoneEndpoint("POST /lists/call-lists")
    static let attempts = CXoneEndpoint("GET /lists/call-lists/{listId}/attempts")
    static let upload = CXoneEndpoint("POST /lists/call-lists/{listId}/upload")
    static let jobs = CXoneEndpoint("GET /lists/call-lists/jobs")
    static let job = CXoneEndpoint("GET /lists/call-lists/jobs/{jobId}")

    static let dncGroups = CXoneEndpoint("GET /dnc-groups")
    static let newDncGroup = CXoneEndpoint("POST /dnc-groups")
    static let addDncRecords = CXoneEndpoint("POST /dnc-groups/{groupId}/records")
    static let expireDncRecords = CXoneEndpoint("DELETE /dnc-groups/{groupId}/records")
    static let scrubSkill = CXoneEndpoint("POST /dnc-groups/{groupId}/scrubbed-skills/{skillId}")
    static let searchDnc = CXoneEndpoint("POST /dnc-groups/search")

    static let queueCallback = CXoneEndpoint("POST /queuecallback")
    static let promise = CXoneEndpoint("POST /promise")
    static let scheduleCallback = CXoneEndpoint("POST /scheduled-callbacks")
    static let cancelCallback = CXoneEndpoint("DELETE /scheduled-callbacks/{callbackId}")
    static let skillCallbacks = CXoneEndpoint("GET /skills/{skillId}/scheduled-callbacks")
    static let startScript = CXoneEndpoint("POST /scripts/start")
    static let startScriptByID = CXoneEndpoint("POST /scripts/{scriptId}/start")

    /// Reads a block of a skill's settings.
    static func read(_ block: CXoneParameterBlock) -> CXoneEndpoint {
        CXoneEndpoint("GET /skills/{skillId}/parameters/\(block.rawValue)")
    }

    /// Writes a block of a skill's settings.
    static func write(_ block: CXoneParameterBlock) -> CXoneEndpoint {
        CXoneEndpoint("PUT /skills/{skillId}/parameters/\(block.rawValue)")
    }

    /// The HTTP method.
    var method: String { String(name.prefix { $0 != " " }) }
    /// The path with its parameters in braces.
    var path: String { String(name.drop { $0 != " " }.dropFirst()) }
    /// Whether it changes something at the vendor.
    var changes: Bool { method != "GET" && self != Self.searchDnc }
}
