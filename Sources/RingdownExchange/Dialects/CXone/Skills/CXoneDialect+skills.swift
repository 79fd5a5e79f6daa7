import RingdownCore
import RingdownDialer

extension CXoneDialect {
    /// Adds the skills and what starts and stops them.
    static func addSkills(to routes: inout CXoneRoutes) {
        routes.on("GET /skills", .skillsView) { try await $0.skills() }
        routes.on("POST /skills", .skillsCreate) { try await $0.createSkills() }
        routes.on("GET /skills/{skillId}", .skillsView) { call in
            let (_, campaign) = try await call.skill()
            return try await call.answer(with: campaign)
        }
        routes.on("PUT /skills/{skillId}", .skillsEdit) { try await $0.updateSkill() }
        routes.on("POST /skills/{skillId}/start", .skillStart) { try await $0.startSkill() }
        routes.on("POST /skills/{skillId}/stop", .skillStop) { try await $0.stopSkill() }
        routes.on("GET /skills/{skillId}/agents", .skillsView) { try await $0.skillAgents() }
        routes.on("POST /skills/{skillId}/agents", .skillsAssign) { try await $0.assignAgents(removing: false) }
        routes.on("DELETE /skills/{skillId}/agents", .skillsEdit) { try await $0.assignAgents(removing: true) }
    }
}

extension CXoneCall {
    /// How good every agent is at every skill: calls go to whoever has waited longest.
    static let proficiency = 10

    fileprivate func skills() async throws -> CXoneReply {
        let query = query
        let since = try query.time("updatedSince")
        let media = try query.whole("mediaTypeId")
        let strategy = try query.text("outboundStrategy")?.lowercased()
        let active = try query.flag("isActive")
        let sees = sees
        let rows = try await exchange.store.read { db in
            let directory = try SkillDirectory(db)
            return try db.objects(Campaign.self)
                .filter { sees($0.division) && (since.map { [modified = $0.modified] in modified >= $0 } ?? true) }
                .map { $0.cxone(directory) }
        }
        return try list(
            rows.filter { row in
                (media == nil || media == 4)
                    && (strategy == nil || row["outboundStrategy"]?.string?.lowercased() == strategy)
                    && (active == nil || row["isActive"]?.bool == active)
            },
            as: "skills",
            searched: ["skillName", "notes"]
        )
    }

    /// One skill's answer.
    func answer(with campaign: Campaign) async throws -> CXoneReply {
        let query = query
        let rows = try await exchange.store.read { db in [campaign.cxone(try SkillDirectory(db))] }
        return .json(try CXoneListing(query, usual: 1).cut(rows).rows.first ?? .null)
    }

    fileprivate func startSkill() async throws -> CXoneReply {
        let (_, campaign) = try await skill()
        try await start(campaign)
        return .accepted
    }

    /// Starts a skill, by whichever operation.
    ///
    /// Throws CXone's 409 when it runs already or is not active.
    func start(_ campaign: Campaign) async throws {
        guard !campaign.isRunning, campaign.skill?.isActive ?? true else {
            throw CXoneFault(409, "InvalidState", "Invalid state. Cannot start skill")
        }
        try await exchange.switchboard.start(campaign: campaign.id)
    }

    fileprivate func stopSkill() async throws -> CXoneReply {
        let force = try query.flag("force") ?? false
        let (_, campaign) = try await skill("not a valid or a non-running Natural Calling skill")
        guard campaign.isRunning || force else {
            throw CXoneFault(409, "InvalidState", "Invalid state. Cannot stop skill")
        }
        if force {
            try await exchange.switchboard.cut(campaign: campaign.id)
        } else {
            try await exchange.switchboard.stop(campaign: campaign.id)
        }
        return .accepted
    }

    fileprivate func skillAgents() async throws -> CXoneReply {
        let (number, campaign) = try await skill()
        let rows = try await exchange.store.read { db -> [[String: JSON]] in
            let numbers = try db.numbers(of: .user)
            return try (campaign.queue.map { try db.members(of: $0) } ?? []).map { member in
                [
                    "agentId": .whole(numbers[member.user.id]), "firstName": .string(member.user.firstName),
                    "lastName": .string(member.user.lastName), "skillId": .whole(number),
                    "skillName": .string(campaign.name), "isActive": true,
                    "proficiency": .whole(Self.proficiency),
                ]
            }
        }
        return try list(rows, as: "agents", searched: ["firstName", "lastName"])
    }

    fileprivate func assignAgents(removing: Bool) async throws -> CXoneReply {
        let (_, campaign) = try await skill()
        guard let queue = campaign.queue else { throw CXoneFault.unsupported("agents", "the skill is agentless") }
        var users: [String] = []
        for fields in try await fields().all("agents") {
            let number = try fields.requiredWhole("agentId")
            if let proficiency = try fields.whole("proficiency"), proficiency != Self.proficiency {
                throw CXoneFault.unsupported("proficiency", "every agent has \(Self.proficiency) here")
            }
            if try fields.flag("isActive") == false {
                throw CXoneFault.unsupported("isActive", "take the agent off the skill instead")
            }
            guard let user = try await exchange.store.read({ db in try db.object(User.self, number: number) }) else {
                throw CXoneFault.noObject("agentId", String(number))
            }
            users.append(user.id)
        }
        try await exchange.switchboard.setMembers(users, queue: queue, removing: removing)
        return .done
    }
}
