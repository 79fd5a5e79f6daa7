import RingdownCore
import RingdownDialer

extension CXoneDialect {
    /// Adds the campaigns, which are reporting groups: flat from version 33 on, wrapped before.
    static func addCampaigns(to routes: inout CXoneRoutes) {
        routes.on("GET /campaigns", .campaignsView) { try await $0.campaigns() }
        routes.on("POST /campaigns", .campaignsCreate) { try await $0.createCampaigns() }
        routes.on("GET /campaigns/{campaignId}", .campaignsView) { call in
            try await call.answer(with: try await call.group())
        }
        routes.on("PUT /campaigns/{campaignId}", .campaignsEdit) { try await $0.updateCampaign() }
        routes.on("PATCH /campaigns/{campaignId}/status", .campaignsDeactivate) { call in
            guard try await call.fields()["isActive"] != nil else { throw CXoneFault.missing("isActive") }
            return try await call.updateCampaign()
        }
        routes.on("GET /campaigns/{campaignId}/skills", .skillsView) { try await $0.campaignSkills(assigned: true) }
        routes.on("GET /campaigns/{campaignId}/skills/unassigned", .skillsView) {
            try await $0.campaignSkills(assigned: false)
        }
        routes.on("POST /campaigns/{campaignId}/skills", .campaignsEdit) { try await $0.moveSkills(into: true) }
        routes.on("DELETE /campaigns/{campaignId}/skills", .campaignsEdit) { try await $0.moveSkills(into: false) }
    }
}

extension CXoneCall {
    /// The group that the path names.
    fileprivate func group() async throws -> CampaignGroup {
        let number = try number("campaignId")
        let found = try await exchange.store.read { db in try db.object(CampaignGroup.self, number: number) }
        guard let group = found else { throw CXoneFault.noObject("campaignId", String(number)) }
        try require(in: try await exchange.division(group.division), restricted: "Campaign - \(number) is restricted")
        return group
    }

    private func row(_ group: CampaignGroup, _ numbers: [String: Int], _ divisions: [String: Int]) -> [String: JSON] {
        let isFlat = version >= 33
        return [
            (isFlat ? "id" : "campaignId"): .whole(numbers[group.id]),
            (isFlat ? "name" : "campaignName"): .string(group.name), "isActive": .bool(group.isActive),
            "description": .string(group.description), "notes": .string(group.notes),
            "lastUpdateTime": .time(group.modified), "divisionId": .whole(divisions[group.division]),
        ]
    }

    fileprivate func campaigns() async throws -> CXoneReply {
        let sees = sees
        let active = try query.flag("isActive")
        let rows = try await exchange.store.read { db in
            let numbers = try db.numbers(of: .campaignGroup)
            let divisions = try db.numbers(of: .division)
            return try db.objects(CampaignGroup.self)
                .filter { sees($0.division) && (active == nil || $0.isActive == active) }
                .map { row($0, numbers, divisions) }
        }
        return try list(
            rows,
            as: "campaigns",
            searched: ["name", "campaignName", "description"],
            wrapped: version <= 20
        )
    }

    fileprivate func answer(with group: CampaignGroup) async throws -> CXoneReply {
        let shown = try await exchange.store.read { db in
            row(group, try db.numbers(of: .campaignGroup), try db.numbers(of: .division))
        }
        return .json(version >= 33 ? .object(shown) : ["campaign": .object(shown)])
    }

    fileprivate func createCampaigns() async throws -> CXoneReply {
        let fields = try await fields()
        guard version < 33 else {
            return .json(["id": .whole(try await create(fields, name: "name"))])
        }
        var results: [JSON] = []
        var errors = 0
        for draft in try fields.all("campaigns") {
            do {
                let number = try await create(draft, name: "campaignName")
                results.append(["campaignId": .whole(number), "success": true, "error": .null])
            } catch let fault as CXoneFault where fault.status != 403 {
                errors += 1
                results.append(["success": false, "error": .string(fault.description)])
            }
        }
        guard !results.isEmpty else { throw CXoneFault.missing("campaigns") }
        return .json(["errorCount": .whole(errors), "campaignResults": .array(results)], errors > 0 ? 206 : 200)
    }

