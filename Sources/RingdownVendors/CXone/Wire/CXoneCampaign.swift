package import RingdownCore

/// A campaign: at CXone a group of skills for reports, which cannot be started.
///
/// Version 33 changed its shape; both are read, and each is written for its versions.
package struct CXoneCampaign: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    /// A campaign in the shape of a version.
    package init(id: String, name: String, isActive: Bool, description: String? = nil, version: CXoneVersion) {
        members = [:]
        self[id: version.hasFlatCampaigns ? "id" : "campaignId"] = id
        self[text: version.hasFlatCampaigns ? "name" : "campaignName"] = name
        self.isActive = isActive
        self[text: "description"] = description
    }

    package var id: String? { self[id: "id"] ?? self[id: "campaignId"] }
    package var name: String? { self[text: "name"] ?? self[text: "campaignName"] }
    package var isActive: Bool? {
        get { self[flag: "isActive"] }
        set { self[flag: "isActive"] = newValue }
    }

    /// The body that makes a campaign.
    package static func creation(name: String, description: String?, version: CXoneVersion) -> JSON {
        var campaign = CXoneCampaign()
        campaign[text: version.hasFlatCampaigns ? "name" : "campaignName"] = name
        campaign.isActive = true
        campaign[text: "description"] = description
        return version.hasFlatCampaigns ? campaign.json : ["campaigns": .array([campaign.json])]
    }
}
