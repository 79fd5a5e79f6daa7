import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@Suite("Decisions, rules and kill switches", .timeLimit(.minutes(5)))
struct DecisionTests {
    /// A change that a rule matched and that triggered a list.
    static func server(_ list: ContactListBinding = Lists.renewals) async throws -> TestServer {
        let server = TestServer()
        let trigger = Sample.trigger(
            "t-1",
            contactList: list,
            cause: .rule(name: "go-live", changeID: "c-1", address: "terraform_data.a")
        )
        let matched = Sample.decision("d-1", changeID: "c-1", triggerID: "t-1", rule: "go-live")
        let other = Sample.decision("d-2", kind: .notMatched, changeID: "c-1", rule: "other")
        let entry = Sample.entry("c-1", decisions: [matched, other], triggers: [trigger])
        _ = try await server.store.commit([entry]) { entry, known in
            Sample.decision("duplicate-of-\(known.id)", changeID: entry.id)
        }
        return server
    }

    @Test(
        "An id of a decision, a change or a trigger is answered",
        arguments: [
            ("d-1", "decision", ["d-1"]), ("c-1", "change", ["d-1", "d-2"]), ("t-1", "trigger", ["d-1"]),
        ]
    )
    func found(_ id: String, _ subject: String, _ decisions: [String]) async throws {
        try await Self.server().run { caller in
            let reply = try await caller.call(.get, Paths.filled(Paths.decisions, id), as: "ci")
            let answer = try reply.body(API.Decisions.self)
            #expect(answer.id == id)
            #expect(answer.subject == subject)
            #expect(answer.entities.map(\.id) == decisions)
        }
    }

    @Test("A refusal's contextId leads to its decision")
    func byContext() async throws {
        try await Self.server().run { caller in
            let problem = try await caller.trigger(Lists.newsletter).problem
            let reply = try await caller.call(.get, Paths.filled(Paths.decisions, problem.contextId), as: "ci")
            let answer = try reply.body(API.Decisions.self)
            #expect(answer.entities.map(\.id) == [problem.decision])
            #expect(answer.entities.first?.explanation?.causes.first?.code == "missing-permission-in-division")
        }
    }

    @Test("Decisions about triggers in another division stay hidden")
    func hidden() async throws {
        try await Self.server(Lists.newsletter).run { caller in
            #expect(try await caller.call(.get, Paths.filled(Paths.decisions, "d-1"), as: "ci").status == 403)
            let change = try await caller.call(.get, Paths.filled(Paths.decisions, "c-1"), as: "ci")
            #expect(try change.body(API.Decisions.self).entities.map(\.id) == ["d-2"])
        }
    }

    @Test("An unknown id answers 404")
    func unknown() async throws {
        try await TestServer().run { caller in
            let reply = try await caller.call(.get, Paths.filled(Paths.decisions, "none"), as: "ci")
            #expect(reply.status == 404)
            #expect(try reply.problem.causes.first?.code == "object-not-found")
        }
    }

    @Test("Rules are shown clause by clause")
    func rules() async throws {
        var server = TestServer()
        server.rules = [
            Rule(
                name: "go-live",
                workspace: .exact("prod"),
                resource: ResourcePattern("genesyscloud_outbound_campaign.renewals"),
                attributes: [
                    AttributeCondition(
                        path: JSONPath([.member("campaign_status")]),
                        from: .exact("off"),
                        to: .exact("on")
                    )
                ],
                then: [.trigger(contactList: "renewals-q4", priority: true)],
                only: [.window("business-hours"), .atMost(times: 1, seconds: 86_400)],
                place: "ringdown.yaml:31"
            )
        ]
        try await server.run { caller in
            let page = try await caller.call(.get, Paths.rules, as: "ci").body(API.Page<API.Rule>.self)
            let rule = try #require(page.entities.first)
            #expect(rule.when.contains("resource is genesyscloud_outbound_campaign.renewals"))
            #expect(rule.when.contains(#"attribute campaign_status changes from "off" to "on""#))
            #expect(rule.actions == ["trigger renewals-q4, its contacts first"])
            #expect(rule.only == ["inside the window business-hours", "at most 1 in 24 h"])
            #expect(rule.place == "ringdown.yaml:31")
        }
    }

    @Test("A kill switch is thrown, shown and released, and each order is a decision")
    func killSwitch() async throws {
        let server = TestServer()
        try await server.run { caller in
            let body = #"{"provider": "genesys", "reason": "complaints"}"#
            let thrown = try await caller.call(.put, Paths.killSwitches, as: "operator", json: body)
            let on = try thrown.body(API.KillSwitches.self).entities
            #expect(on.map(\.provider) == ["genesys"])
            #expect(on.first?.by == "operator")
            #expect(try await server.store.killSwitches().count == 1)
            let wrong = try await caller.call(.delete, Paths.killSwitches, as: "operator")
            #expect(wrong.status == 404)
            let released = try await caller.call(.delete, Paths.killSwitches + "?provider=genesys", as: "operator")
            #expect(try released.body(API.KillSwitches.self).entities.isEmpty)
        }
    }

    @Test(
        "A kill switch needs its permission, a known provider and a reason",
        arguments: [
            ("ci", #"{"reason": "x"}"#, 403), ("operator", #"{"provider": "genesis", "reason": "x"}"#, 404),
            ("operator", #"{"provider": "genesys"}"#, 400), ("operator", #"{"reason": ""}"#, 400),
        ]
    )
    func wrongKillSwitch(_ client: String, _ body: String, _ status: Int) async throws {
        let server = TestServer()
        try await server.run { caller in
            let reply = try await caller.call(.put, Paths.killSwitches, as: client, json: body)
            #expect(reply.status == status)
            #expect(try await server.store.killSwitches().isEmpty)
            if status == 404 { #expect(try reply.problem.detail.contains("the nearest is genesys")) }
        }
    }
}
