import RingdownCore
import RingdownDialer

extension CXoneDialect {
    /// Adds the sessions of agents, far enough to join a skill, take calls and say what they came to.
    static func addSessions(to routes: inout CXoneRoutes) {
        routes.on("POST /agent-sessions") { try await $0.beginSession() }
        routes.on("POST /agent-sessions/join") { call in
            guard let (id, _) = call.exchange.sessions.session(of: call.principal.id) else {
                throw CXoneFault(404, "InvalidSession", "Session not found")
            }
            return .json(["sessionId": .string(id)], 202, "Accepted")
        }
        routes.on("DELETE /agent-sessions/{sessionId}") { try await $0.endSession() }
        routes.on("GET /agent-sessions/{sessionId}/get-next-event") { try await $0.nextEvent() }
        routes.on("POST /agent-sessions/{sessionId}/dialer-login") { try await $0.joinSkill() }
        routes.on("POST /agent-sessions/{sessionId}/dialer-logout") { call in
            let (id, session) = try call.session()
            try await call.exchange.switchboard.setJoined(false, session)
            call.exchange.sessions.change(id) { $0.skills = [:] }
            return .accepted
        }
        routes.on("POST /agent-sessions/{sessionId}/state") { try await $0.setState() }
        let interaction = "/agent-sessions/{sessionId}/interactions/{contactId}"
        routes.on("POST \(interaction)/disposition") { try await $0.setDisposition() }
        routes.on("POST \(interaction)/end") { try await $0.endCall() }
        routes.on("POST /contacts/{contactId}/set-disposition") { try await $0.setDisposition() }
        routes.on("POST /contacts/{contactId}/end", .skillStop) { try await $0.endContact() }
    }
}

extension CXoneCall {
    /// The session that the path names.
    ///
    /// Throws CXone's 409 when it has ended, and 403 when it is another agent's.
    func session() throws(CXoneFault) -> (id: String, session: AgentSessions.Session) {
        let id = parameter("sessionId")
        guard let session = exchange.sessions.session(id) else {
            throw CXoneFault(409, "SessionEnded", "Session Ended")
        }
        guard session.user == principal.id else { throw CXoneFault(403, "Forbidden", "Insufficient permissions") }
        exchange.sessions.hear(id, at: exchange.clock.now())
        return (id, session)
    }

    fileprivate func beginSession() async throws -> CXoneReply {
        let fields = try await fields()
        if fields["asAgentId"] != nil { throw CXoneFault.unsupported("asAgentId", "nobody is impersonated here") }
        guard let station = try fields.text("stationId") ?? fields.text("stationPhoneNumber") else {
            throw CXoneFault.missing("stationId")
        }
        let seconds = try fields.whole("inactivityTimeout", in: 0...300) ?? 0
        guard seconds == 0 || seconds >= 30 else {
            throw CXoneFault.invalid("inactivityTimeout", String(seconds), "must be 0, or from 30 to 300")
        }
        let session = AgentSessions.Session(
            user: try await user().id,
            station: station,
            patience: AgentSessions.Patience(
                seconds: seconds == 0 ? 300 : seconds,
                endsInCalls: try fields.flag("inactivityForceLogout") ?? false
            )
        )
        let id = exchange.ids.next()
        guard exchange.sessions.begin(id, session, at: exchange.clock.now()) else {
            throw CXoneFault(409, "InvalidState", "Session already started")
        }
        return .json(["sessionId": .string(id)], 202, "Accepted")
    }

    fileprivate func endSession() async throws -> CXoneReply {
        let (id, session) = try session()
        if try query.flag("endContacts") ?? false, let call = try await openCall(of: session.user) {
            try await cut(call)
        }
        try await exchange.switchboard.setJoined(false, session)
        _ = exchange.sessions.end(id)
        return .accepted
    }

    /// Lets the agent take calls of the joined skills, or none.
    fileprivate func setState() async throws -> CXoneReply {
        let (id, session) = try session()
        let fields = try await fields()
        let word = try fields.requiredText("state")
        guard ["available", "unavailable"].contains(word.lowercased()) else {
            throw CXoneFault.invalid("state", word, "must be Available or Unavailable")
        }
        let isAvailable = word.lowercased() == "available"
        try await exchange.switchboard.setJoined(isAvailable, session)
        exchange.sessions.change(id) { $0.isAvailable = isAvailable }
        return .accepted
    }

