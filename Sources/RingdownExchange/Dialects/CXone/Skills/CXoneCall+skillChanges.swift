import RingdownCore
import RingdownDialer

extension CXoneCall {
    /// Makes skills: one that is refused does not keep the others from being made.
    func createSkills() async throws -> CXoneReply {
        let drafts = try await fields().all("skills")
        guard !drafts.isEmpty else { throw CXoneFault.missing("skills") }
        var results: [JSON] = []
        var errors = 0
        for draft in drafts {
            do {
                let number = try await create(draft)
                results.append(["success": true, "skillId": .whole(number), "error": .null])
            } catch let fault as CXoneFault where fault.status != 403 {
                errors += 1
                results.append(["success": false, "error": .string(fault.description)])
            } catch let error as ExchangeError {
                errors += 1
                results.append(["success": false, "error": .string(CXoneFault(error).description)])
            }
        }
        return .json(["errorCount": .whole(errors), "skillsResults": .array(results)])
    }

    private func create(_ fields: CXoneFields) async throws -> Int {
        let name = try fields.requiredText("skillName")
        let strategy = try fields.text("outboundStrategy") ?? ""
        guard try fields.whole("mediaTypeId") ?? 4 == 4, strategy.lowercased() == "personal connection",
            try fields.flag("isOutbound") ?? true
        else {
            throw CXoneFault.unsupported("outboundStrategy", "the exchange makes Personal Connection skills for calls")
        }
        let number = try fields.requiredWhole("campaignId")
        let found = try await exchange.store.read { db in try db.object(CampaignGroup.self, number: number) }
        guard let group = found else { throw CXoneFault(400, "InvalidCampaignId", "Invalid campaignId - \(number)") }
        try require(in: try await exchange.division(group.division), restricted: "Campaign - \(number) is restricted")
        let isAgentless = try fields.flag("agentless") ?? false
        let start = DialerTime(milliseconds: 0)
        var campaign = Campaign(
            id: exchange.ids.next(),
            name: name,
            division: group.division,
            created: start,
            modified: start,
            contactList: "",
            queue: nil,
            mode: isAgentless ? .agentless : .progressive,
            phoneColumns: [PhoneColumn(name: "phone")],
            callerName: name,
            callerAddress: try fields.text("callerIdOverride") ?? "+12025550100",
            lineCount: isAgentless ? 1 : nil
        )
        try await change(&campaign, fields)
        return try await exchange.switchboard.create(skill: campaign)
    }

    /// Changes a skill.
    func updateSkill() async throws -> CXoneReply {
        let (number, present) = try await skill()
        let given = try await fields()
        let fields = try given.fields("skill") ?? given
        var changed = present
        try await change(&changed, fields)
        let wanted = changed
        do {
            _ = try await exchange.switchboard.update(campaign: present.id, version: present.version) { $0 = wanted }
        } catch {
            guard error.code == .campaignActive else { throw error }
            throw CXoneFault(409, "InvalidState", "Invalid state. Cannot update a running skill")
        }
        return .json(["success": true, "skillId": .whole(number)])
    }

    private func change(_ campaign: inout Campaign, _ fields: CXoneFields) async throws {
        let present = campaign
        let (directory, groups) = try await exchange.store.read { db in
            let directory = try SkillDirectory(db)
            let groups = directory.groups.reduce(into: [Int: CampaignGroup]()) { groups, group in
                if let number = directory.groupNumbers[group.id] { groups[number] = group }
            }
            return (directory, groups)
        }
        try SkillDraft(fields: fields).apply(
            to: &campaign,
            groups: groups,
            dispositions: directory.dispositions.reduce(into: [:]) { $0[$1.value] = $1.key },
            shown: present.cxone(directory)
        )
    }
}
