import Foundation
import RingdownCore
import RingdownTestKit
import Testing

@Suite("The scripted connector", .timeLimit(.minutes(5)))
struct ScriptedConnectorTests {
    private let clock = ManualClock()
    private let connector: ScriptedConnector
    private let trigger = Sample.trigger("t1")
    private let lost = ConnectorError(.noAnswer, "The connection was reset.")

    init() { connector = ScriptedConnector(clock: clock) }

    @Test("Without a script it starts the campaign and shows it dialed")
    func unscripted() async throws {
        let plan = try await connector.prepare(trigger.order)
        let permit = try #require(Sample.permit(for: trigger))
        let receipt = try await connector.perform(plan, for: "t1", permit: permit)
        #expect(receipt == Sample.receipt())
        #expect(try await connector.progress(of: plan).stage == .finished)
        #expect(
            connector.calls == [.prepare(trigger.order), .perform(plan, trigger: "t1"), .progress(plan)]
        )
        #expect(connector.effects.map(\.trigger) == ["t1"])
    }

    @Test("Answers come in the order they were written down, and the last one stays")
    func script() async throws {
        connector.onPrepare(
            .failure(ConnectorError(.unavailable, "Out of service.")),
            .failure(ConnectorError(.refused, "Forbidden.")),
            .success(Sample.plan())
        )
        for code in [ConnectorError.Code.unavailable, .refused] {
            let error = await #expect(throws: ConnectorError.self) { _ = try await connector.prepare(trigger.order) }
            #expect(error?.code == code)
        }
        for _ in 0..<2 { #expect(try await connector.prepare(trigger.order) == Sample.plan()) }
    }

    struct Permission: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let trigger: Trigger
        let age: Double
    }

    static let uncovered = [
        Permission(testDescription: "another trigger's", trigger: Sample.trigger("t2"), age: 0),
        Permission(
            testDescription: "another provider's",
            trigger: Sample.trigger("t1", contactList: Sample.binding(provider: "cxone")),
            age: 0
        ),
        Permission(testDescription: "an old one", trigger: Sample.trigger("t1"), age: 60),
    ]

    @Test("Nothing is sent under a permit that does not cover it", arguments: uncovered)
    func uncoveredPermit(permission: Permission) async throws {
        let permit = try #require(Sample.permit(for: permission.trigger))
        clock.advance(by: .seconds(permission.age))
        let error = await #expect(throws: ConnectorError.self) {
            _ = try await connector.perform(Sample.plan(), for: "t1", permit: permit)
        }
        #expect(error?.code == .notPermitted)
        #expect(connector.effects.isEmpty)
        #expect(connector.unpermitted == ["t1"])
    }

    @Test("Read back, it tells whether what was lost had happened", arguments: [true, false])
    func reconciling(happened: Bool) async throws {
        connector.onPerform(happened ? .lost(lost) : .failure(lost))
        let permit = try #require(Sample.permit(for: trigger))
        let intent = Intent(id: "i1", at: Sample.now, plan: Sample.plan())
        await #expect(throws: lost) { _ = try await connector.perform(intent.plan, for: "t1", permit: permit) }
        let found = try await connector.reconcile(intent)
        #expect((found == .happened(Sample.receipt())) == happened)
        #expect(connector.effects.count == (happened ? 1 : 0))
    }
}
