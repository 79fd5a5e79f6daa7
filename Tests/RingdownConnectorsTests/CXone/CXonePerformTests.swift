import RingdownConnectors
import RingdownCore
import Testing

@Suite("Starting skills at CXone", .timeLimit(.minutes(5)))
struct CXonePerformTests {
    private static let start = "POST /skills/4711/start"
    private static let skill = "GET /skills/4711"
    static let target = RemoteObject(
        kind: "skill",
        id: "4711",
        name: "Renewals PC",
        status: "stopped",
        version: "10/0/0"
    )
    static let plan = DialPlan(
        contactList: RemoteObject(kind: "calling list", id: "90", name: "Renewals Q4"),
        steps: [DialPlan.Step(operation: "POST /skills/{skillId}/start", target: target)],
        campaigns: [target]
    )

    private func perform(
        _ vendor: ScriptedVendor,
        trigger: String = "t"
    ) async throws -> Result<Receipt, ConnectorError> {
        let permit = try #require(CXoneSample.permit(for: CXoneSample.order(), trigger: trigger))
        let connector = CXoneSample.connector(vendor)
        return await Sample.outcome { () throws(ConnectorError) in
            try await connector.perform(Self.plan, for: "t", permit: permit)
        }
    }

    @Test func `a start that is accepted is a success, with the vendor's correlation id`() async throws {
        let vendor = CXoneSample.vendor([
            Self.start: [.empty(202, headers: ["icstatusdescription": "Accepted", "correlationid": "c-1"])]
        ])
        let receipt = try await perform(vendor).value
        #expect(receipt?.accepted == ["started skill Renewals PC"])
        #expect(receipt?.correlationIDs == ["c-1"])
        #expect(CXoneSample.changes(vendor) == [Self.start])
    }

    @Test("409 is a success when the skill is running, and only then", arguments: [true, false])
    func conflict(_ isRunning: Bool) async throws {
        let vendor = CXoneSample.vendor([
            Self.start: [.empty(409, headers: ["icstatusdescription": "Invalid state. Cannot start skill"])],
            Self.skill: [.json(CXoneSample.skill(isRunning))],
        ])
        let outcome = try await perform(vendor)
        #expect(outcome.value?.accepted == (isRunning ? ["skill Renewals PC already running"] : nil))
        #expect(outcome.error?.code == (isRunning ? nil : .invalid))
        #expect(outcome.error?.vendorMessage == (isRunning ? nil : "Invalid state. Cannot start skill"))
        #expect(CXoneSample.changes(vendor).count == 1)
    }

    @Test(
        "a refusal is typed and explained, whichever way it is spelled",
        arguments: [
            (
                CXoneSample.error(403, "Forbidden", "Check Security Profile permissions"), ConnectorError.Code.refused,
                403
            ),
            (.json(#"{"error":"Forbidden","errorDescription":"Skill is restricted"}"#, status: 403), .refused, 403),
            (.empty(403, headers: ["icstatusdescription": "Insufficient permissions"]), .refused, 403),
            (CXoneSample.error(404, "InvalidSkillId", "not a valid Natural Calling skill"), .notFound, 404),
            (.empty(404), .misconfigured, 404),
            (.empty(429, headers: ["retry-after": "7"]), .rateLimited, 429),
            (.empty(500), .noAnswer, 500),
            (.empty(401), .refused, 401),
        ]
    ) func refusals(_ answer: ScriptedVendor.Answer, _ code: ConnectorError.Code, _ status: Int) async throws {
        let vendor = CXoneSample.vendor([Self.start: [answer]])
        let error = try await perform(vendor).error
        #expect(error?.code == code)
        #expect(error?.status == status)
        #expect(error?.target == Self.target)
        // A 401 comes before anything is done and is answered with one new log-in; nothing else is sent twice.
        #expect(CXoneSample.changes(vendor).count == (status == 401 ? 2 : 1))
        let explained = try #require(error)
        let explanation = await CXoneSample.connector(vendor).explain(explained)
        #expect(!explanation.causes.isEmpty)
        #expect(explanation.causes.allSatisfy { !$0.fix.isEmpty })
    }

    @Test func `an answer that is lost is in doubt, and nothing is sent again`() async throws {
        let vendor = CXoneSample.vendor([Self.start: [.failure(.init(.lost, "the connection was reset"))]])
        #expect(try await perform(vendor).error?.code == .noAnswer)
        #expect(CXoneSample.changes(vendor).count == 1)
    }

    @Test func `nothing is sent without a permit for the trigger`() async throws {
        let vendor = CXoneSample.vendor([Self.start: [.empty(202)]])
        #expect(try await perform(vendor, trigger: "another").error?.code == .notPermitted)
        #expect(vendor.requests.isEmpty)
    }

    @Test func `nothing is sent once the permit has run out, however long the log-in took`() async throws {
        let clock = SetClock()
        let vendor = CXoneSample.vendor([Self.start: [.empty(202)]])
        let connector = CXoneConnector(
            provider: "cxone",
            access: CXoneSample.access(),
            transport: SlowVendor(inner: vendor, clock: clock, pace: 0.6),
            clock: clock,
            logger: CXoneSample.quiet
        )
        let permit = try #require(CXoneSample.permit(for: CXoneSample.order(), trigger: "t"))
        let outcome = await Sample.outcome { () throws(ConnectorError) in
            try await connector.perform(Self.plan, for: "t", permit: permit)
        }
        #expect(outcome.error?.code == .notPermitted)
        #expect(!vendor.requests.isEmpty)
        #expect(CXoneSample.changes(vendor) == [])
    }
}
