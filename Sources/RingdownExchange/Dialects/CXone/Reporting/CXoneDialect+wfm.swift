import RingdownCore
import RingdownDialer

extension CXoneDialect {
    /// Adds what workforce management reads.
    ///
    /// Times of log-in, availability and idleness are not recorded, so their members are absent.
    static func addWFM(to routes: inout CXoneRoutes) {
        routes.on("GET /wfm-data/skills/contacts", .reportsView) { try await $0.skillIntervals() }
        routes.on("GET /wfm-data/skills/dialer-contacts", .reportsView) { try await $0.dialerIntervals() }
        routes.on("GET /wfm-data/skills/agent-performance", .reportsView) { try await $0.agentPerformance() }
        routes.on("GET /wfm-data/agents", .reportsView) { try await $0.agentChanges() }
        routes.on("GET /wfm-data/agents/schedule-adherence", .reportsView) { try await $0.agentStates() }
        routes.on("GET /wfm-data/agents/scorecards", .reportsView) { try await $0.scorecards() }
    }
}

/// What calls are counted together by.
private struct IntervalKey: Hashable {
    var skill: Int
    var agent: String?
    var start: Int64
}

extension CXoneCall {
    private static let quarterHour: Int64 = 900_000
    private static let halfHour: Int64 = 1_800_000

    private func intervals(
        of length: Int64,
        byAgent: Bool = false
    ) async throws -> (report: CallReport, all: [(key: IntervalKey, figures: CallFigures)]) {
        let (report, _, _) = try await report(days: 1)
        let grouped = Dictionary(grouping: report.calls) { call in
            let ended = call.ended?.milliseconds ?? 0
            return IntervalKey(
                skill: call.campaign,
                agent: byAgent ? call.agent : nil,
                start: ended - ((ended % length) + length) % length
            )
        }
        let all = grouped.map { (key: $0.key, figures: CallFigures($0.value)) }.sorted {
            ($0.key.start, $0.key.skill, $0.key.agent ?? "") < ($1.key.start, $1.key.skill, $1.key.agent ?? "")
        }
        return (report, all)
    }

    private func row(_ key: IntervalKey, _ report: CallReport) -> [String: JSON] {
        var row = unit
        row["skillId"] = .whole(key.skill)
        row["skillName"] = .text(report.skills[key.skill]?.name)
        return row
    }

    private func interval(_ key: IntervalKey, _ report: CallReport) -> [String: JSON] {
        var row = row(key, report)
        row["intervalStartDate"] = .time(DialerTime(milliseconds: key.start))
        row["mediaTypeId"] = 4
        row["mediaTypeName"] = "Phone Call"
        return row
    }

    fileprivate func skillIntervals() async throws -> CXoneReply {
        let (report, all) = try await intervals(of: Self.quarterHour)
        let rows = all.map { key, figures -> JSON in
            var row = interval(key, report)
            row["serviceLevel"] = .decimal(figures.serviceLevel)
            row["totalContacts"] = .whole(figures.offered)
            row["totalHandled"] = .whole(figures.connects)
            row["averageHandleTime"] = .decimal(figures.averageHandled)
            row["abandonCount"] = .whole(figures.abandons)
            row["averageSpeedOfAnswer"] = 0
            row["totalContactTime"] = .decimal(Double(figures.contact) / 1000)
            row["isOutbound"] = true
            return .object(row)
        }
        return .json(["contactStats": .array(rows)])
    }

    fileprivate func dialerIntervals() async throws -> CXoneReply {
        let (report, all) = try await intervals(of: Self.quarterHour)
        let rows = all.map { key, figures -> JSON in
            var row = interval(key, report)
            row["abandons"] = .whole(figures.abandons)
            for (name, value) in figures.dialer { row[name] = value }
            return .object(row)
        }
        return .json(["outboundStats": .array(rows)])
    }

