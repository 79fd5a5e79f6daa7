package import RingdownCore

/// A skill (`GET /skills`): where contacts wait, and for Personal Connection what dials.
package struct CXoneSkill: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var skillId: String? {
        get { self[id: "skillId"] }
        set { self[id: "skillId"] = newValue }
    }
    /// From 1 to 30 characters.
    package var skillName: String? {
        get { self[text: "skillName"] }
        set { self[text: "skillName"] = newValue }
    }
    /// 4 for telephone calls.
    package var mediaTypeId: Int? {
        get { self[whole: "mediaTypeId"] }
        set { self[whole: "mediaTypeId"] = newValue }
    }
    package var mediaTypeName: String? {
        get { self[text: "mediaTypeName"] }
        set { self[text: "mediaTypeName"] = newValue }
    }
    package var isActive: Bool? {
        get { self[flag: "isActive"] }
        set { self[flag: "isActive"] = newValue }
    }
    /// The reporting group that it belongs to, which cannot be started.
    package var campaignId: String? {
        get { self[id: "campaignId"] }
        set { self[id: "campaignId"] = newValue }
    }
    package var campaignName: String? {
        get { self[text: "campaignName"] }
        set { self[text: "campaignName"] = newValue }
    }
    package var isOutbound: Bool? {
        get { self[flag: "isOutbound"] }
        set { self[flag: "isOutbound"] = newValue }
    }
    /// `Manual` or `Personal Connection`; the vendor's word.
    package var outboundStrategy: String? {
        get { self[text: "outboundStrategy"] }
        set { self[text: "outboundStrategy"] = newValue }
    }
    /// Whether it is started; only a Personal Connection skill can be.
    package var isRunning: Bool? {
        get { self[flag: "isRunning"] }
        set { self[flag: "isRunning"] = newValue }
    }
    /// Whether calls go to a script and to no agent.
    package var agentless: Bool? {
        get { self[flag: "agentless"] }
        set { self[flag: "agentless"] = newValue }
    }
    /// Calls that an agentless skill places at once, from 1 to 10.
    package var agentlessPorts: Int? {
        get { self[whole: "agentlessPorts"] }
        set { self[whole: "agentlessPorts"] = newValue }
    }
    /// The number that called persons are shown.
    package var callerIdOverride: String? {
        get { self[text: "callerIdOverride"] }
        set { self[text: "callerIdOverride"] = newValue }
    }
    package var scriptId: String? {
        get { self[id: "scriptId"] }
        set { self[id: "scriptId"] = newValue }
    }
    package var scriptName: String? {
        get { self[text: "scriptName"] }
        set { self[text: "scriptName"] = newValue }
    }
    package var priorityBlending: Bool? {
        get { self[flag: "priorityBlending"] }
        set { self[flag: "priorityBlending"] = newValue }
    }
    package var requireDisposition: Bool? {
        get { self[flag: "requireDisposition"] }
        set { self[flag: "requireDisposition"] = newValue }
    }
    package var notes: String? {
        get { self[text: "notes"] }
        set { self[text: "notes"] = newValue }
    }
    /// When it was changed last.
    package var lastUpdateTime: String? {
        get { self[text: "lastUpdateTime"] }
        set { self[text: "lastUpdateTime"] = newValue }
    }

    /// The strategy of skills that dial by themselves.
    package static let personalConnection = "Personal Connection"

    /// Whether it dials by itself; `nil` when the vendor did not say.
    package var isPersonalConnection: Bool? {
        if isOutbound == false { return false }
        return outboundStrategy.map { $0.lowercased() == Self.personalConnection.lowercased() }
    }
}
