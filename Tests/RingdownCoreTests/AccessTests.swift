import RingdownCore
import Testing

@Suite("Access decisions")
struct AccessTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var grants: [Grant]
        var wanted: [String]
        var mode = Requirement.Mode.all
        var division: Division? = sales
        var verdict: AccessDecision.Verdict
        var missing: [String] = []
        var elsewhere: [String] = []
    }

    static let sales = Division(id: "s", name: "Sales")
    static let support = Division(id: "p", name: "Support")

    static func grant(_ role: String, _ permissions: [String], _ division: DivisionScope) -> Grant {
        Grant(role: role, permissions: permissions.compactMap { Permission($0) }, division: division)
    }

    static let cases: [Case] = [
        Case(
            testDescription: "a grant in the object's division gives",
            grants: [grant("dialer", ["outbound:campaign:start"], .one(sales))],
            wanted: ["outbound:campaign:start"],
            verdict: .allowed
        ),
        Case(
            testDescription: "a grant in another division does not",
            grants: [grant("dialer", ["outbound:campaign:start"], .one(support))],
            wanted: ["outbound:campaign:start"],
            verdict: .refused,
            elsewhere: ["outbound:campaign:start"]
        ),
        Case(
            testDescription: "a grant everywhere gives in any division",
            grants: [grant("dialer", ["outbound:*:*"], .all)],
            wanted: ["outbound:campaign:start"],
            verdict: .allowed
        ),
        Case(
            testDescription: "no grant at all is a missing permission",
            grants: [],
            wanted: ["outbound:campaign:start"],
            verdict: .refused,
            missing: ["outbound:campaign:start"]
        ),
        Case(
            testDescription: "ALL needs every permission",
            grants: [grant("viewer", ["outbound:campaign:view"], .one(sales))],
            wanted: ["outbound:campaign:view", "outbound:campaign:edit"],
            verdict: .refused,
            missing: ["outbound:campaign:edit"]
        ),
        Case(
            testDescription: "ANY needs one",
            grants: [grant("viewer", ["outbound:campaign:recycle"], .one(sales))],
            wanted: ["outbound:campaign:edit", "outbound:campaign:recycle"],
            mode: .any,
            verdict: .allowed
        ),
        Case(
            testDescription: "an operation without division takes a grant in any",
            grants: [grant("adder", ["outbound:contact:add"], .one(support))],
            wanted: ["outbound:contact:add"],
            division: nil,
            verdict: .allowed
        ),
        Case(
            testDescription: "an entity's letter case does not matter",
            grants: [grant("writer", ["outbound:contactList:write"], .one(sales))],
            wanted: ["outbound:contactlist:write"],
            verdict: .allowed
        ),
        Case(
            testDescription: "no permission asked is allowed without a grant",
            grants: [],
            wanted: [],
            mode: .any,
            verdict: .allowed
        ),
    ]

    @Test("a decision follows from the grants", arguments: cases)
    func decides(_ example: Case) {
        let principal = Principal(id: "c", name: "c", grants: example.grants)
        let requirement = Requirement(example.wanted.compactMap { Permission($0) }, mode: example.mode)
        let decision = principal.decide(requirement, in: example.division)
        #expect(decision.verdict == example.verdict)
        #expect(decision.missing.map(\.description) == example.missing)
        #expect(decision.missingInDivision.map(\.description) == example.elsewhere)
        #expect(decision.chain.count == example.grants.count * example.wanted.count)
    }

    @Test("what is not three parts is no permission", arguments: ["", "a", "a:b", "a:b:c:d", "a::c", "a:b c:d"])
    func malformed(_ text: String) {
        #expect(Permission(text) == nil)
    }

    @Test("the divisions of a permission are nil when it is held everywhere")
    func divisions() throws {
        let start = try #require(Permission("outbound:campaign:start"))
        let one = Principal(id: "c", name: "c", grants: [Self.grant("r", ["outbound:campaign:*"], .one(Self.sales))])
        #expect(one.divisions(holding: start) == [Self.sales])
        let all = Principal(id: "c", name: "c", grants: [Self.grant("r", ["*:*:*"], .all)])
        #expect(all.divisions(holding: start) == nil)
    }
}
