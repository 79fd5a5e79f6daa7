package import RingdownCore
package import RingdownVendors

extension CXoneClient {
    /// A skill as it is now.
    package func skill(_ target: RemoteObject) async throws(ConnectorError) -> CXoneSkill {
        let call = CXoneCall(.skill, target.id, target: target)
        guard let skill = try await read(call).object("skill", "skills", as: CXoneSkill.self) else {
            throw refusal(.notFound, "CXone shows no skill \"\(target.name)\": check its id.", .skill, target)
        }
        return skill
    }

    /// The telephone skills whose name is exactly the given one, as far as the account sees them.
    func skills(named name: String, target: RemoteObject) async throws(ConnectorError) -> [CXoneSkill] {
        let call = CXoneCall(.skills, query: [("searchString", name)], target: target)
        // The name is compared again: what is searched for may stand in the middle of another one.
        return try await readAll(call, "skills", of: CXoneSkill.self).filter { $0.skillName == name }
    }

    /// Every Personal Connection skill that the account sees.
    func personalConnectionSkills() async throws(ConnectorError) -> [CXoneSkill] {
        let call = CXoneCall(.skills, query: [("outboundStrategy", CXoneSkill.personalConnection)])
        return try await readAll(call, "skills", of: CXoneSkill.self).filter { $0.isPersonalConnection == true }
    }

    /// The campaigns whose name is exactly the given one; at CXone they are groups of skills and cannot be started.
    func campaigns(named name: String) async throws(ConnectorError) -> [CXoneCampaign] {
        let call = CXoneCall(.campaigns, query: [("searchString", name)])
        return try await readAll(call, "campaigns", of: CXoneCampaign.self).filter { $0.name == name }
    }

    /// The campaign with an id.
    package func campaign(id: String) async throws(ConnectorError) -> CXoneCampaign {
        let target = RemoteObject(kind: "campaign", id: id, name: id)
        guard
            let campaign = try await read(CXoneCall(.campaign, id, target: target))
                .object("campaign", "campaigns", as: CXoneCampaign.self)
        else { throw refusal(.notFound, "CXone shows no campaign \(id): check its id.", .campaign, target) }
        return campaign
    }

    /// Starts a skill; the answer is the correlation id.
    func start(_ target: RemoteObject) async throws(ConnectorError) -> String? {
        try await send(CXoneCall(.startSkill, target.id, target: target)).correlationID
    }

    /// Stops a skill: no new calls, and with force the calls in progress end, too.
    package func stop(_ target: RemoteObject, force: Bool = false) async throws(ConnectorError) {
        _ = try await send(CXoneCall(.stopSkill, target.id, query: [("force", "\(force)")], target: target))
    }
}
