import RingdownConnectors
import RingdownCore
import Testing

@Suite("The progress of a plan at Genesys Cloud", .timeLimit(.minutes(5)))
struct GenesysCloudProgressTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var before = Sample.target()
        var campaign = Sample.campaign("c1", "on", version: 8)
        var called = 0
        var total = 200
        var diagnostics = "{}"
        var stats = "{}"
        var stage: DialProgress.Stage
        var reasons: [DialProgress.ReasonCode] = []
        var words = ""
    }

    static func queue(onQueue: Int, idle: Int, onCalls: Int = 0, outstanding: Int = 0, more: String = "") -> String {
        """
        {"outstandingInteractionsCount":\(outstanding),"idleAgents":\(idle),"queueUtilizationDiagnostic":{
        "queue":{"id":"q1","name":"Sales Queue"},"usersInQueue":5,"usersOnQueue":\(onQueue),
        "usersOnACampaignCall":\(onCalls)}\(more)}
        """
    }

    static let cases: [Case] = [
        Case(
            testDescription: "nobody is on queue",
            diagnostics: queue(onQueue: 0, idle: 0),
            stage: .waiting,
            reasons: [.noAgentsOnQueue],
            words: "Campaign Renewals has no agents on queue: somebody of queue Sales Queue must go on queue."
        ),
        Case(
            testDescription: "nobody is on queue and calls were placed before",
            called: 20,
            diagnostics: queue(onQueue: 0, idle: 0),
            stage: .waiting,
            reasons: [.noAgentsOnQueue]
        ),
        Case(
            testDescription: "an agentless campaign needs nobody",
            campaign: Sample.campaign("c1", "on", version: 8, more: "")
                .replacing("progressive", with: "agentless"),
            called: 3,
            diagnostics: queue(onQueue: 0, idle: 0),
            stage: .dialing
        ),
        Case(
            testDescription: "calls are outstanding",
            diagnostics: queue(onQueue: 5, idle: 5, outstanding: 5),
            stage: .dialing
        ),
        Case(
            testDescription: "agents are on campaign calls",
            called: 5,
            diagnostics: queue(onQueue: 5, idle: 0, onCalls: 5),
            stage: .dialing
        ),
        Case(
            testDescription: "agents are on other calls",
            called: 5,
            diagnostics: queue(onQueue: 5, idle: 0),
            stage: .waiting,
            reasons: [.noIdleAgents]
        ),
        Case(
            testDescription: "the diagnostics do not say, but the stats do",
            diagnostics: #"{"idleAgents":2}"#,
            stats: #"{"outstandingCalls":2}"#,
            stage: .dialing
        ),
        Case(
            testDescription: "between two calls",
            called: 7,
            diagnostics: queue(onQueue: 5, idle: 2),
            stage: .dialing
        ),
        Case(
            testDescription: "on, and nothing says why nothing happens",
            diagnostics: queue(onQueue: 5, idle: 2),
            stage: .waiting,
            reasons: [.notStated]
        ),
        Case(
            testDescription: "no lines and outside callable times",
            diagnostics: queue(
                onQueue: 5,
                idle: 5,
                more: #","linesUtilization":{"totalAvailableOutboundLines":0},"timeZoneRescheduledCallsCount":9"#
            ),
            stage: .waiting,
            reasons: [.noLines, .outsideCallableTimes]
        ),
        Case(
            testDescription: "every contact is filtered out",
            called: 150,
            diagnostics: queue(onQueue: 5, idle: 5, more: #","filteredOutContactsCount":50"#),
            stage: .waiting,
            reasons: [.allContactsBlocked]
        ),
        Case(
            testDescription: "the campaign reports errors",
            diagnostics: queue(
                onQueue: 5,
                idle: 5,
                more: #","campaignErrors":[{"error":"edge.group.is.empty","details":"No edges"}]"#
            ),
            stage: .waiting,
            reasons: [.campaignError],
            words: "edge.group.is.empty: No edges"
        ),
        Case(
            testDescription: "an empty list",
            total: 0,
            diagnostics: queue(onQueue: 5, idle: 5),
            stage: .waiting,
            reasons: [.listExhausted]
        ),
        Case(
            testDescription: "an always running campaign has called everybody",
            called: 200,
            diagnostics: queue(onQueue: 0, idle: 0),
            stage: .finished
        ),
        Case(
            testDescription: "everybody was called and some are called again",
            called: 200,
            diagnostics: queue(onQueue: 0, idle: 0, more: #","scheduledInteractionsCount":4"#),
            stage: .waiting,
            reasons: [.noAgentsOnQueue]
        ),
        Case(
            testDescription: "complete",
            campaign: Sample.campaign("c1", "complete", version: 9),
            called: 200,
            stage: .finished
        ),
        Case(
            testDescription: "turned off in between",
            campaign: Sample.campaign("c1", "off", version: 9),
            called: 20,
            stage: .stopped,
            reasons: [.campaignOff],
            words: "20 of 200"
        ),
        Case(
            testDescription: "turned off by the platform",
            campaign: Sample.campaign(
                "c1",
                "forced_off",
                version: 9,
                more: #","errors":[{"error":"campaign.force.stopped"}]"#
            ),
            stage: .stopped,
            reasons: [.campaignOff, .campaignError],
            words: "by the platform"
        ),
        Case(
            testDescription: "accepted and not on yet",
            campaign: Sample.campaign("c1", "off", version: 7),
            stage: .waiting,
            reasons: [.campaignOff],
            words: "not on yet"
        ),
        Case(
            testDescription: "was on when it was triggered and is off",
            before: Sample.target("c1", "on"),
            campaign: Sample.campaign("c1", "off", version: 7),
            stage: .stopped,
            reasons: [.campaignOff]
        ),
        Case(
            testDescription: "last calls of a stopping campaign",
            campaign: Sample.campaign("c1", "stopping", version: 9),
            diagnostics: queue(onQueue: 5, idle: 0, outstanding: 2),
            stage: .dialing
        ),
        Case(
            testDescription: "invalid",
            campaign: Sample.campaign("c1", "invalid", version: 9),
            stage: .waiting,
            reasons: [.campaignError]
        ),
        Case(
            testDescription: "an unknown state",
            campaign: Sample.campaign("c1", "sleeping", version: 9),
            stage: .waiting,
            reasons: [.notStated],
            words: "sleeping"
        ),
    ]

    @Test("says how far it is, and why it is not dialing", arguments: cases)
    func progress(_ wanted: Case) async throws {
        let vendor = ScriptedVendor([
            "GET /api/v2/outbound/campaigns/c1": [.json(wanted.campaign)],
            "GET /api/v2/outbound/campaigns/c1/progress": [
                .json(#"{"numberOfContactsCalled":\#(wanted.called),"totalNumberOfContacts":\#(wanted.total)}"#)
            ],
            "GET /api/v2/outbound/campaigns/c1/diagnostics": [.json(wanted.diagnostics)],
            "GET /api/v2/outbound/campaigns/c1/stats": [.json(wanted.stats)],
        ])
        let progress = try await Sample.connector(vendor).progress(of: Sample.plan(wanted.before))
        #expect(progress.stage == wanted.stage)
        #expect(progress.reasons.map(\.code) == wanted.reasons)
        let sentences = progress.reasons.map(\.sentence).joined(separator: " ")
        #expect(sentences.contains(wanted.words) || wanted.words.isEmpty, "\(sentences)")
        #expect(progress.campaigns.map(\.called) == [wanted.called])
        #expect(progress.campaigns.map(\.total) == [wanted.total])
        #expect(progress.campaigns.map(\.name) == ["Renewals"])
    }

    struct Many: CustomTestStringConvertible, Sendable {
        var statuses: [String]
        var stage: DialProgress.Stage

        var testDescription: String { statuses.joined(separator: " and ") }
    }

    @Test(
        "of several campaigns is that of the liveliest",
        arguments: [
            Many(statuses: ["complete", "complete"], stage: .finished),
            Many(statuses: ["complete", "off"], stage: .stopped), Many(statuses: ["on", "off"], stage: .waiting),
            Many(statuses: ["invalid", "complete"], stage: .waiting),
        ]
    )
    func several(_ wanted: Many) async throws {
        let vendor = ScriptedVendor()
        for (position, status) in wanted.statuses.enumerated() {
            let path = "GET /api/v2/outbound/campaigns/c\(position)"
            vendor.prepare(path, .json(Sample.campaign("c\(position)", status, version: 9)))
            vendor.prepare("\(path)/progress", .json(#"{"numberOfContactsCalled":0,"totalNumberOfContacts":9}"#))
            vendor.prepare("\(path)/diagnostics", .json(Self.queue(onQueue: 0, idle: 0)))
        }
        var plan = Sample.plan()
        plan.campaigns = wanted.statuses.indices.map { Sample.target("c\($0)") }
        let progress = try await Sample.connector(vendor).progress(of: plan)
        #expect(progress.stage == wanted.stage)
        #expect(progress.campaigns.map(\.status) == wanted.statuses)
    }
}
