import RingdownCore
import RingdownDialer

extension CXoneDialect {
    /// Adds what skills came to, and what they are doing.
    static func addReporting(to routes: inout CXoneRoutes) {
        routes.on("GET /skills/summary", .reportsView) { call in
            try await call.skillSummaries()
        }
        routes.on("GET /skills/{skillId}/summary", .reportsView) { call in
            try await call.skillSummaries(of: try await call.skill().number)
        }
        routes.on("GET /skills/sla-summary", .reportsView) { try await $0.serviceLevels() }
        routes.on("GET /skills/{skillId}/sla-summary", .reportsView) { call in
            try await call.serviceLevels(of: try await call.skill().number)
        }
        routes.on("GET /skills/activity", .reportsView) { try await $0.activity() }
        routes.on("POST /skills/activity/search", .reportsView) { try await $0.searchActivity() }
        routes.on("GET /skills/{skillId}/activity", .reportsView) { call in
            try await call.activity(of: try await call.skill().number)
        }
        routes.on("GET /teams/performance-total", .reportsView) { try await $0.teamPerformance() }
        routes.on("GET /contacts/completed", .reportsView) { try await $0.completedContacts() }
        routes.on("GET /contacts/active", .reportsView) { try await $0.activeContacts() }
        routes.on("GET /contacts/states", .reportsView) { try await $0.contactStates() }
        routes.on("GET /contacts/{contactId}", .reportsView) { try await $0.contact() }
        for name in ["statehistory", "state-history"] {
            routes.on("GET /contacts/{contactId}/\(name)", .reportsView) { try await $0.contactHistory() }
        }
    }
}

extension CXoneCall {
    fileprivate func skillSummaries(of skill: Int? = nil) async throws -> CXoneReply {
        let (report, _, _) = try await report(of: skill)
        let rows = summaries(report).filter { row in skill.map { row["skillId"]?.int == $0 } ?? true }
        return .json([
            "skillSummaries": .array(try CXoneListing(query).cut(rows).rows),
            "businessUnitId": .whole(exchange.tenant.businessUnit),
        ])
    }

    /// What each skill came to in a period, and what it is doing.
    func summaries(_ report: CallReport) -> [[String: JSON]] {
        let view = exchange.switchboard.view
        return report.bySkill.map { entry in
            let figures = CallFigures(entry.calls)
            let live = view.campaigns[entry.campaign.id]
            var row = unit
            row["skillId"] = .whole(entry.number)
            row["skillName"] = .string(entry.campaign.name)
            row["campaignId"] = .whole(report.directory.groupNumber(of: entry.campaign) ?? 0)
            row["campaignName"] = .string(report.directory.group(of: entry.campaign)?.name ?? "")
            row["mediaTypeId"] = 4
            row["mediaTypeName"] = "Phone Call"
            row["isOutbound"] = true
            row["abandonCount"] = .whole(figures.abandons)
            row["abandonRate"] = .whole(figures.offered == 0 ? 0 : figures.abandons * 100 / figures.offered)
            row["agentsAcw"] = .whole(live?.agents.wrapUp ?? 0)
            row["agentsAvailable"] = .whole(live?.agents.idle ?? 0)
            row["agentsWorking"] = .whole(live.map { $0.agents.talking + $0.agents.reserved } ?? 0)
            row["agentsLoggedIn"] = .whole(live?.agents.onQueue ?? 0)
            row["contactsActive"] = .whole(live?.linesInUse ?? 0)
            row["averageHandleTime"] = .whole(Int(figures.averageHandled))
            row["averageTalkTime"] = .whole(Int(figures.averageTalk))
            row["averageWrapTime"] = .whole(Int(figures.averageWrap))
            row["contactsHandled"] = .whole(figures.connects)
            row["contactsOffered"] = .whole(figures.offered)
            row["contactsWithinSLA"] = .whole(figures.connects)
            row["contactsOutOfSLA"] = .whole(figures.abandons)
            row["queueCount"] = 0
            row["serviceLevel"] = .whole(Int(figures.serviceLevel))
            row["serviceLevelGoal"] = .whole(entry.campaign.serviceLevelGoal)
            row["serviceLevelThreshold"] = .whole(entry.campaign.serviceLevelThreshold)
            row["totalContactTime"] = .whole(figures.contact / 1000)
            for (name, value) in figures.dialer { row[name] = value }
            return row
        }
    }

    fileprivate func serviceLevels(of skill: Int? = nil) async throws -> CXoneReply {
        let (report, _, _) = try await report(of: skill)
        let rows = report.bySkill.filter { skill == nil || $0.number == skill }.map { entry in
            let figures = CallFigures(entry.calls)
            return [
                "businessUnitId": JSON.whole(exchange.tenant.businessUnit), "skillId": .whole(entry.number),
                "skillName": .string(entry.campaign.name), "contactsWithinSLA": .whole(figures.connects),
                "contactsOutOfSLA": .whole(figures.abandons), "totalContacts": .whole(figures.offered),
                "serviceLevel": .decimal(figures.serviceLevel),
            ]
        }
        return try list(rows, as: "serviceLevelSummaries", searched: ["skillName"])
    }