    fileprivate func agentPerformance() async throws -> CXoneReply {
        let (report, all) = try await intervals(of: Self.halfHour, byAgent: true)
        let rows = all.compactMap { key, figures -> JSON? in
            guard let agent = key.agent, let user = report.users[agent], figures.connects > 0 else { return nil }
            var row = row(key, report)
            row["agentId"] = .whole(report.userNumbers[agent])
            row["firstName"] = .string(user.firstName)
            row["lastName"] = .string(user.lastName)
            row["halfHour"] = .time(DialerTime(milliseconds: key.start))
            row["totalHandled"] = .whole(figures.connects)
            row["totalHandledTime"] = .whole((figures.talk + figures.wrap) / 1000)
            row["totalACWTime"] = .whole(figures.wrap / 1000)
            return .object(row)
        }
        return .json(["skillsPerformance": .array(rows)])
    }

    /// Agents who were made in the period.
    fileprivate func agentChanges() async throws -> CXoneReply {
        let (start, end) = try period(query, days: 30)
        let (report, _, _) = try await report()
        let agents = try await exchange.store.read { db in try CallReport.agents(db) }
        let rows = agents.compactMap { agent -> JSON? in
            guard let created = agent.created, created >= start, created < end else { return nil }
            let team = report.teams[agent.division]
            return .object(
                unit.merging([
                    "agentId": .whole(report.userNumbers[agent.id]), "teamId": .whole(team?.number),
                    "teamName": .text(team?.name), "firstName": .string(agent.firstName), "middleName": "",
                    "lastName": .string(agent.lastName), "status": "Active", "createDate": .time(created),
                    "modDateTime": .time(created), "productId": 0, "ntLoginName": .string(agent.email),
                ]) { $1 }
            )
        }
        return .json(["wfoAgentSpecificStats": .array(rows)])
    }

    /// The times that agents were on calls, and wrapped up.
    fileprivate func agentStates() async throws -> CXoneReply {
        let (report, _, _) = try await report(days: 1)
        var rows: [JSON] = []
        for call in report.calls {
            guard let agent = call.agent, let answered = call.answered, let ended = call.ended else { continue }
            func add(_ state: AgentStateName, _ start: DialerTime, _ milliseconds: Int, _ out: String) {
                guard milliseconds > 0 else { return }
                rows.append(
                    .object(
                        unit.merging([
                            "agentId": .whole(report.userNumbers[agent]), "stateIndex": .whole(call.serial),
                            "startDate": .time(start), "agentStateId": .whole(state.rawValue),
                            "skillId": .whole(call.campaign), "outStateId": 0, "outStateDescription": .string(out),
                            "duration": .whole(milliseconds / 1000),
                        ]) { $1 }
                    )
                )
            }
            add(.outboundContact, answered, call.talk, "")
            add(.unavailable, ended, call.wrap, "After Call Work")
        }
        return rows.isEmpty ? .noContent : .json(["agentStateHistory": .array(rows)])
    }

    fileprivate func scorecards() async throws -> CXoneReply {
        let (report, start, _) = try await report()
        let byAgent = Dictionary(grouping: report.calls.filter { $0.agent != nil && $0.isConnected }) { $0.agent ?? "" }
        let rows = byAgent.sorted { $0.key < $1.key }.map { agent, calls -> JSON in
            let figures = CallFigures(calls)
            return [
                "businessUnitId": .whole(exchange.tenant.businessUnit), "agentId": .whole(report.userNumbers[agent]),
                "startDate": .time(start), "totalTime": .decimal(Double(figures.talk + figures.wrap) / 1000),
                "talkTime": .decimal(Double(figures.talk) / 1000), "acwTime": .decimal(Double(figures.wrap) / 1000),
                "holdTime": 0, "totalCalls": .whole(figures.connects), "abandonedCalls": 0,
                "actualCalls": .whole(figures.connects),
            ]
        }
        return rows.isEmpty ? .noContent : .json(["wfmScorecardStats": .array(rows)])
    }
}
