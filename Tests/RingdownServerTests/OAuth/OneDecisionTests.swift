import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import RingdownAPI
import RingdownCore
import RingdownExchange
import RingdownOAuth
import RingdownTestKit
import RingdownVendors
import Testing

@testable import RingdownServer

/// The same grants, asked in three places: the core, the control plane's route, and the exchange's route.
@Suite("One decision on access", .timeLimit(.minutes(2)))
struct OneDecisionTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// The roles, each with its division: `Sales`, where the object is, `Support`, or `*`.
        var grants: [(permissions: [String], division: String)]
        var verdict: AccessDecision.Verdict
        /// Whether the refusal is about the division.
        var isElsewhere = false
    }

    /// `ACT` stands for what the operation of each place asks.
    static let cases: [Case] = [
        Case(testDescription: "nothing", grants: [], verdict: .refused),
        Case(testDescription: "exactly it, here", grants: [(["ACT"], "Sales")], verdict: .allowed),
        Case(
            testDescription: "exactly it, elsewhere",
            grants: [(["ACT"], "Support")],
            verdict: .refused,
            isElsewhere: true
        ),
        Case(testDescription: "exactly it, everywhere", grants: [(["ACT"], "*")], verdict: .allowed),
        Case(testDescription: "everything, here", grants: [(["*"], "Sales")], verdict: .allowed),
        Case(
            testDescription: "everything, elsewhere",
            grants: [(["*"], "Support")],
            verdict: .refused,
            isElsewhere: true
        ),
        Case(testDescription: "the domain", grants: [(["outbound:*"], "Sales")], verdict: .allowed),
        Case(testDescription: "the domain, in full", grants: [(["outbound:*:*"], "*")], verdict: .allowed),
        Case(testDescription: "the entity", grants: [(["outbound:contactlist:*"], "Sales")], verdict: .allowed),
        Case(
            testDescription: "the entity in another letter case",
            grants: [(["outbound:contactList:*"], "Sales")],
            verdict: .allowed
        ),
        Case(testDescription: "another entity", grants: [(["outbound:campaign:*"], "*")], verdict: .refused),
        Case(testDescription: "another domain", grants: [(["routing:*"], "*")], verdict: .refused),
        Case(
            testDescription: "another entity here, and it elsewhere",
            grants: [(["outbound:campaign:*"], "Sales"), (["ACT"], "Support")],
            verdict: .refused,
            isElsewhere: true
        ),
        Case(
            testDescription: "it elsewhere, and everything here",
            grants: [(["ACT"], "Support"), (["*"], "Sales")],
            verdict: .allowed
        ),
        Case(
            testDescription: "two that give nothing",
            grants: [(["outbound:contactlist:nothing"], "*"), (["routing:*"], "Sales")],
            verdict: .refused
        ),
    ]

    private static func permissions(_ grant: [String], _ act: String) -> [Permission] {
        grant.compactMap { Permission($0 == "ACT" ? act : $0) }
    }

    @Test("The core, the control plane and the exchange answer alike", arguments: cases)
    func alike(_ example: Case) async throws {
        let own = "outbound:contactlist:write"
        let vendors = "outbound:contactList:delete"
        #expect(core(example, own) == example.verdict)
        #expect(core(example, vendors) == example.verdict)
        let status = example.verdict == .allowed ? 200..<300 : 403..<404
        let (ownStatus, ownCode) = try await controlPlane(example, own)
        #expect(status.contains(ownStatus), "the control plane answers \(ownStatus)")
        let (theirStatus, theirCode) = try await exchange(example, vendors)
        #expect(status.contains(theirStatus), "the exchange answers \(theirStatus)")
        guard example.verdict == .refused else { return }
        #expect(ownCode == (example.isElsewhere ? "missing.division.permission" : "missing.permissions"))
        #expect(theirCode == (example.isElsewhere ? "missing.division.permission" : "missing.any.permissions"))
    }

    private func core(_ example: Case, _ act: String) -> AccessDecision.Verdict? {
        let grants = example.grants.map { grant in
            Grant(
                role: "r",
                permissions: Self.permissions(grant.permissions, act),
                division: grant.division == "*" ? .all : .one(Division(id: grant.division, name: grant.division))
            )
        }
        let requirement = Requirement([act].compactMap { Permission($0) })
        return Principal(id: "c", name: "c", grants: grants)
            .decide(requirement, in: Division(id: "Sales", name: "Sales")).verdict
    }

    private func controlPlane(_ example: Case, _ act: String) async throws -> (Int, String?) {
        var server = TestServer()
        let grants = example.grants.map { grant in
            Grant(
                role: "r",
                permissions: Self.permissions(grant.permissions, act),
                division: grant.division == "*"
                    ? .all : .one(grant.division == "Sales" ? Lists.sales : Lists.marketing)
            )
        }
        server.clients = [
            APIClient(principal: Principal(id: "c", name: "c", grants: grants), secret: ClientSecret("c-secret"))
        ]
        return try await server.run { caller async throws in
            let reply = try await caller.trigger(Lists.renewals, as: "c")
            return (reply.status, reply.status == 202 ? nil : try reply.problem.code)
        }
    }

    private func exchange(_ example: Case, _ act: String) async throws -> (Int, String?) {
        var seed = TenantSeed()
        seed.divisions = [DivisionSeed(name: "Sales"), DivisionSeed(name: "Support")]
        seed.roles = example.grants.enumerated().map { number, grant in
            RoleSeed(name: "r\(number)", permissions: Self.permissions(grant.permissions, act))
        }
        seed.clients = [
            ClientSeed(
                id: "c",
                secret: "c-secret",
                grants: example.grants.enumerated().map { GrantSeed(role: "r\($0)", division: $1.division) }
            )
        ]
        seed.contactLists = [ContactListSeed(name: "Renewals", division: "Sales")]
        seed.contactLists?[0].id = "renewals"
        return try await Exchange.withExchange(
            folder: nil,
            seed: seed,
            clock: ManualClock(),
            ids: SequentialIDs(),
            secretCost: .trifling,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) { exchange in
            try await exchange.application(host: "127.0.0.1", port: 0).test(.router) { client in
                let token = try await client.execute(
                    uri: "/oauth/token",
                    method: .post,
                    headers: [.contentType: "application/x-www-form-urlencoded"],
                    body: ByteBuffer(string: "grant_type=client_credentials&client_id=c&client_secret=c-secret")
                ) { try JSON(parsing: $0.body.readableBytesView)["access_token"]?.string ?? "" }
                return try await client.execute(
                    uri: "/api/v2/outbound/contactlists/renewals",
                    method: .delete,
                    headers: [.authorization: "Bearer \(token)"]
                ) { response in
                    let code = try? JSON(parsing: response.body.readableBytesView)["code"]?.string
                    return (response.status.code, code)
                }
            }
        }
    }
}
