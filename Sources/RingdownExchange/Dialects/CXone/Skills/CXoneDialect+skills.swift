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
    }
}

extension CXoneCall {
    fileprivate func skills() async throws -> CXoneReply {
        let query = query
        let media = try query.whole("mediaTypeId")
        let strategy = try query.text("outboundStrategy")?.lowercased()
        let active = try query.flag("isActive")
        let sees = sees
        let rows = try await exchange.store.read { db in
            let directory = try SkillDirectory(db)
            return try db.objects(Campaign.self)
                .filter { sees($0.division) }
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
        return .json(try CXoneListing(query).shown(rows).first ?? .null)
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
}
