import Foundation
import RingdownDialer
import RingdownOAuth
import ServiceLifecycle
import Testing

@testable import RingdownExchange

@Suite("The exchange's time")
struct ExchangeTimeTests {
    @Test("wakes exactly when an instant has come, and not before", arguments: [0.25, 1, 3, 60, 1000, 99_999])
    func wakeUp(_ speed: Double) {
        let wall = Date(timeIntervalSince1970: 1_795_000_000)
        let time = ExchangeTime(startingAt: wall, after: nil, speed: speed)
        let start = time.instant(at: wall)
        for milliseconds: Int64 in [1, 7, 999, 1000, 61_003, 3_600_001, 86_400_000] {
            let instant = DialerTime(milliseconds: start.milliseconds + milliseconds)
            let date = time.wallDate(of: instant)
            #expect(time.instant(at: date) >= instant)
            let before = date.addingTimeInterval(-max(2e-6, 0.002 / speed))
            #expect(time.instant(at: before) < instant)
        }
    }

    @Test("stands still while the wall clock is behind its anchor")
    func backwards() {
        let wall = Date(timeIntervalSince1970: 1_795_000_000)
        let time = ExchangeTime(startingAt: wall, after: nil, speed: 10)
        #expect(time.instant(at: wall.addingTimeInterval(-5)) == time.instant(at: wall))
    }
}

@Suite("The server", .timeLimit(.minutes(5)))
struct ServerTests {
    @Test("listens at a port that the system chose, says which, and ends when it is told to")
    func port() async throws {
        try await Platform.open { platform in
            let (ports, announce) = AsyncStream.makeStream(of: Int.self)
            let server = try platform.exchange.application(host: "127.0.0.1", port: 0) { port in
                announce.yield(port)
            }
            let group = ServiceGroup(
                configuration: ServiceGroupConfiguration(
                    services: platform.exchange.services + [server],
                    logger: platform.exchange.logger
                )
            )
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask {
                    defer { announce.finish() }
                    try await group.run()
                }
                let port = await ports.first { _ in true }
                #expect(try #require(port) > 0)
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
            }
        }
    }
}

@Suite("The roster")
struct AgentRosterTests {
    typealias Demand = AgentRoster.Demand

    static func agents(_ numbers: ClosedRange<Int>) -> Set<AgentID> { Set(numbers.map { AgentID("a\($0)") }) }

    static func demand(_ id: String, on: Bool = true, contacts: Bool = true) -> Demand {
        Demand(campaign: id, queue: "q", isOn: on, hasContacts: contacts)
    }

    static func load(_ roster: AgentRoster) -> [String: Int] {
        roster.serving.filter { !roster.isLeaving($0.key) }.reduce(into: [:]) { $0[$1.value, default: 0] += 1 }
    }

    @Test("spreads agents evenly over the campaigns that need them")
    func spread() {
        var roster = AgentRoster()
        let moves = roster.moves(
            joined: ["q": Self.agents(1...5)],
            demands: [Self.demand("x"), Self.demand("y"), Self.demand("z", contacts: false)]
        )
        #expect(moves.count == 5)
        #expect(Self.load(roster) == ["x": 3, "y": 2])
    }

    @Test("sends agents to a campaign that starts, one call later")
    func late() {
        var roster = AgentRoster()
        _ = roster.moves(joined: ["q": Self.agents(1...4)], demands: [Self.demand("x")])
        let both = [Self.demand("x"), Self.demand("y")]
        let moves = roster.moves(joined: ["q": Self.agents(1...4)], demands: both)
        #expect(moves == [.leave(AgentID("a1"), campaign: "x"), .leave(AgentID("a2"), campaign: "x")])
        roster.left(AgentID("a1"))
        roster.left(AgentID("a2"))
        _ = roster.moves(joined: ["q": Self.agents(1...4)], demands: both)
        #expect(Self.load(roster) == ["x": 2, "y": 2])
        #expect(roster.moves(joined: ["q": Self.agents(1...4)], demands: both).isEmpty)
    }

    @Test("takes agents from a campaign that is done, but leaves them while nobody wants them")
    func done() {
        var roster = AgentRoster()
        let joined = ["q": Self.agents(1...2)]
        _ = roster.moves(joined: joined, demands: [Self.demand("x")])
        #expect(roster.moves(joined: joined, demands: [Self.demand("x", on: false)]).isEmpty)
        let moves = roster.moves(joined: joined, demands: [Self.demand("x", on: false), Self.demand("y")])
        #expect(moves.count == 2)
        roster.forget(campaign: "x")
        #expect(roster.moves(joined: joined, demands: [Self.demand("y")]).count == 2)
    }

    @Test("lets an agent who left the queue go")
    func left() {
        var roster = AgentRoster()
        _ = roster.moves(joined: ["q": Self.agents(1...1)], demands: [Self.demand("x")])
        #expect(roster.moves(joined: [:], demands: [Self.demand("x")]) == [.leave(AgentID("a1"), campaign: "x")])
        roster.left(AgentID("a1"))
        #expect(roster.serving.isEmpty)
    }
}

@Suite("Secrets")
struct SecretTests {
    @Test("are known again, and kept under a salt")
    func hashing() throws {
        let kept = KeptSecret("secret", cost: .trifling)
        #expect(kept.hash?.matches("secret") == true)
        #expect(kept.hash?.matches("Secret") == false)
        #expect(kept.hash?.matches("") == false)
        #expect(kept != KeptSecret("secret", cost: .trifling))
        let stored = try JSONEncoder().encode(kept)
        #expect(try JSONDecoder().decode(KeptSecret.self, from: stored) == kept)
        #expect(!String(decoding: stored, as: UTF8.self).contains("secret"))
    }

    @Test("are not shown by a seed, and are new each time they are made")
    func redaction() {
        #expect(!"\(ClientSeed(id: "a", secret: "hidden"))".contains("hidden"))
        #expect(SecretMint.system() != SecretMint.system())
    }
}