    fileprivate func joinSkill() async throws -> CXoneReply {
        let (id, session) = try session()
        let name = try await fields().requiredText("skillName")
        let found = try await exchange.store.read { db -> (number: Int, queue: String, isMember: Bool)? in
            guard let campaign = try db.objects(Campaign.self, named: name).first, let queue = campaign.queue else {
                return nil
            }
            let isMember = try db.members(of: queue).contains { $0.user.id == session.user }
            return (Int(try db.key(.campaign, campaign.id)), queue, isMember)
        }
        guard let found, found.isMember else { throw CXoneFault(400, "InvalidSkillName", "Invalid skill name") }
        // Who joins a skill takes its calls, whatever the user was said to be doing before.
        _ = try await exchange.switchboard.update(user: session.user) { user, _ in user.presence = nil }
        try await exchange.switchboard.setJoined([session.user: true], queue: found.queue)
        exchange.sessions.change(id) { session in
            session.skills[found.number] = found.queue
            session.isAvailable = true
        }
        return .accepted
    }

    /// The agent's call that goes on; `nil` when there is none.
    func openCall(of user: String) async throws -> CallRecord? {
        try await exchange.store.read { db in try db.calls(CallSelection(isOpen: true, agent: user)).first }
    }

    private func cut(_ call: CallRecord) async throws {
        let id = try await exchange.store.read { db in try db.object(Campaign.self, number: call.campaign)?.id }
        if let id { try await exchange.switchboard.cut(call: call.contact, of: id) }
    }

    fileprivate func endCall() async throws -> CXoneReply {
        let (_, session) = try session()
        guard let call = try await openCall(of: session.user), call.serial == (try number("contactId")) else {
            throw CXoneFault(409, "InvalidState", "Contact is not active")
        }
        try await cut(call)
        return .accepted
    }

    /// Ends a call, whoever takes it.
    fileprivate func endContact() async throws -> CXoneReply {
        let number = try number("contactId")
        let found = try await exchange.store.read { db -> (CallRecord, Campaign)? in
            guard let call = try db.calls(CallSelection(serial: number)).first,
                let campaign = try db.object(Campaign.self, number: call.campaign)
            else { return nil }
            return (call, campaign)
        }
        guard let (call, campaign) = found else { throw CXoneFault.noObject("contactId", String(number)) }
        try require(in: try await exchange.division(campaign.division))
        guard call.ended == nil else { throw CXoneFault(409, "InvalidState", "Contact is not active") }
        try await exchange.switchboard.cut(call: call.contact, of: campaign.id)
        return .accepted
    }

    /// Keeps what the agent says of a call, of the present one or one that is over.
    fileprivate func setDisposition() async throws -> CXoneReply {
        if !parameter("sessionId").isEmpty { _ = try session() }
        let number = try number("contactId")
        let fields = try await fields()
        let chosen = try fields.whole("primaryDispositionId") ?? fields.whole("disposition")
        let notes = try fields.text("primaryDispositionNotes") ?? fields.text("notes")
        for name in ["secondaryDispositionId", "callbackNumber", "callbackTime", "commitmentAmount"]
        where fields[name] != nil {
            throw CXoneFault.unsupported(name, "the exchange does not act on it")
        }
        guard let chosen else { throw CXoneFault.missing("primaryDispositionId") }
        let user = principal.id
        let (found, disposition) = try await exchange.store.read { db in
            (
                try db.calls(CallSelection(serial: number, agent: user)).first,
                try db.object(AgentDisposition.self, number: chosen)
            )
        }
        guard let call = found else { throw CXoneFault.noObject("contactId", String(number)) }
        guard let disposition, disposition.isActive else {
            throw CXoneFault(400, "InvalidDispositionId", "Invalid primaryDispositionId - '\(chosen)'")
        }
        let classification = try DispositionClass.of(disposition.classification)
        try await exchange.switchboard.perform { floor, turn in
            try turn.db.keepOutcome(ofCall: call.serial, disposition.id, notes: notes)
            guard classification == .doNotCall,
                let campaign = try turn.db.object(Campaign.self, number: call.campaign)
            else { return }
            try turn.db.contribute(call.number, ofCampaign: campaign.id, at: turn.now)
            try floor.forbid(ContactID(call.contact), inList: campaign.contactList, turn)
        }
        return .accepted
    }
}