    fileprivate func activity(of skill: Int? = nil) async throws -> CXoneReply {
        let fields = query
        let rows = try await activityRows(fields).filter { row in skill.map { row["skillId"]?.int == $0 } ?? true }
        return try list(rows, as: "skillActivity", searched: ["skillName"])
    }

    /// What skills are doing, of those that the body names.
    fileprivate func searchActivity() async throws -> CXoneReply {
        let given = try await fields()
        let filter = try given.fields("filter") ?? CXoneFields()
        let wanted = try ["skillId", "campaignId"].map { name in
            (name: name, numbers: try filter.list(name + "s")?.map { $0.int ?? $0.string.flatMap { Int($0) } ?? 0 })
        }
        let rows = try await activityRows(filter).filter { row in
            wanted.allSatisfy { name, numbers in numbers.map { $0.contains(row[name]?.int ?? -1) } ?? true }
        }
        let listing = try CXoneListing(given)
        let (page, total) = listing.cut(rows)
        return .json(.object(self.page(page, of: total, listing, as: "skillActivity")))
    }

    private func activityRows(_ fields: CXoneFields) async throws -> [[String: JSON]] {
        guard try fields.whole("mediaTypeId") ?? 4 == 4, try fields.flag("isOutbound") ?? true else { return [] }
        let sees = sees
        let view = exchange.switchboard.view
        let now = exchange.switchboard.now
        let unit = exchange.tenant.businessUnit
        return try await exchange.store.read { db -> [[String: JSON]] in
            let directory = try SkillDirectory(db)
            return try db.objects(Campaign.self).filter { sees($0.division) }.map { campaign in
                let live = view.campaigns[campaign.id]
                let joined = try campaign.queue.map { try db.members(of: $0).count(where: \.isJoined) } ?? 0
                return [
                    "serverTime": .time(now), "businessUnitId": .whole(unit),
                    "skillId": .whole(directory.number(campaign)), "skillName": .string(campaign.name),
                    "campaignId": .whole(directory.groupNumber(of: campaign)),
                    "campaignName": .text(directory.group(of: campaign)?.name), "mediaTypeId": 4,
                    "mediaTypeName": "Phone Call", "isActive": .bool(campaign.skill?.isActive ?? true),
                    "isOutbound": true, "isNaturalCalling": true,
                    "isNaturalCallingRunning": .bool(campaign.isRunning),
                    "agentsLoggedIn": .whole(joined), "agentsAvailable": .whole(live?.agents.idle ?? 0),
                    "agentsWorking": .whole(live.map { $0.agents.talking + $0.agents.reserved } ?? 0),
                    "agentsACW": .whole(live?.agents.wrapUp ?? 0), "queueCount": 0,
                    "contactsActive": .whole(live?.linesInUse ?? 0),
                    "inSLA": .whole(live?.tallies.count(of: .live) ?? 0),
                    "outSLA": .whole(live?.tallies.count(of: .abandoned) ?? 0),
                    "serviceLevelGoal": .whole(campaign.serviceLevelGoal),
                    "serviceLevelThreshold": .whole(campaign.serviceLevelThreshold),
                ]
            }
        }
    }

    /// Every value is text, and times are ISO 8601 durations, as the vendor's own report has them.
    fileprivate func teamPerformance() async throws -> CXoneReply {
        let (report, _, _) = try await report()
        let members = try await exchange.store.read { db in try CallReport.agents(db) }
        let byTeam = Dictionary(grouping: report.calls) { report.team(of: $0.agent)?.number ?? 0 }
        let teams = Set(members.compactMap { report.teams[$0.division]?.number }).sorted()
        let rows = teams.map { team -> JSON in
            let figures = CallFigures(byTeam[team] ?? [])
            let handled = String(figures.connects)
            func time(_ milliseconds: Int) -> JSON { .string("PT\(milliseconds / 1000)S") }
            let busy = figures.talk + figures.wrap
            return [
                "teamId": .string(String(team)), "agentOffered": .string(handled), "inboundHandled": "0",
                "inboundTime": "PT0S", "inboundTalkTime": "PT0S", "inboundAvgTalkTime": "PT0S",
                "outboundHandled": .string(handled), "outboundTime": time(busy), "outboundTalkTime": time(figures.talk),
                "outboundAvgTalkTime": time(Int(figures.averageTalk * 1000)), "totalHandled": .string(handled),
                "totalTalkTime": time(figures.talk), "totalAvgTalkTime": time(Int(figures.averageTalk * 1000)),
                "totalAvgHandleTime": time(Int(figures.averageHandled * 1000)), "acwTime": time(figures.wrap),
                "refused": "0", "percentRefused": "0",
            ]
        }
        return .json(["teamPerformanceTotal": .array(rows)])
    }
}

extension CallFigures {
    /// The figures of Personal Connection.
    ///
    /// Every connect counts as one with the right party, for the exchange's
    /// people are who they should be.
    var dialer: [String: JSON] {
        [
            "dials": .whole(dials), "connects": .whole(connects), "connectsAHT": .decimal(averageHandled),
            "rightPartyConnects": .whole(connects), "rightPartyConnectsAHT": .decimal(averageHandled),
        ]
    }
}
