import Foundation
import RingdownCore
import RingdownDialer

extension CXoneCall {
    /// What has happened to the agent since it was asked last; waits for it, up to a minute of the wall clock.
    func nextEvent() async throws -> CXoneReply {
        let (id, _) = try session()
        let seconds = try query.whole("timeout", in: 0...60) ?? 0
        exchange.sessions.hear(id, at: exchange.clock.now(), within: seconds)
        let limit = exchange.clock.now().addingTimeInterval(TimeInterval(seconds))
        while true {
            let rung = exchange.switchboard.changes()
            let events = try await events(of: id)
            guard events.isEmpty else {
                return .json(["sessionId": .string(id), "events": .array(events)])
            }
            guard exchange.clock.now() < limit else { return .empty(304, "No Events") }
            await rung.wait(until: limit, exchange.clock)
        }
    }

    private func events(of id: String) async throws -> [JSON] {
        let (_, session) = try session()
        let view = exchange.switchboard.view
        let activity = view.agents[AgentID(session.user)]
        let call = try await openCall(of: session.user)
        let isEmpty = try await exchange.store.read { db in
            try session.skills.keys.contains { number in
                try db.object(Campaign.self, number: number)?.status == .complete
            }
        }
        let told = AgentSessions.Told(
            state: session.isAvailable
                ? AgentStateName(activity, isJoined: !session.skills.isEmpty) : .unavailable,
            isWrappingUp: activity == .wrapUp,
            call: activity == .talking ? call?.serial : nil,
            isListEmpty: isEmpty
        )
        guard told != session.told else { return [] }
        exchange.sessions.change(id) { $0.told = told }
        let now = exchange.switchboard.now
        var events: [JSON] = []
        if let ended = session.told.call, ended != told.call {
            events.append(["Type": "CallContactEvent", "ContactID": .string(String(ended)), "Status": "Disconnected"])
        }
        if told.state != session.told.state || told.isWrappingUp != session.told.isWrappingUp {
            events.append([
                "Type": "AgentState", "CurrentState": .text(told.state?.word),
                "IsACW": told.isWrappingUp ? "True" : "False",
                "StartTimeUTC": .time(now),
            ])
        }
        if let call, told.call == call.serial, told.call != session.told.call {
            events.append([
                "Type": "CallContactEvent", "ContactID": .string(String(call.serial)), "Status": "Active",
                "CallType": "Outbound", "DNIS": .string(call.number), "Skill": .string(String(call.campaign)),
                "CustomerExternalId": .string(call.contact),
            ])
        }
        if told.isListEmpty, !session.told.isListEmpty {
            events.append(["Type": "NaturalCallingSkillList", "Empty": "True"])
        }
        return events
    }
}
