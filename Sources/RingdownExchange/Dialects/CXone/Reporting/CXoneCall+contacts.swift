import RingdownCore
import RingdownDialer

extension CXoneCall {
    /// Calls that are over, the earliest first.
    func completedContacts() async throws -> CXoneReply {
        let fields = query
        let listing = try CXoneListing(fields, readsSince: false)
        var selection = CallSelection(isOpen: false)
        selection.endedSince = try fields.time("updatedSince") ?? fields.time("startDate")
        selection.endedBefore = try fields.time("endDate")
        if fields["startDate"] != nil, fields["endDate"] != nil { _ = try period(fields, days: 30) }
        guard selection.endedSince != nil else { throw CXoneFault.missing("startDate") }
        let wanted = try await narrowed(selection, fields)
        let sees = sees
        let tests = try rowTests(fields)
        // What only the shown row tells is asked of all of them.
        let isPart = tests.isEmpty && listing.isPlain
        let report = try await exchange.store.read { db in
            let part = isPart ? (limit: listing.top, offset: listing.skip) : (limit: nil, offset: 0)
            return try CallReport(wanted, limit: part.limit, offset: part.offset, sees: sees, db)
        }
        let rows = report.calls.map { completed($0, report, version: version) }.filter { row in
            tests.allSatisfy { $0(row) }
        }
        let (shown, total) = isPart ? (listing.shown(rows), report.total) : listing.cut(rows)
        guard !shown.isEmpty else { return .noContent }
        return .json(.object(page(shown, of: total, listing, as: "completedContacts")))
    }

    /// A selection of calls, with the skill and the agent that a query asks for.
    private func narrowed(_ selection: CallSelection, _ fields: CXoneFields) async throws -> CallSelection {
        var selection = selection
        selection.campaigns = try fields.whole("skillId").map { [$0] }
        if let agent = try fields.whole("agentId") {
            selection.agent = try await exchange.store.read { db in try db.object(User.self, number: agent)?.id ?? "" }
        }
        return selection
    }

    /// What a query asks of the rows beyond what the store is asked.
    private func rowTests(_ fields: CXoneFields) throws(CXoneFault) -> [@Sendable ([String: JSON]) -> Bool] {
        var tests: [@Sendable ([String: JSON]) -> Bool] = []
        for name in ["campaignId", "teamId", "mediaSubTypeId"] {
            guard let wanted = try fields.whole(name) else { continue }
            tests.append { $0[name]?.int == wanted }
        }
        if let media = try fields.whole("mediaTypeId") { tests.append { _ in media == 4 } }
        for name in ["isLogged", "isRefused", "isTakeover"] {
            guard let wanted = try fields.flag(name) else { continue }
            tests.append { $0[name]?.bool == wanted }
        }
        if let wanted = try fields.flag("analyticsProcessed") { tests.append { _ in !wanted } }
        for (name, member) in [("toAddr", "toAddress"), ("fromAddr", "fromAddress")] {
            guard let wanted = try fields.text(fields[name] == nil ? member : name) else { continue }
            tests.append { ($0[name] ?? $0[member])?.string == wanted }
        }
        // No call has a tag.
        if fields["tags"] != nil { tests.append { _ in false } }
        return tests
    }

    /// Calls that go on.
    func activeContacts() async throws -> CXoneReply {
        let rows = try await openRows()
        guard !rows.isEmpty else { return .noContent }
        guard version < 30 else { return try list(rows, as: "activeContacts", usual: CXoneListing.limit) }
        return .json(["activeContacts": .array(try CXoneListing(query).cut(rows).rows)], wrapped: true)
    }

    /// What the calls are at that go on.
    func contactStates() async throws -> CXoneReply {
        let rows = try await openRows()
        return rows.isEmpty ? .noContent : try list(rows, as: "contactStates")
    }

    private func openRows() async throws -> [[String: JSON]] {
        let fields = query
        let wanted = try await narrowed(CallSelection(isOpen: true), fields)
        let tests = try rowTests(fields)
        let sees = sees
        let report = try await exchange.store.read { db in try CallReport(wanted, sees: sees, db) }
        let view = exchange.switchboard.view
        let now = exchange.switchboard.now
        return report.calls.map { call -> [String: JSON] in
            var row = shown(call, report, version: version)
            let isTalking = call.agent.map { view.agents[AgentID($0)] == .talking } ?? false
            let state = isTalking ? ContactState.active : .dialing
            row["state"] = .string(state.word)
            for prefix in ["state", "contactState"] {
                row[prefix + "Id"] = .whole(state.rawValue)
                row[prefix + "Name"] = .string(state.word)
            }
            row["startDate"] = .time(call.started)
            row["lastUpdateTime"] = .time(now)
            return row
        }
        .filter { row in tests.allSatisfy { $0(row) } }
    }