    private func create(_ fields: CXoneFields, name: String) async throws -> Int {
        let text = try fields.requiredText(name)
        let division: String
        if let number = try fields.whole("divisionId") {
            let found = try await exchange.store.read { db in try db.object(TenantDivision.self, number: number) }
            guard let found else { throw CXoneFault.noObject("divisionId", String(number)) }
            try require(in: found.reference)
            division = found.id
        } else {
            division = try await divisionForNew()
        }
        var group = CampaignGroup(
            id: exchange.ids.next(),
            name: text,
            division: division,
            now: exchange.switchboard.now
        )
        try Self.apply(fields, to: &group, name: name)
        let wanted = group
        do {
            return try await exchange.store.write { db in
                try db.insert(wanted)
                return Int(try db.key(.campaignGroup, wanted.id))
            }
        } catch {
            guard error.code == .duplicateName else { throw error }
            throw CXoneFault(400, "InvalidCampaignName", "campaignName '\(text)' already exists")
        }
    }

    private static func apply(_ fields: CXoneFields, to group: inout CampaignGroup, name: String) throws(CXoneFault) {
        group.name = try fields.text(name) ?? group.name
        group.isActive = try fields.flag("isActive") ?? group.isActive
        group.description = try fields.text("description") ?? group.description
        group.notes = try fields.text("notes") ?? group.notes
    }

    fileprivate func updateCampaign() async throws -> CXoneReply {
        var group = try await group()
        let given = try await fields()
        let fields = try given.fields("campaign") ?? given
        try Self.apply(fields, to: &group, name: version >= 33 ? "name" : "campaignName")
        group.modified = exchange.switchboard.now
        let wanted = group
        try await exchange.store.write { db in
            let directory = try SkillDirectory(db)
            let isUsed = try db.objects(Campaign.self).contains { campaign in
                directory.group(of: campaign)?.id == wanted.id && campaign.skill?.isActive ?? true
            }
            guard wanted.isActive || !isUsed else {
                throw ExchangeError(
                    .inUse,
                    "Cannot make a Campaign with active skills inactive",
                    object: .campaignGroup
                )
            }
            try db.update(wanted)
        }
        return try await answer(with: wanted)
    }

    fileprivate func campaignSkills(assigned: Bool) async throws -> CXoneReply {
        let group = try await group()
        let sees = sees
        let rows = try await exchange.store.read { db in
            let directory = try SkillDirectory(db)
            return try db.objects(Campaign.self)
                .filter { campaign in
                    let isMember = directory.group(of: campaign)?.id == group.id
                    return sees(campaign.division) && isMember == assigned
                }
                .map { $0.cxone(directory).merging(["mediaType": 4, "mediaName": "Phone Call"]) { $1 } }
        }
        return try list(rows, as: "skills", searched: ["skillName"])
    }

    /// Puts skills into the group, or back into the group of their division.
    fileprivate func moveSkills(into joins: Bool) async throws -> CXoneReply {
        let group = try await group()
        let fields = try await fields()
        var given = try fields.list("skills") ?? []
        if try fields.flag("addAll") ?? false {
            given = try await exchange.store.read { db in
                let directory = try SkillDirectory(db)
                return try db.objects(Campaign.self)
                    .filter { $0.division == group.division && (directory.group(of: $0)?.id == group.id) != joins }
                    .map { .whole(directory.number($0)) }
            }
        } else if given.isEmpty {
            throw CXoneFault.missing("skills")
        }
        var assigned: [JSON] = []
        var invalid: [JSON] = []
        for value in given {
            // Newer clients give numbers, others objects.
            let item = value["skillId"] ?? value
            let number = item.int ?? item.string.flatMap { Int($0) } ?? 0
            let found = try await exchange.store.read { db in try db.object(Campaign.self, number: number) }
            guard let campaign = found, campaign.division == group.division else {
                invalid.append(item)
                continue
            }
            try await exchange.switchboard.adjust(campaign: campaign.id) { campaign in
                var traits = campaign.skill ?? SkillTraits()
                traits.group = joins ? group.id : nil
                campaign.skill = traits
            }
            assigned.append(.whole(number))
        }
        return .json(["assignedSkills": .array(assigned), "invalidSkills": .array(invalid)])
    }
}
