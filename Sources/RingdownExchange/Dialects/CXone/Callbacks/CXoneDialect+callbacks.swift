import RingdownCore
import RingdownDialer

extension CXoneDialect {
    /// Adds what has one person called: at once, at a time, or by a script.
    static func addCallbacks(to routes: inout CXoneRoutes) {
        routes.on("POST /queuecallback", .callbacksEdit, patron: true) { try await $0.queueCallback() }
        routes.on("POST /promise", .callbacksEdit, patron: true) { try await $0.promise() }
        routes.on("POST /scheduled-callbacks", .callbacksEdit) { try await $0.scheduleCallback() }
        routes.on("PUT /scheduled-callbacks/{callbackId}", .callbacksEdit) { try await $0.changeCallback() }
        routes.on("DELETE /scheduled-callbacks/{callbackId}", .callbacksEdit) { call in
            let (_, callback) = try await call.callback()
            try await call.exchange.switchboard.delete(callback: callback.id)
            return .done
        }
        routes.on("GET /skills/{skillId}/scheduled-callbacks", .callbacksView) { call in
            let (_, campaign) = try await call.skill()
            return try await call.callbacks { $0.campaign == campaign.id }
        }
        routes.on("GET /agents/{agentId}/scheduled-callbacks", .callbacksView) { call in
            // Callbacks are for skills here; none is for an agent.
            try await call.callbacks { _ in false }
        }
        routes.on("POST /scripts/start", .scriptsStart) { try await $0.startScript() }
        routes.on("POST /scripts/{scriptId}/start", .scriptsStart) { try await $0.startScript() }
    }
}

extension CXoneCall {
    /// The skill that the fields name by number or, for patrons, by name.
    private func skill(_ fields: CXoneFields, _ name: String, _ missing: CXoneFault) async throws -> Campaign {
        guard let text = try fields.text(name) else { throw missing }
        let found = try await exchange.store.read { db in
            try Int(text).flatMap { try db.object(Campaign.self, number: $0) }
                ?? db.objects(Campaign.self, named: text).first
        }
        guard let campaign = found else { throw CXoneFault(400, "InvalidSkillId", "Invalid Skill Id - '\(text)'") }
        try require(in: try await exchange.division(campaign.division), restricted: "Skill - '\(text)' is restricted")
        return campaign
    }

    private func refuse(_ fields: CXoneFields, _ names: [String]) throws(CXoneFault) {
        for name in names where fields[name] != nil {
            throw .unsupported(name, "the exchange does not act on it")
        }
    }

    fileprivate func queueCallback() async throws -> CXoneReply {
        let fields = try await fields()
        let number = try fields.requiredText("phoneNumber")
        let campaign = try await skill(fields, "skill", .missing("skill"))
        try refuse(fields, ["targetAgent", "screenPopSrc", "screenPopUrl", "sequence", "zipTone", "timeout"])
        if let caller = try fields.text("callerId"), caller != number, caller != campaign.callerAddress {
            throw CXoneFault.unsupported("callerId", "calls of the skill show \(campaign.callerAddress)")
        }
        if let way = try fields.text("priorityManagement"), way != "DefaultFromSkill" {
            throw CXoneFault.unsupported("priorityManagement", "the exchange knows DefaultFromSkill only")
        }
        let delay = try fields.whole("callDelaySec") ?? fields.whole("callDelay") ?? 0
        let due = exchange.switchboard.now.milliseconds + Int64(max(0, delay)) * 1000
        _ = try await exchange.switchboard.keep(
            ScheduledCallback(
                id: exchange.ids.next(),
                campaign: campaign.id,
                number: number,
                due: DialerTime(milliseconds: due)
            )
        )
        return .accepted
    }

    fileprivate func promise() async throws -> CXoneReply {
        let fields = try await fields()
        let number = try fields.requiredText("phoneNumber")
        let first = try fields.requiredText("firstName")
        let last = try fields.requiredText("lastName")
        let needed = CXoneFault(400, "SkillOrAgentRequired", "Skill Or Agent Required")
        let campaign = try await skill(fields, "skill", needed)
        try refuse(fields, ["targetAgent"])
        if let zone = try fields.text("timeZone"), CXoneZones.iana(zone) == nil {
            throw CXoneFault(400, "InvalidTimeZone", "Invalid Time Zone")
        }
        let day = try fields.requiredText("promiseDate")
        let time = try fields.requiredText("promiseTime")
        // Both are whole instants; the one says the day and the other the time.
        guard let wall = WallTime(String(day.prefix(10)) + String(time.drop { $0 != "T" })) else {
            throw CXoneFault.invalid("promiseTime", time, "must be yyyy-mm-ddThh:mm:ss")
        }
        let zone = try fields.text("timeZone").flatMap(CXoneZones.iana)
        let due = wall.instant(on: zone.flatMap { ZoneClock($0) } ?? .utc)
        guard due > exchange.switchboard.now else {
            throw CXoneFault(400, "PromiseDateInPast", "Promise Date In Past")
        }
        _ = try await exchange.switchboard.keep(
            ScheduledCallback(
                id: exchange.ids.next(),
                campaign: campaign.id,
                number: number,
                firstName: first,
                lastName: last,
                notes: try fields.text("notes") ?? "",
                due: due
            )
        )
        return .accepted
    }

