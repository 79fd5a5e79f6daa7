import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import RingdownCore
import RingdownExchange
import RingdownTestKit
import Testing

@Suite("Failures that a sandbox is asked for", .timeLimit(.minutes(5)))
struct FaultTests {
    private static func sandbox() -> TenantSeed {
        var seed = TenantSeed.renewals(contacts: 0)
        seed.kind = .sandbox
        return seed
    }

    private static func add(_ fault: String, as caller: Caller) async throws -> Caller.Answer {
        let name = try #require(HTTPField.Name("x-ringdown-fault"))
        return try await caller.send(
            .post,
            ContactTests.path,
            text: JSON.array([ContactTests.contact(1)]).text(),
            headers: [name: fault, .contentType: "application/json"]
        )
    }

    @Test(
        "The request fails as asked, before or after it took effect",
        arguments: [("429", 429, 0), ("503", 503, 1), ("500", 500, 1), ("507", 507, 1)]
    )
    func endings(_ fault: String, _ status: Int, _ size: Int) async throws {
        try await Platform.open(Self.sandbox()) { platform in
            let admin = try await platform.caller("admin")
            let answer = try await Self.add(fault, as: admin)
            #expect(answer.status == status)
            #expect(answer.json["status"]?.int == status)
            #expect((answer.headers[.retryAfter] != nil) == (status == 429))
            #expect(try await admin.get(Platform.listPath + "?includeSize=true").json["size"]?.int == size)
        }
    }

    @Test("The request waits as long as asked")
    func latency() async throws {
        try await Platform.open(Self.sandbox()) { platform in
            let admin = try await platform.caller("admin")
            async let answer = Self.add("latency=5000", as: admin)
            try await platform.clock.untilSleeping()
            #expect(try await admin.get(Platform.listPath + "?includeSize=true").json["size"]?.int == 0)
            platform.clock.advance(by: .seconds(5))
            #expect(try await answer.status == 200)
        }
    }

    @Test(
        "What is not understood is refused, and everything in production",
        arguments: ["often", "200", "latency=-1", ""]
    )
    func refusals(_ fault: String) async throws {
        for seed in [Self.sandbox(), .renewals(contacts: 0)] {
            try await Platform.open(seed) { platform in
                let admin = try await platform.caller("admin")
                #expect(try await Self.add(fault, as: admin).status == 400)
            }
        }
    }

    @Test("The connection is closed without an answer, and the request took effect")
    func reset() async throws {
        try await Platform.open(Self.sandbox()) { platform in
            try await platform.exchange.application(host: "127.0.0.1", port: 0).test(.live) { client in
                let token = try await platform.caller("admin").token
                let caller = Caller(client: client, token: token)
                await #expect(throws: (any Error).self) { try await Self.add("reset", as: caller) }
            }
            let admin = try await platform.caller("admin")
            #expect(try await admin.get(Platform.listPath + "?includeSize=true").json["size"]?.int == 1)
        }
    }
}
