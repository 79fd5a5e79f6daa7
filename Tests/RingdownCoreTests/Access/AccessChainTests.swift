import RingdownCore
import Testing

@Suite("The chain of an access decision")
struct AccessChainTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var grants: [Grant]
        var wanted = ["outbound:campaign:start"]
        var mode = Requirement.Mode.all
        var scopes: [String] = []
        var caller: Principal.Kind?
        var kind = Principal.Kind.client
        /// What the user's application may do; `nil` does not narrow it.
        var allowed: [String]?
        var place = AccessObject.Place.division(sales)
        var verdict: AccessDecision.Verdict
        var outcomes: [AccessDecision.Step.Outcome]
        var missingScopes: [String] = []
    }

    static let sales = Division(id: "s", name: "Sales")
    static let support = Division(id: "p", name: "Support")

    static func grant(
        _ permissions: String...,
        in division: DivisionScope = .one(sales),
        standing: Grant.Standing = .active,
        condition: String? = nil
    ) -> Grant {
        Grant(
            role: "dialer",
            permissions: permissions.compactMap { Permission($0) },
            division: division,
            standing: standing,
            condition: condition
        )
    }

    static let start = "outbound:campaign:start"

    static let cases: [Case] = [
        Case(testDescription: "a grant gives", grants: [grant(start)], verdict: .allowed, outcomes: [.gives]),
        Case(
            testDescription: "each grant says why it does not",
            grants: [
                grant("outbound:campaign:view"), grant(start, in: .one(support)), grant(start, standing: .expired),
                grant(start, standing: .disabled),
            ],
            verdict: .refused,
            outcomes: [.lacksPermission, .otherDivision, .expired, .disabled]
        ),
        Case(
            testDescription: "one that gives is enough, whatever the others say",
            grants: [grant(start, standing: .expired), grant("*", in: .all)],
            verdict: .allowed,
            outcomes: [.expired, .gives]
        ),
        Case(
            testDescription: "a condition leaves it open",
            grants: [grant(start, condition: "the queue is renewals")],
            verdict: .conditional,
            outcomes: [.givesOnCondition]
        ),
        Case(
            testDescription: "a grant without a condition closes it",
            grants: [grant(start, condition: "x"), grant(start)],
            verdict: .allowed,
            outcomes: [.givesOnCondition, .gives]
        ),
        Case(
            testDescription: "an unknown division leaves a grant in one division open",
            grants: [grant(start)],
            place: .unknown,
            verdict: .unknown,
            outcomes: [.divisionUnknown]
        ),
        Case(
            testDescription: "an unknown division does not matter to a grant everywhere",
            grants: [grant(start, in: .all)],
            place: .unknown,
            verdict: .allowed,
            outcomes: [.gives]
        ),
        Case(
            testDescription: "an unknown division does not help who lacks the permission",
            grants: [grant("routing:*")],
            place: .unknown,
            verdict: .refused,
            outcomes: [.lacksPermission]
        ),
        Case(
            testDescription: "scopes do not narrow a client that acts on its own behalf",
            grants: [grant(start)],
            scopes: ["outbound"],
            allowed: ["routing"],
            verdict: .allowed,
            outcomes: [.gives]
        ),
        Case(
            testDescription: "scopes narrow a user's application to what the operation names",
            grants: [grant(start)],
            scopes: ["outbound"],
            kind: .user,
            allowed: ["outbound:readonly", "routing"],
            verdict: .refused,
            outcomes: [.scopeMissing],
            missingScopes: ["outbound"]
        ),
        Case(
            testDescription: "a scope that the operation names lets the application do it",
            grants: [grant("outbound:campaign:view")],
            wanted: ["outbound:campaign:view"],
            scopes: ["outbound", "outbound:readonly"],
            kind: .user,
            allowed: ["outbound:readonly"],
            verdict: .allowed,
            outcomes: [.gives]
        ),
        Case(
            testDescription: "a scope gives nothing that its user does not hold",
            grants: [grant("outbound:campaign:view")],
            scopes: ["outbound"],
            kind: .user,
            allowed: ["outbound"],
            verdict: .refused,
            outcomes: [.lacksPermission]
        ),
        Case(
            testDescription: "where the operation names no scope, scopes are permissions",
            grants: [grant("*")],
            wanted: [start, "outbound:campaign:view"],
            kind: .user,
            allowed: ["outbound:campaign:view"],
            verdict: .refused,
            outcomes: [.scopeMissing, .gives],
            missingScopes: [start]
        ),
        Case(
            testDescription: "no scopes at all let an application do nothing",
            grants: [grant("*", in: .all)],
            kind: .user,
            allowed: [],
            verdict: .refused,
            outcomes: [.scopeMissing],
            missingScopes: [start]
        ),
        Case(
            testDescription: "a user whom no scopes narrow has all that is held",
            grants: [grant(start)],
            scopes: ["outbound"],
            kind: .user,
            verdict: .allowed,
            outcomes: [.gives]
        ),
        Case(
            testDescription: "an operation for users serves no client",
            grants: [grant(start)],
            caller: .user,
            verdict: .refused,
            outcomes: [.gives]
        ),
        Case(
            testDescription: "any of several: the one that is open keeps it open",
            grants: [grant("outbound:campaign:edit", condition: "x")],
            wanted: [start, "outbound:campaign:edit"],
            mode: .any,
            verdict: .conditional,
            outcomes: [.lacksPermission, .givesOnCondition]
        ),
        Case(
            testDescription: "all of several: one that is missing refuses, though another is open",
            grants: [grant("outbound:campaign:edit", condition: "x")],
            wanted: [start, "outbound:campaign:edit"],
            verdict: .refused,
            outcomes: [.lacksPermission, .givesOnCondition]
        ),
    ]

    @Test("says of each grant what it did, and why", arguments: cases)
    func chain(_ example: Case) {
        let principal = Principal(
            id: "c",
            name: "c",
            kind: example.kind,
            grants: example.grants,
            application: "app",
            scopes: example.allowed?.compactMap { Scope($0) }
        )
        let requirement = Requirement(
            example.wanted.compactMap { Permission($0) },
            mode: example.mode,
            scopes: example.scopes.compactMap { Scope($0) },
            caller: example.caller
        )
        let decision = principal.decide(requirement, on: AccessObject(place: example.place))
        #expect(decision.verdict == example.verdict)
        #expect(decision.chain.map(\.outcome) == example.outcomes)
        #expect(decision.missingScopes.map(\.text) == example.missingScopes)
        #expect(decision.wrongCaller == (example.caller == example.kind ? nil : example.caller))
        for step in decision.chain {
            #expect(step.sentence.hasPrefix("The role dialer") && step.sentence.contains(step.permission.description))
            #expect(step.isAgainst == (step.outcome != .gives))
        }
    }

    @Test("What is permitted and where agrees with each decision", arguments: cases)
    func divisions(_ example: Case) {
        let principal = Principal(
            id: "c",
            name: "c",
            kind: example.kind,
            grants: example.grants,
            scopes: example.allowed?.compactMap { Scope($0) }
        )
        for permission in example.wanted.compactMap({ Permission($0) }) {
            let reached = principal.divisions(holding: permission)
            for division in [Self.sales, Self.support] {
                let decision = principal.decide(Requirement([permission]), in: division)
                #expect((decision.verdict == .allowed) == (reached?.contains(division) ?? true))
            }
        }
    }
}
