import Foundation
import HTTPTypes
import RingdownCore
import RingdownDialer
import RingdownTestKit
import Testing

@testable import RingdownExchange

@Suite("An agent of CXone", .timeLimit(.minutes(5)))
struct CXoneSessionTests {
    @Test("logs in, joins a running skill, takes a call and says what it came to")
    func story() async throws {
        try await Platform.open(.skills(agents: 1, joined: false)) { platform in
            let admin = try await platform.cxone("admin")
            let made = try await admin.post(
                "/dispositions",
                ["dispositions": [["dispositionName": "Sold", "isPreviewDisposition": false]]]
            )
            let sold = try #require(made.json["dispositionResults"]?[0]?["dispositionId"]?.int)
            _ = try await admin.post("/skills/\(Platform.skill)/start")

            let agent = try await platform.cxone("agent")
            let begun = try await agent.post("/agent-sessions", ["stationPhoneNumber": "+12025550123"])
            #expect(begun.status == 202)
            let session = try "/agent-sessions/" + #require(begun.json["sessionId"]?.string)
            #expect(try await agent.post("/agent-sessions", ["stationId": "1"]).status == 409)
            #expect(try await agent.post(session + "/dialer-login?skillName=None").status == 400)
            #expect(try await agent.post(session + "/dialer-login?skillName=Renewals").status == 202)

            var call: Int?
            while call == nil {
                let answer = try await agent.get(session + "/get-next-event?timeout=0")
                for event in answer.json["events"]?.array ?? [] where event["Status"]?.string == "Active" {
                    call = event["ContactID"]?.string.flatMap { Int($0) }
                }
                if call == nil { try await platform.run(steps: 1) }
            }
            let contact = try #require(call)
            let interaction = session + "/interactions/\(contact)"
            #expect(try await agent.post(interaction + "/end").status == 202)
            let said = try await agent.post(
                interaction + "/disposition?primaryDispositionId=\(sold)&primaryDispositionNotes=two%20years"
            )
            #expect(said.status == 202)
            let shown = try await admin.get("/contacts/\(contact)").json
            #expect(shown["primaryDispositionId"]?.int == sold)
            #expect(shown["dispositionNotes"]?.string == "two years")
            #expect(try await agent.delete(session).status == 202)
            #expect(try await agent.get(session + "/get-next-event").status == 409)
            let states = try await admin.get("/agents/states").json["agentStates"]?.array ?? []
            #expect(states.contains { $0["agentStateName"]?.string == "Dialer" } == false)
        }
    }

    @Test("who waits for an event is told when it comes, and otherwise that there was none")
    func longPoll() async throws {
        try await Platform.open(.skills(agents: 1, joined: false)) { platform in
            let agent = try await platform.cxone("agent")
            let begun = try await agent.post("/agent-sessions", ["stationId": "7"])
            let session = try "/agent-sessions/" + #require(begun.json["sessionId"]?.string)
            _ = try await agent.get(session + "/get-next-event")
            #expect(try await agent.get(session + "/get-next-event?timeout=0").status == 304)
            async let waiting = agent.get(session + "/get-next-event?timeout=60")
            try await platform.clock.untilSleeping()
            _ = try await agent.post(session + "/dialer-login?skillName=Renewals")
            let told = try await waiting
            #expect(told.json["events"]?[0]?["CurrentState"]?.string == "Dialer")
        }
    }

    @Test("and people who are to be called back are called, at once or at their time")
    func callbacks() async throws {
        try await Platform.open(.skills(contacts: 1)) { platform in
            let admin = try await platform.cxone("admin")
            let due = DialerTime(milliseconds: platform.exchange.switchboard.now.milliseconds + 60_000)
            let made = try await admin.post(
                "/scheduled-callbacks",
                [
                    "phoneNumber": "+12025557777", "skillId": .number(JSONNumber(Platform.skill)),
                    "scheduleDate": .string(due.cxone),
                ]
            )
            #expect(made.json["callbackId"]?.int != nil)
            #expect(try await admin.get("/skills/\(Platform.skill)/scheduled-callbacks").json["totalRecords"]?.int == 1)
            #expect(try await admin.post("/queuecallback?phoneNumber=%2B12025558888&skill=Renewals").status == 202)
            let past = try await admin.post(
                "/promise?firstName=A&lastName=B&phoneNumber=%2B12025556666&skill=Renewals"
                    + "&promiseDate=2001-01-01T00:00:00&promiseTime=2001-01-01T09:00:00"
            )
            #expect(past.description == "Promise Date In Past")
            platform.clock.set(to: due.date)
            try await platform.exchange.switchboard.catchUp()
            _ = try await admin.post("/skills/\(Platform.skill)/start")
            try await platform.run()
            let numbers = try await platform.exchange.store.read { db in
                try db.calls(CallSelection()).map(\.number)
            }
            #expect(Set(numbers).isSuperset(of: ["+12025557777", "+12025558888"]))
            #expect(try await platform.exchange.store.read { db in try db.objects(ScheduledCallback.self) }.isEmpty)
        }
    }

    @Test("who is silent for too long is logged out, but not while a client listens")
    func inactivity() async throws {
        try await Platform.open(.skills(agents: 1, joined: false)) { platform in
            let exchange = platform.exchange
            let watch = SessionWatch(
                sessions: exchange.sessions,
                switchboard: exchange.switchboard,
                store: exchange.store,
                clock: exchange.clock
            )
            let agent = try await platform.cxone("agent")
            #expect(try await agent.post("/agent-sessions?stationId=1&inactivityTimeout=29").status == 400)
            let begun = try await agent.post("/agent-sessions?stationId=1&inactivityTimeout=30")
            let session = try "/agent-sessions/" + #require(begun.json["sessionId"]?.string)
            #expect(try await agent.post(session + "/dialer-login?skillName=Renewals").status == 202)
            func isJoined() async throws -> Bool {
                try await exchange.store.read { db in try db.members(of: Platform.queue).contains(where: \.isJoined) }
            }
            #expect(try await isJoined())
            _ = try await agent.post(session + "/state?state=Unavailable&reason=Lunch")
            #expect(try await isJoined() == false)
            _ = try await agent.post(session + "/state?state=Available")
            _ = try await agent.get(session + "/get-next-event")
            async let waiting = agent.get(session + "/get-next-event?timeout=60")
            try await platform.clock.untilSleeping()
            platform.clock.advance(by: .seconds(59))
            try await watch.review()
            #expect(try await isJoined())
            platform.clock.advance(by: .seconds(1))
            _ = try await waiting
            platform.clock.advance(by: .seconds(31))
            try await watch.review()
            #expect(try await isJoined() == false)
            let late = try await platform.cxone("agent")
            #expect(try await late.get(session + "/get-next-event").status == 409)
            #expect(try await late.post("/agent-sessions/join").status == 404)
        }
    }
}
