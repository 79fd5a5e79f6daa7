import RingdownCore
import RingdownDialer

extension CXoneDialect {
    /// Adds agents, teams and what each may do.
    static func addDirectory(to routes: inout CXoneRoutes) {
        routes.on("GET /agents", .usersView) { try await $0.agents() }
        routes.on("GET /agents/{agentId}", .usersView) { call in
            let number = try call.number("agentId")
            guard let row = try await call.agentRows().first(where: { $0["agentId"]?.int == number }) else {
                throw CXoneFault.noObject("agentId", String(number))
            }
            return .json(["agents": [.object(row)]])
        }
        routes.on("GET /agents/states", .usersView) { try await $0.agentStateList() }
        routes.on("GET /agents/{agentId}/states", .usersView) { call in
            let (number, _) = try await call.agent()
            return try await call.agentStateList(of: number)
        }
        routes.on("GET /teams", .usersView) { try await $0.teams() }
        routes.on("GET /permissions/{agentId}") { try await $0.permissions() }
        routes.on("GET /security-profiles") { try await $0.securityProfiles() }
    }
}

extension CXoneCall {
    /// The agents that the caller may see, as CXone shows them.
    fileprivate func agentRows() async throws -> [[String: JSON]] {
        let sees = sees
        return try await exchange.store.read { db in
            let numbers = try db.numbers(of: .user)
            let teams = try db.numbers(of: .division)
            let names = try db.objects(TenantDivision.self).reduce(into: [String: String]()) { $0[$1.id] = $1.name }
            return try db.objects(User.self).filter { sees($0.division) }.map { user in
                [
                    "agentId": .whole(numbers[user.id]), "userName": .string(user.email),
                    "firstName": .string(user.firstName), "lastName": .string(user.lastName), "middleName": "",
                    "emailAddress": .string(user.email), "userId": .string(user.id), "isActive": true,
                    "teamId": .whole(teams[user.division]), "teamName": .text(names[user.division]),
                    "createDate": .time(user.created), "lastUpdated": .time(user.created), "isSupervisor": false,
                ]
            }
        }
    }

    fileprivate func agents() async throws -> CXoneReply {
        let active = try query.flag("isActive") ?? true
        let rows = active ? try await agentRows() : []
        return try list(rows, as: "agents", searched: ["firstName", "lastName", "userName"])
    }

    fileprivate func agentStateList(of agent: Int? = nil) async throws -> CXoneReply {
        let view = exchange.switchboard.view
        let now = exchange.switchboard.now
        let rows = try await agentRows().filter { row in agent.map { row["agentId"]?.int == $0 } ?? true }
        let (joined, calls) = try await exchange.store.read { db in
            let agents = try db.joinedAgents().values.reduce(into: Set<AgentID>()) { $0.formUnion($1) }
            let calls = try db.calls(CallSelection(isOpen: true))
            return (agents, calls)
        }
        let states = rows.map { row -> [String: JSON] in
            let agent = AgentID(row["userId"]?.string ?? "")
            let state = AgentStateName(view.agents[agent], isJoined: joined.contains(agent))
            let call = calls.first { $0.agent == agent.rawValue }
            return row.filter { ["agentId", "firstName", "lastName", "teamId", "teamName"].contains($0.key) }
                .merging([
                    "businessUnitId": .whole(exchange.tenant.businessUnit), "agentStateId": .whole(state.rawValue),
                    "agentStateName": .string(state.word), "contactId": .whole(call?.serial),
                    "skillId": .whole(call?.campaign), "isOutbound": .bool(call != nil), "isActive": true,
                    "isACW": .bool(view.agents[agent] == .wrapUp), "lastPollTime": .time(now),
                    "lastUpdateTime": .time(now),
                ]) { $1 }
        }
        return try list(states, as: "agentStates")
    }

    fileprivate func teams() async throws -> CXoneReply {
        let sees = sees
        let rows = try await exchange.store.read { db -> [[String: JSON]] in
            let numbers = try db.numbers(of: .division)
            let users = try db.objects(User.self)
            return try db.objects(TenantDivision.self).filter { sees($0.id) }.map { division in
                [
                    "teamId": .whole(numbers[division.id]), "teamName": .string(division.name), "isActive": true,
                    "description": .string(division.description), "notes": "",
                    "agentCount": .whole(users.count { $0.division == division.id }),
                ]
            }
        }
        return try list(rows, as: "teams", searched: ["teamName"])
    }

    /// What an agent may do; everybody may ask it of oneself.
    fileprivate func permissions() async throws -> CXoneReply {
        let number = try number("agentId")
        let found = try await exchange.store.read { db in try db.object(User.self, number: number) }
        guard let user = found else { throw CXoneFault.noObject("agentId", String(number)) }
        if user.id != principal.id {
            let division = try await exchange.division(user.division)
            try require(.securityView, in: division, restricted: "Security permissions prevent access to data")
        }
        let subject = try await exchange.store.read { db in
            try db.principal(of: AccessTokenHolder(user: user.id))
        }
        let rows = CXoneRight.allCases.map { right -> JSON in
            let holds = subject?.decide(Requirement([right.permission]), in: nil).verdict == .allowed
            return [
                "BusinessUnitId": .whole(exchange.tenant.businessUnit),
                "Key": .string("\(right.names.key) \(right.names.option)"), "Value": .string(holds ? "True" : "False"),
            ]
        }
        return .json(["permissions": .array(rows)])
    }

    /// The roles as security profiles, each with what the caller's grants of it restrict the data to.
    ///
    /// Who may not look at roles sees the own ones.
    fileprivate func securityProfiles() async throws -> CXoneReply {
        let id = principal.id
        let seesAll = (try? require(.securityView, in: nil, restricted: "")) != nil
        let rows = try await exchange.store.read { db -> [[String: JSON]] in
            let numbers = try db.numbers(of: .role)
            let divisions = try db.numbers(of: .division)
            let groups = try db.objects(CampaignGroup.self)
            let directory = try db.numbers(of: .campaignGroup)
            let grants = try db.grants(of: id)
            return try db.objects(Role.self).filter { role in seesAll || grants.contains { $0.role == role.id } }
                .map { role in
                    let held = Dictionary(
                        grouping: CXoneRight.allCases.filter { right in
                            role.permissions.contains { $0.covers(right.permission) }
                        },
                        by: \.names.key
                    )
                    let places = grants.filter { $0.role == role.id }.map(\.division)
                    let isBounded = !places.isEmpty && !places.contains(RoleGrant.everywhere)
                    return [
                        "roleId": .string(role.id), "securityProfileId": .whole(numbers[role.id]),
                        "securityProfileName": .string(role.name), "description": .string(role.description),
                        "isActive": true,
                        "permissions": .array(
                            held.sorted { $0.key < $1.key }.map { key, rights in
                                [
                                    "permissionKey": .string(key),
                                    "optionKeys": .array(rights.map { .string($0.names.option) }),
                                ]
                            }
                        ),
                        "dataRestrictions": .array(
                            [
                                ("Campaign", groups.filter { places.contains($0.division) }.map { directory[$0.id] }),
                                ("Team", places.map { divisions[$0] }),
                            ]
                            .map { name, numbers in
                                [
                                    "dataRoleEntityTypeName": .string(name),
                                    "accessibilityType": .string(isBounded ? "Selected" : "All"),
                                    "entityIds": .array(isBounded ? numbers.map { .whole($0) } : []),
                                ]
                            }
                        ),
                    ]
                }
        }
        return try list(rows, as: "profiles")
    }
}