    /// What a call was at, from its beginning on.
    func contactHistory() async throws -> CXoneReply {
        let (call, report) = try await reported()
        var rows: [JSON] = []
        func add(_ state: ContactState, _ start: DialerTime, _ milliseconds: Int) {
            rows.append([
                "stateIndex": .whole(rows.count), "contactId": .whole(call.serial),
                "contactStateId": .whole(state.rawValue), "contactStateName": .string(state.word),
                "startDate": .time(start), "agentId": .whole(call.agent.flatMap { report.userNumbers[$0] }),
                "skillId": .whole(call.campaign), "skillName": .text(report.skills[call.campaign]?.name),
                "duration": .whole(milliseconds / 1000),
            ])
        }
        let total = (call.ended ?? exchange.switchboard.now).milliseconds - call.started.milliseconds
        add(.dialing, call.started, Int(total) - call.talk)
        if let answered = call.answered { add(.active, answered, call.talk) }
        if let ended = call.ended { add(.ended, ended, 0) }
        return .json(["contactStateHistory": .array(rows)])
    }

    /// One call, whether it is over or goes on.
    func contact() async throws -> CXoneReply {
        let (call, report) = try await reported()
        return .json(
            .object(
                call.ended == nil
                    ? shown(call, report, version: version) : completed(call, report, version: version)
            )
        )
    }

    /// The call that the path names.
    private func reported() async throws -> (call: CallRecord, report: CallReport) {
        let number = try number("contactId")
        let sees = sees
        let report = try await exchange.store.read { db in
            try CallReport(CallSelection(serial: number), sees: sees, db)
        }
        guard let call = report.calls.first else { throw CXoneFault.noObject("contactId", String(number)) }
        return (call, report)
    }

    /// What is known of a call from its beginning on.
    private func shown(_ call: CallRecord, _ report: CallReport, version: Int) -> [String: JSON] {
        let skill = report.skills[call.campaign]
        let user = call.agent.flatMap { report.users[$0] }
        let team = report.team(of: call.agent)
        let isNew = version >= 33
        return [
            "contactId": .whole(call.serial), "masterContactId": .whole(call.serial),
            "agentId": .whole(call.agent.flatMap { report.userNumbers[$0] }),
            "firstName": .text(user?.firstName), "lastName": .text(user?.lastName),
            "campaignId": .whole(skill.flatMap { report.directory.groupNumber(of: $0) }),
            "campaignName": .text(skill.flatMap { report.directory.group(of: $0)?.name }),
            (isNew ? "contactStartDate" : "contactStart"): .time(call.started),
            (isNew ? "fromAddress" : "fromAddr"): .text(skill?.callerAddress),
            (isNew ? "toAddress" : "toAddr"): .string(call.number),
            "isOutbound": true, "isLogged": false, "isRefused": false, "isTakeover": false,
            (isNew ? "mediaTypeId" : "mediaType"): 4, "mediaTypeName": "Phone Call", "mediaSubTypeId": 0,
            "mediaSubTypeName": "", "skillId": .whole(call.campaign), "skillName": .text(skill?.name),
            "teamId": .whole(team?.number), "teamName": .text(team?.name),
            "pointOfContactId": .null, "pointOfContactName": .text(skill?.callerAddress),
            "isActive": .bool(call.ended == nil),
        ]
    }

    /// A call that is over, with the names of a version of the API.
    func completed(_ call: CallRecord, _ report: CallReport, version: Int) -> [String: JSON] {
        var row = shown(call, report, version: version)
        let total = call.ended.map { Int($0.milliseconds - call.started.milliseconds) } ?? 0
        let before = max(0, total - call.talk)
        row["abandoned"] = .bool(call.isAbandoned)
        row["abandonSeconds"] = .whole(call.isAbandoned ? max(0, before - call.ring) / 1000 : 0)
        row[version <= 21 ? "ACWSeconds" : "acwSeconds"] = .whole(call.wrap / 1000)
        row["agentSeconds"] = .whole(call.talk / 1000)
        row["callbackTime"] = 0
        row[version >= 33 ? "conferenceSeconds" : "confSeconds"] = 0
        row["dateContactWarehoused"] = .time(call.ended)
        row["dateACWWarehoused"] = .time(
            call.ended.map { DialerTime(milliseconds: $0.milliseconds + Int64(call.wrap)) }
        )
        row["dispositionNotes"] = .text(call.notes)
        row["holdCount"] = 0
        row["holdSeconds"] = 0
        row["inQueueSeconds"] = 0
        row["preQueueSeconds"] = .whole(before / 1000)
        row["postQueueSeconds"] = 0
        row["isShortAbandon"] = false
        row["lastUpdateTime"] = .time(call.ended)
        row["primaryDispositionId"] = .whole(call.outcome.flatMap { report.dispositions[$0] })
        row["releaseSeconds"] = 0
        row["routingTime"] = 0
        row["serviceLevelFlag"] = .whole(call.isConnected ? 0 : 1)
        row["totalDurationSeconds"] = .whole(total / 1000)
        row["transferIndicatorId"] = 0
        row["transferIndicatorName"] = "None"
        row["isAnalyticsProcessed"] = false
        row["endReason"] = .text(call.disposition?.classification.name)
        return row
    }
}