    fileprivate func scheduleCallback() async throws -> CXoneReply {
        let fields = try await fields()
        let campaign = try await skill(fields, "skillId", .missing("skillId"))
        try refuse(fields, ["targetAgentId"])
        let callback = ScheduledCallback(
            id: exchange.ids.next(),
            campaign: campaign.id,
            number: try fields.requiredText("phoneNumber"),
            firstName: try fields.text("firstName") ?? "",
            lastName: try fields.text("lastName") ?? "",
            notes: try fields.text("notes") ?? "",
            due: try fields.requiredTime("scheduleDate")
        )
        return .json(["callbackId": .whole(try await exchange.switchboard.keep(callback))])
    }

    /// The callback that the path names.
    fileprivate func callback() async throws -> (number: Int, callback: ScheduledCallback) {
        let number = try number("callbackId")
        let found = try await exchange.store.read { db -> (ScheduledCallback, String)? in
            guard let callback = try db.object(ScheduledCallback.self, number: number) else { return nil }
            return (callback, try db.existing(Campaign.self, callback.campaign).division)
        }
        guard let found else { throw CXoneFault.noObject("callbackId", String(number)) }
        try require(in: try await exchange.division(found.1))
        return (number, found.0)
    }

    fileprivate func changeCallback() async throws -> CXoneReply {
        var (number, callback) = try await callback()
        let fields = try await fields()
        try refuse(fields, ["targetAgentId"])
        callback.number = try fields.text("phoneNumber") ?? callback.number
        callback.firstName = try fields.text("firstName") ?? callback.firstName
        callback.lastName = try fields.text("lastName") ?? callback.lastName
        callback.notes = try fields.text("notes") ?? callback.notes
        callback.due = try fields.time("scheduleDate") ?? callback.due
        _ = try await exchange.switchboard.keep(callback)
        return .json(["callbackId": .whole(number)])
    }

    fileprivate func callbacks(_ admits: @Sendable @escaping (ScheduledCallback) -> Bool) async throws -> CXoneReply {
        let rows = try await exchange.store.read { db in
            let numbers = try db.numbers(of: .callback)
            let skills = try db.numbers(of: .campaign)
            return try db.objects(ScheduledCallback.self).filter(admits).sorted { $0.due < $1.due }.map { callback in
                [
                    "callbackId": JSON.whole(numbers[callback.id]), "target": "S", "agentId": -1,
                    "skillId": .whole(skills[callback.campaign]), "dialNumber": .string(callback.number),
                    "origNumber": .string(callback.number), "firstName": .string(callback.firstName),
                    "lastName": .string(callback.lastName), "notes": .string(callback.notes),
                    "callbackTime": .time(callback.due),
                ]
            }
        }
        return try list(rows, as: "callbacks")
    }

    /// The exchange knows one script, whatever its id or path: it dials its first parameter with the skill.
    fileprivate func startScript() async throws -> CXoneReply {
        let fields = try await fields()
        let campaign = try await skill(fields, "skillId", CXoneFault(400, "InvalidSkillId", "Invalid Skill Id"))
        guard !parameter("scriptId").isEmpty || fields["scriptId"] != nil || fields["scriptPath"] != nil else {
            throw CXoneFault(404, "InvalidScript", "Invalid Script")
        }
        let values = (try fields.text("parameters") ?? "").split(separator: "|", omittingEmptySubsequences: false)
        guard let number = values.first.map(String.init), !number.isEmpty, values.count <= 20 else {
            throw CXoneFault(400, "InvalidParameterLength", "Invalid parameter length: the first is the number to dial")
        }
        if let start = try fields.time("startDate"), start > exchange.switchboard.now {
            throw CXoneFault.unsupported("startDate", "schedule a callback to call later")
        }
        let live = exchange.switchboard.view.campaigns[campaign.id]
        let isFree = live.map { $0.status == .on && (campaign.mode == .agentless || $0.agents.idle > 0) } ?? false
        let callback = ScheduledCallback(
            id: exchange.ids.next(),
            campaign: campaign.id,
            number: number,
            due: exchange.switchboard.now
        )
        guard isFree, let call = try await exchange.switchboard.call(callback) else {
            throw CXoneFault(409, "SkillNotRunning", "Skill Not Running, or no agent of it is free")
        }
        return .json(["contactId": .whole(call)])
    }
}
