import GRDB
import RingdownCore
import RingdownDialer

extension CXoneDialect {
    /// Adds who takes the calls of which skill: the members of the skill's queue.
    static func addSkillAgents(to routes: inout CXoneRoutes) {
        routes.on("GET /skills/{skillId}/agents", .skillsView) { call in
            let (number, _) = try await call.skill()
            return try await call.assignments { skill, _ in skill == number }
        }
        routes.on("GET /skills/{skillId}/agents/unassigned", .skillsView) { try await $0.unassignedAgents() }
        for method in ["POST", "PUT"] {
            routes.on("\(method) /skills/{skillId}/agents", .skillsAssign) {
                try await $0.assignAgents(removing: false)
            }
        }
        routes.on("DELETE /skills/{skillId}/agents", .skillsEdit) { try await $0.assignAgents(removing: true) }
        routes.on("GET /agents/skills", .usersView) { try await $0.assignments { _, _ in true } }
        routes.on("GET /agents/{agentId}/skills", .usersView) { call in
            let (number, _) = try await call.agent()
            return try await call.assignments { _, agent in agent == number }
        }
        routes.on("POST /agents/{agentId}/skills", .usersEdit) { try await $0.assignSkills(removing: false) }
        routes.on("DELETE /agents/{agentId}/skills", .usersEdit) { try await $0.assignSkills(removing: true) }
    }
}

extension CXoneCall {
    /// How good every agent is at every skill: calls go to whoever has waited longest.
    private static let proficiency = 10

    /// The agent that the path names, with the number.
    ///
    /// Refuses a caller whose data restriction hides the team.
    func agent() async throws -> (number: Int, user: User) {
        let number = try number("agentId")
        let found = try await exchange.store.read { db in try db.object(User.self, number: number) }
        guard let user = found else { throw CXoneFault.noObject("agentId", String(number)) }
        try require(in: try await exchange.division(user.division))
        return (number, user)
    }

    /// The items of a list that stands at the top of the body, or in a member of it.
    func items(_ name: String) async throws -> [CXoneFields] {
        let body = try await body()
        var items: [CXoneFields] = []
        if let list = body?.array {
            for item in list { items.append(try CXoneFields(item, name)) }
        } else {
            items = try CXoneFields(body).all(name)
        }
        guard !items.isEmpty else { throw CXoneFault.missing(name) }
        return items
    }

    /// Which agent has which skill.
    fileprivate func assignments(
        _ isAsked: @Sendable @escaping (_ skill: Int, _ agent: Int) -> Bool
    ) async throws -> CXoneReply {
        let sees = sees
        let rows = try await exchange.store.read { db -> [[String: JSON]] in
            let directory = try SkillDirectory(db)
            let numbers = try db.numbers(of: .user)
            let teams = try db.numbers(of: .division)
            let names = try db.objects(TenantDivision.self).reduce(into: [String: String]()) { $0[$1.id] = $1.name }
            var rows: [[String: JSON]] = []
            for campaign in try db.objects(Campaign.self) where sees(campaign.division) {
                let skill = directory.number(campaign)
                for user in try (campaign.queue.map { try db.members(of: $0) } ?? []).map(\.user) {
                    let agent = numbers[user.id] ?? 0
                    guard isAsked(skill, agent) else { continue }
                    rows.append([
                        "agentId": .whole(agent), "userId": .string(user.id), "firstName": .string(user.firstName),
                        "middleName": "", "lastName": .string(user.lastName), "teamId": .whole(teams[user.division]),
                        "teamName": .text(names[user.division]), "agentProficiencyValue": .whole(Self.proficiency),
                        "skillId": .whole(skill), "skillName": .string(campaign.name),
                        "campaignId": .whole(directory.groupNumber(of: campaign)),
                        "campaignName": .text(directory.group(of: campaign)?.name),
                        "isActive": true, "isAssigned": true, "isSkillActive": .bool(campaign.skill?.isActive ?? true),
                        "isDialer": true, "isNaturalCalling": true,
                        "isNaturalCallingRunning": .bool(campaign.isRunning), "isOutbound": true, "mediaTypeId": 4,
                        "mediaTypeName": "Phone Call", "outboundStrategy": "Personal Connection",
                        "lastUpdateTime": .time(campaign.modified),
                    ])
                }
            }
            return rows
        }
        return try list(rows, as: "agentSkillAssignments", searched: ["firstName", "lastName", "skillName"])
    }

    fileprivate func unassignedAgents() async throws -> CXoneReply {
        let (_, campaign) = try await skill()
        let sees = sees
        let rows = try await exchange.store.read { db -> [[String: JSON]] in
            let numbers = try db.numbers(of: .user)
            let members = Set(try campaign.queue.map { try db.members(of: $0).map(\.user.id) } ?? [])
            return try db.objects(User.self).filter { sees($0.division) && !members.contains($0.id) }.map { user in
                [
                    "agentId": .whole(numbers[user.id]), "firstName": .string(user.firstName),
                    "lastName": .string(user.lastName),
                ]
            }
        }
        return try list(rows, as: "agents", searched: ["firstName", "lastName"], wrapped: true)
    }

    /// Gives a skill to agents, or takes it from them: one who is refused does not keep the others from it.
    fileprivate func assignAgents(removing: Bool) async throws -> CXoneReply {
        let (_, campaign) = try await skill()
        guard let queue = campaign.queue else { throw CXoneFault.unsupported("agents", "the skill is agentless") }
        let results = try await each(of: try await items("agents"), "agentId") { number, fields in
            try Self.check(fields)
            let user = try await exchange.store.read { db in try db.object(User.self, number: number) }
            guard let user else { throw CXoneFault.noObject("agentId", String(number)) }
            try await exchange.switchboard.setMembers([user.id], queue: queue, removing: removing)
        }
        return .json(["errorCount": .whole(results.errors), "agentResults": .array(results.all)], wrapped: true)
    }

    /// Gives skills to an agent, or takes them.
    fileprivate func assignSkills(removing: Bool) async throws -> CXoneReply {
        let (_, user) = try await agent()
        let results = try await each(of: try await items("skills"), "skillId") { number, fields in
            try Self.check(fields)
            guard let queue = try await skill(number: number).queue else {
                throw CXoneFault.unsupported("skillId", "the skill is agentless")
            }
            try await exchange.switchboard.setMembers([user.id], queue: queue, removing: removing)
        }
        return .json(["errorCount": .whole(results.errors), "skillResults": .array(results.all)])
    }

    /// What the exchange would have to ignore of an assignment.
    private static func check(_ fields: CXoneFields) throws(CXoneFault) {
        if let proficiency = try fields.whole("proficiency"), proficiency != Self.proficiency {
            throw .unsupported("proficiency", "every agent has \(Self.proficiency) here")
        }
        if try fields.flag("isActive") == false {
            throw .unsupported("isActive", "take the agent off the skill instead")
        }
    }

    /// Does something with each item of a request for several, and answers what became of each.
    private func each(
        of items: [CXoneFields],
        _ name: String,
        _ body: (Int, CXoneFields) async throws -> Void
    ) async throws -> (errors: Int, all: [JSON]) {
        var all: [JSON] = []
        var errors = 0
        for fields in items {
            let number = try fields.requiredWhole(name)
            do {
                try await body(number, fields)
                all.append([name: .whole(number), "success": true, "error": .null])
            } catch let fault as CXoneFault where fault.status != 403 {
                errors += 1
                all.append([name: .whole(number), "success": false, "error": .string(fault.description)])
            }
        }
        return (errors, all)
    }
}
