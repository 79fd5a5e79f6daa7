import RingdownCore
import RingdownDialer

extension CXoneDialect {
    /// Adds the sessions of agents, far enough to join a skill, take calls and say what they came to.
    static func addSessions(to routes: inout CXoneRoutes) {
        routes.on("POST /agent-sessions") { try await $0.beginSession() }
        routes.on("POST /agent-sessions/join") { call in
            guard let (id, _) = call.dialect.sessions.session(of: call.principal.id) else {
                throw CXoneFault(404, "InvalidSession", "Session not found")
            }
            return .json(["sessionId": .string(id)], 202, "Accepted")
        }
        routes.on("DELETE /agent-sessions/{sessionId}") { try await $0.endSession() }
        routes.on("GET /agent-sessions/{sessionId}/get-next-event") { try await $0.nextEvent() }
        routes.on("POST /agent-sessions/{sessionId}/dialer-login") { try await $0.joinSkill() }
        routes.on("POST /agent-sessions/{sessionId}/dialer-logout") { call in
            let (id, session) = try call.session()
            try await call.leave(session)
            call.dialect.sessions.change(id) { $0.skills = [:] }
            return .accepted
        }
        let interaction = "/agent-sessions/{sessionId}/interactions/{contactId}"
        routes.on("POST \(interaction)/disposition") { try await $0.setDisposition() }
        routes.on("POST \(interaction)/end") { try await $0.endCall() }
        routes.on("POST /contacts/{contactId}/set-disposition") { try await $0.setDisposition() }
    }
}

extension CXoneCall {
    /// The session that the path names.
    ///
    /// Throws CXone's 409 when it has ended, and 403 when it is another agent's.
    func session() throws(CXoneFault) -> (id: String, session: AgentSessions.Session) {
        let id = parameter("sessionId")
        guard let session = dialect.sessions.session(id) else {
            throw CXoneFault(409, "SessionEnded", "Session Ended")
        }
        guard session.user == principal.id else { throw CXoneFault(403, "Forbidden", "Insufficient permissions") }
        return (id, session)
    }

    fileprivate func beginSession() async throws -> CXoneReply {
        let fields = try await fields()
        if fields["asAgentId"] != nil { throw CXoneFault.unsupported("asAgentId", "nobody is impersonated here") }
        guard let station = try fields.text("stationId") ?? fields.text("stationPhoneNumber") else {
            throw CXoneFault.missing("stationId")
        }
        _ = try fields.whole("inactivityTimeout", in: 0...300)
        let id = exchange.ids.next()
        guard dialect.sessions.begin(id, of: try await user().id, station: station) else {
            throw CXoneFault(409, "InvalidState", "Session already started")
        }
        return .json(["sessionId": .string(id)], 202, "Accepted")
    }

    fileprivate func endSession() async throws -> CXoneReply {
        let (id, session) = try session()
        if try query.flag("endContacts") ?? false, let call = try await openCall(of: session.user) {
            try await cut(call)
        }
        try await leave(session)
        _ = dialect.sessions.end(id)
        return .accepted
    }

    /// Takes the agent off the queues of the joined skills.
    fileprivate func leave(_ session: AgentSessions.Session) async throws {
        for queue in Set(session.skills.values) {
            try await exchange.switchboard.setJoined([session.user: false], queue: queue)
        }
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
        try await exchange.switchboard.setJoined([session.user: true], queue: found.queue)
        dialect.sessions.change(id) { $0.skills[found.number] = found.queue }
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
        try await exchange.store.write { db in
            guard let call = try db.calls(CallSelection(serial: number, agent: user)).first else {
                throw CXoneFault.noObject("contactId", String(number))
            }
            guard let disposition = try db.object(AgentDisposition.self, number: chosen), disposition.isActive else {
                throw CXoneFault(400, "InvalidDispositionId", "Invalid primaryDispositionId - '\(chosen)'")
            }
            try db.keepOutcome(ofCall: call.serial, disposition.id, notes: notes)
        }
        return .accepted
    }
}
