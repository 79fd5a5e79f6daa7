import RingdownConnectors
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownExchange

@Suite("A call that a script places, over HTTP to the exchange", .timeLimit(.minutes(2)))
struct CXoneScriptTests {
    private static let number = Sample.number("+12125550142")

    /// The contract's tenant, with a skill that runs on when it has nobody left to call.
    private static var seed: TenantSeed {
        var seed = TenantSeed.contract
        seed.campaigns?[1].alwaysRunning = true
        return seed
    }

    private static func trigger(_ id: String = "call-1") -> Trigger {
        let connection = Sample.connection(
            provider: "cxone",
            dialing: .script(id: "42", path: "Renewals\\Call", skill: "Single calls")
        )
        return Sample.callTrigger(id, connection: connection, to: number)
    }

    /// Runs the skill and puts its agents on it, as a script needs them.
    private static func ready(_ platform: CXonePlatform) async throws {
        try await platform.platform.join(5, as: platform.platform.caller("admin"))
        let admin = try await platform.platform.cxone("admin")
        let skills = try await admin.get("/skills?searchString=Single").json["skills"]
        let id = try #require(skills?[0]?["skillId"]?.int)
        #expect(try await admin.post("/skills/\(id)/start").status == 202)
    }

    @Test("is placed once, and seen to its end")
    func life() async throws {
        try await CXonePlatform.open(Self.seed) { platform in
            try await Self.ready(platform)
            let trigger = Self.trigger()
            let plan = try await platform.connector.prepare(trigger.order)
            #expect(plan.steps.map(\.operation) == ["POST /scripts/start"])
            let receipt = try await platform.perform(plan, for: trigger)
            #expect(receipt.accepted.contains { $0.hasPrefix("started script") })
            #expect(try await platform.connector.progress(of: plan).stage == .dialing)
            try await platform.platform.run()
            let progress = try await platform.connector.progress(of: plan)
            #expect(progress.stage == .finished && progress.call != nil)
            #expect(try await platform.calls(to: Self.number) == 1)
            // The call before is not taken for the next one.
            let next = try await platform.connector.prepare(Self.trigger("call-2").order)
            #expect(try await platform.connector.progress(of: next).call == nil)
        }
    }

    @Test("whose answer was lost is found, and one that cannot be found is left to a person")
    func lost() async throws {
        try await CXonePlatform.open(Self.seed) { platform in
            try await Self.ready(platform)
            for (fault, calls) in [(ConnectorFault.requestLost, 0), (.answerLost, 1)] {
                let trigger = Self.trigger("call-\(calls)")
                let plan = try await platform.connector.prepare(trigger.order)
                platform.befall(fault, times: 1)
                let error = await #expect(throws: ConnectorError.self) {
                    try await platform.perform(plan, for: trigger)
                }
                #expect(error?.code == .noAnswer)
                let intent = Intent(id: "intent-\(calls)", at: platform.clock.now(), plan: plan)
                let found = try await platform.connector.reconcile(intent)
                switch (fault, found) {
                case (.answerLost, .happened), (.requestLost, .unknown): break
                default: Issue.record("\(fault) was read back as \(found)")
                }
                #expect(try await platform.calls(to: Self.number) == calls)
            }
        }
    }
}
