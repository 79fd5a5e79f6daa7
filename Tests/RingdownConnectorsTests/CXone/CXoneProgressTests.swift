import RingdownConnectors
import RingdownCore
import Testing

@Suite("Watching CXone dial", .timeLimit(.minutes(5)))
struct CXoneProgressTests {
    private static let skill = "GET /skills/4711"
    private static let list = "GET /lists/call-lists/90"
    private static let activity = "GET /skills/4711/activity"
    private static let zones = "GET /skills/4711/parameters/time-zones"

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var isRunning = true
        var list = CXoneSample.list()
        var activity = ScriptedVendor.Answer.json(#"{"agentsAvailable":2,"agentsWorking":1,"contactsActive":0}"#)
        var zones = ScriptedVendor.Answer.empty(204)
        var stage: DialProgress.Stage
        var reasons: [DialProgress.ReasonCode] = []
    }

    static let cases = [
        Case(
            testDescription: "calls in progress",
            activity: .json(#"{"resultSet":{"skillActivity":[{"agentsAvailable":0,"contactsActive":3}]}}"#),
            stage: .dialing
        ),
        Case(
            testDescription: "nobody logged in",
            activity: .json(#"{"AgentsAvailable":0,"AgentsWorking":0}"#),
            stage: .waiting,
            reasons: [.noAgentsOnQueue]
        ),
        Case(
            testDescription: "all agents busy",
            activity: .json(#"{"agentsAvailable":0,"agentsWorking":2}"#),
            stage: .waiting,
            reasons: [.noIdleAgents]
        ),
        Case(
            testDescription: "an empty list",
            list: CXoneSample.list(total: 0, fresh: 0),
            stage: .waiting,
            reasons: [.listExhausted]
        ),
        Case(
            testDescription: "outside the hours of every zone",
            zones: .json(
                """
                {"timeZoneSettings":[{"standardName":"UTC","startTime":"00:00","endTime":"00:01","timeZoneActiveToCall":true},
                {"standardName":"Eastern Standard Time","startTime":"00:00","endTime":"23:59","timeZoneActiveToCall":false}]}
                """
            ),
            stage: .waiting,
            reasons: [.outsideCallableTimes]
        ),
        Case(
            testDescription: "running, and nothing says why it does not dial",
            activity: .empty(403),
            stage: .waiting,
            reasons: [.notStated]
        ),
        Case(testDescription: "records were dialed", list: CXoneSample.list(fresh: 4), stage: .dialing),
        Case(
            testDescription: "every record is finalized",
            isRunning: false,
            list: CXoneSample.list(fresh: 0, finalized: 10),
            stage: .finished
        ),
        Case(
            testDescription: "stopped in the middle",
            isRunning: false,
            list: CXoneSample.list(fresh: 4),
            stage: .stopped,
            reasons: [.campaignOff]
        ),
        Case(testDescription: "not yet running", isRunning: false, stage: .waiting, reasons: [.campaignOff]),
    ]

    @Test("accepted is not dialed, and says why not", arguments: cases)
    func progress(_ example: Case) async {
        let vendor = CXoneSample.vendor([
            Self.skill: [.json(CXoneSample.skill(example.isRunning))], Self.list: [example.list],
            Self.activity: [example.activity], Self.zones: [example.zones],
        ])
        let connector = CXoneSample.connector(vendor)
        let progress = await Sample.outcome { () throws(ConnectorError) in
            try await connector.progress(of: CXonePerformTests.plan)
        }.value
        #expect(progress?.stage == example.stage)
        #expect(progress?.reasons.map(\.code) == example.reasons)
        #expect(progress?.reasons.allSatisfy { $0.sentence.hasSuffix(".") } == true)
    }

    @Test(
        "reading a skill back tells whether it was started",
        arguments: [
            (true, CXoneSample.list(), "happened"), (false, CXoneSample.list(fresh: 9), "happened"),
            (false, CXoneSample.list(), "not"),
        ]
    ) func readBack(_ isRunning: Bool, _ list: ScriptedVendor.Answer, _ expected: String) async {
        let vendor = CXoneSample.vendor([Self.skill: [.json(CXoneSample.skill(isRunning))], Self.list: [list]])
        let connector = CXoneSample.connector(vendor)
        let intent = Intent(id: "i", at: Sample.now, plan: CXonePerformTests.plan)
        let found = await Sample.outcome { () throws(ConnectorError) in try await connector.reconcile(intent) }.value
        switch found {
        case .happened(let receipt): #expect(expected == "happened" && receipt.accepted.count == 1)
        case .didNotHappen(let sentence): #expect(expected == "not" && !sentence.isEmpty)
        case .partlyHappened, .unknown, nil: Issue.record("found \(String(describing: found))")
        }
    }

    @Test func `a call that was placed is finished, with how it ended`() async throws {
        let call = try #require(try CXoneSample.call().call)
        let vendor = CXoneSample.vendor([
            Self.skill: [.json(CXoneSample.skill(true))], Self.list: [CXoneSample.list()],
            "GET /lists/call-lists/90/attempts": [CXoneSample.attempts("other", "t")],
        ])
        var plan = CXonePerformTests.plan
        plan.contact = DialPlan.PlannedContact(id: "t", column: "phone", number: call.to)
        let connector = CXoneSample.connector(vendor)
        let progress = await Sample.outcome { () throws(ConnectorError) in
            try await connector.progress(of: plan)
        }.value
        #expect(progress?.stage == .finished)
        #expect(progress?.call == DialProgress.Call(at: "2026-11-22T09:00:02Z", result: "Live"))
    }
}
