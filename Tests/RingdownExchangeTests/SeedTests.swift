import RingdownCore
import RingdownDialer
import Testing

@testable import RingdownExchange

@Suite("Seeds", .timeLimit(.minutes(5)))
struct SeedTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var change: @Sendable (inout TenantSeed) -> Void
        var says: String
    }

    static let wrong = [
        Case(testDescription: "no speed", change: { $0.speed = 0 }, says: "speed"),
        Case(
            testDescription: "a role that is not there",
            change: { $0.clients?[0].grants = [GrantSeed(role: "boss")] },
            says: "the client admin names the role boss"
        ),
        Case(
            testDescription: "a division that is not there",
            change: { $0.queues?[0].division = "Sale" },
            says: "the queue Renewals names the division Sale"
        ),
        Case(
            testDescription: "a list that is not there",
            change: { $0.campaigns?[0].contactList = "Renewals Q5" },
            says: "it has Renewals Q4, Tickets"
        ),
        Case(
            testDescription: "a campaign without a queue",
            change: { $0.campaigns?[0].queue = nil },
            says: "the campaign Renewals needs a queue"
        ),
        Case(
            testDescription: "two clients of one id",
            change: { $0.clients?.append(ClientSeed(id: "admin", secret: "x")) },
            says: "admin"
        ),
        Case(
            testDescription: "two homes",
            change: { $0.divisions = [DivisionSeed(name: "A", home: true), DivisionSeed(name: "B", home: true)] },
            says: "more than one division is the home"
        ),
        Case(
            testDescription: "phone columns that are none",
            change: { $0.contactLists?[0].phoneColumns = ["fax"] },
            says: "phoneColumns"
        ),
        Case(
            testDescription: "a contact with a column of its own",
            change: { $0.contactLists?[0].contacts = [["mail": "a"]] },
            says: "a contact of the list Renewals Q4"
        ),
        Case(
            testDescription: "more contacts than a list holds",
            change: { $0.contactLists?[0].generate?.count = 1_000_001 },
            says: "1000001"
        ),
        Case(
            testDescription: "a token that lives too long",
            change: { $0.clients?[0].tokenLifetime = 172_801 },
            says: "tokenLifetime"
        ),
    ]

    @Test("that describe no possible tenant are refused in one line", arguments: wrong)
    func refusals(_ each: Case) async throws {
        var seed = TenantSeed.renewals()
        each.change(&seed)
        let changed = seed
        let error = await #expect(throws: ExchangeError.self) {
            try await Platform.open(changed) { _ in }
        }
        #expect(error?.code == .invalidSeed)
        #expect(error?.message.contains(each.says) == true, "\(error?.message ?? "")")
        #expect(error?.message.contains("\n") == false)
    }

    @Test("give the same ids every time, in the form of a UUID")
    func ids() {
        let id = SeedID.of("campaign", "Renewals")
        #expect(id == SeedID.of("campaign", "Renewals"))
        #expect(id != SeedID.of("campaign", "Renewal"))
        #expect(id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
    }

    @Test("may be empty: a tenant with its home and nothing else")
    func empty() async throws {
        try await Platform.open(TenantSeed()) { platform in
            #expect(platform.exchange.tenant.kind == .production)
            let divisions = try await platform.exchange.store.read { db in try db.objects(TenantDivision.self) }
            #expect(divisions.map(\.name) == ["Home"])
        }
    }

    @Test("may turn a campaign on from the start")
    func alreadyOn() async throws {
        var seed = TenantSeed.renewals(contacts: 5, agents: 1, joined: true)
        seed.campaigns?[0].on = true
        try await Platform.open(seed) { platform in
            try await platform.run()
            #expect(try await platform.attempts() == [1, 1, 1, 1, 1])
        }
    }
}
