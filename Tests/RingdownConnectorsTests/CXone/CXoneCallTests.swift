import Foundation
import RingdownConnectors
import RingdownCore
import RingdownVendors
import Testing

@Suite("A single call at CXone", .timeLimit(.minutes(5)))
struct CXoneCallTests {
    private static let lists = "GET /lists/call-lists"
    private static let list = "GET /lists/call-lists/90"
    private static let attempts = "GET /lists/call-lists/90/attempts"
    private static let map = "POST /lists/call-lists"
    private static let upload = "POST /lists/call-lists/90/upload"
    private static let start = "POST /skills/4711/start"
    private static let name = "Ringdown calls 4711"
    private static let job = "GET /lists/call-lists/jobs/j1"
    private static let accepted = ScriptedVendor.Answer.json(#"{"jobId":"j1"}"#, status: 202)

    private static func vendor(
        running: Bool = true,
        isMade: Bool = true,
        list: [ScriptedVendor.Answer] = [CXoneSample.list(name, total: 0, fresh: 0)],
        attempts: ScriptedVendor.Answer = CXoneSample.attempts(),
        skill: String = "",
        more: [String: [ScriptedVendor.Answer]] = [:]
    ) -> ScriptedVendor {
        let answers: [String: [ScriptedVendor.Answer]] = [
            "GET /skills": [CXoneSample.skills(CXoneSample.skill(running, more: skill))],
            Self.lists: [isMade ? CXoneSample.lists(name) : .empty(204)],
            Self.list: list,
            Self.attempts: [attempts],
            Self.map: [.json(#"{"listId":90}"#)],
            Self.start: [.empty(202)],
        ]
        return CXoneSample.vendor(answers.merging(more) { $1 })
    }

    private func prepare(_ vendor: ScriptedVendor) async throws -> Result<DialPlan, ConnectorError> {
        let order = try CXoneSample.call()
        let connector = CXoneSample.connector(vendor)
        return await Sample.outcome { () throws(ConnectorError) in try await connector.prepare(order) }
    }

    private func perform(
        _ vendor: ScriptedVendor,
        access: CXoneAccess = CXoneSample.access()
    ) async throws -> Result<Receipt, ConnectorError> {
        let order = try CXoneSample.call()
        let permit = try #require(CXoneSample.permit(for: order))
        let connector = CXoneSample.connector(vendor, access: access)
        return await Sample.outcome { () throws(ConnectorError) in
            try await connector.perform(try await connector.prepare(order), for: "t", permit: permit)
        }
    }

    @Test func `a first call makes the skill's list, uploads a record and starts a stopped skill`() async throws {
        let vendor = Self.vendor(running: false, isMade: false)
        let plan = try await prepare(vendor).value
        #expect(
            plan?.steps.map(\.operation) == [
                "POST /lists/call-lists", "POST /lists/call-lists/{listId}/upload", "POST /skills/{skillId}/start",
            ]
        )
        #expect(plan?.contact?.number.e164 == "+12125550142")
        #expect(plan?.steps[1].target.name.contains("0142") == true)
        #expect(CXoneSample.changes(vendor) == [])
    }

    @Test func `a record that is on the list is not uploaded again, and one that was called is not dialed again`()
        async throws
    {
        let waiting = Self.vendor(list: [CXoneSample.list(Self.name, records: ["t"])])
        #expect(try await prepare(waiting).value?.steps == [])
        let called = Self.vendor(running: false, attempts: CXoneSample.attempts("t"))
        #expect(try await prepare(called).value?.steps == [])
    }

    @Test func `the record is a file of CSV, marked with the trigger's id, and its job is followed`() async throws {
        let vendor = Self.vendor(
            isMade: false,
            list: [CXoneSample.list(Self.name, records: ["t"])],
            more: [
                Self.upload: [Self.accepted],
                Self.job: [CXoneSample.job(isComplete: false), CXoneSample.job(isComplete: true)],
            ]
        )
        let receipt = try await perform(vendor, access: CXoneSample.access(timeZone: "Eastern Standard Time")).value
        #expect(receipt?.accepted.count == 3)
        let request = try #require(vendor.requests.first { $0.url.hasSuffix("/upload") })
        let sent = try #require(CXoneUpload(try JSON(parsing: request.body ?? [])))
        let text = String(decoding: sent.file ?? Data(), as: UTF8.self)
        #expect(text == "externalId,phone,callerId\r\nt,+12125550142,+12025550100\r\n")
        #expect(sent.fileName == "ringdown-t.csv")
        #expect(sent.skillId == "4711")
        #expect(sent.startSkill == false)
        #expect(sent.forceOverwrite == false)
        #expect(sent.defaultTimeZone == "Eastern Standard Time")
        #expect(sent.expirationDate == "2026-11-23")
        let mapping = try #require(
            vendor.requests.first { $0.method == "POST" && $0.url.contains("/lists/call-lists?") }
        )
        #expect(mapping.url.contains("externalIdColumn=externalId"))
        #expect(String(decoding: mapping.body ?? [], as: UTF8.self).contains("destinationMappings"))
    }

    @Test func `a list without mapping is refused and explained, and nothing is started or sent again`() async throws {
        let words = "Calling List must be created and mapped before uploading"
        let vendor = Self.vendor(
            running: false,
            more: [
                Self.upload: [
                    .answer(.init(status: 400, headers: ["icstatusdescription": words], body: Array("null".utf8)))
                ]
            ]
        )
        let error = try #require(try await perform(vendor).error)
        #expect(error.code == .invalid && error.status == 400)
        #expect(error.vendorMessage == words)
        #expect(CXoneSample.changes(vendor) == [Self.upload])
        let explanation = await CXoneSample.connector(vendor).explain(error)
        #expect(explanation.verdict == .refused && explanation.causes.first?.fix.isEmpty == false)
    }

    @Test func `a job that never ends leaves the call in doubt, after a bounded number of looks`() async throws {
        let vendor = Self.vendor(more: [Self.upload: [Self.accepted], Self.job: [CXoneSample.job(isComplete: false)]])
        let error = try await perform(vendor).error
        #expect(error?.code == .noAnswer)
        #expect(error?.message.contains("j1") == true)
        #expect(CXoneSample.calls(vendor).count { $0.hasPrefix("GET /lists/call-lists/jobs/j1") } == 6)
        #expect(CXoneSample.changes(vendor) == [Self.upload])
    }

    @Test(
        "rows that were refused are said, and nothing is in doubt",
        arguments: [
            CXoneSample.job(isComplete: true, more: #","invalidRecords":1"#),
            CXoneSample.job(isComplete: true, more: #","errorResults":[{"row":1,"error":"bad phone"}]"#),
            CXoneSample.job(isComplete: true),
        ]
    ) func rows(_ job: ScriptedVendor.Answer) async throws {
        let vendor = Self.vendor(more: [Self.upload: [Self.accepted], Self.job: [job]])
        let error = try await perform(vendor).error
        #expect(error?.code == .invalid)
        #expect(CXoneSample.changes(vendor) == [Self.upload])
    }

    @Test func `a file that came before is a success when the record is there`() async throws {
        let empty = CXoneSample.list(Self.name, total: 0, fresh: 0)
        let vendor = Self.vendor(
            list: [empty, empty, empty, CXoneSample.list(Self.name, records: ["t"])],
            more: [Self.upload: [CXoneSample.error(409, "Conflict", "File already exists")]]
        )
        #expect(try await perform(vendor).value != nil)
        #expect(CXoneSample.changes(vendor).count == 1)
    }

    @Test func `a skill that shows another number than the call's is refused before anything is sent`() async throws {
        let vendor = Self.vendor(skill: #","callerIdOverride":"2025550199""#)
        #expect(try await prepare(vendor).error?.code == .invalid)
        let own = Self.vendor(skill: #","callerIdOverride":"2025550100""#)
        #expect(try await prepare(own).value?.contact?.from == nil)
    }

    @Test func `a campaign in the place of a skill is a mistake of the configuration`() async throws {
        let order = try CXoneSample.call(dialing: .campaign("Renewals", list: "Renewals Q4"))
        let connector = CXoneSample.connector(Self.vendor())
        let error = await Sample.outcome { () throws(ConnectorError) in try await connector.prepare(order) }.error
        #expect(error?.code == .misconfigured)
    }

    @Test(
        "reading back after a lost answer tells what happened",
        arguments: [
            ("the record is there", [CXoneSample.list(name, records: ["t"])], CXoneSample.attempts(), "happened"),
            (
                "the call was placed", [CXoneSample.list(name, total: 0, fresh: 0)], CXoneSample.attempts("t"),
                "happened"
            ),
            ("nothing is there", [CXoneSample.list(name, total: 0, fresh: 0)], CXoneSample.attempts(), "not"),
        ]
    ) func readBack(
        _ case: String,
        _ list: [ScriptedVendor.Answer],
        _ attempts: ScriptedVendor.Answer,
        _ expected: String
    ) async throws {
        let plan = try #require(try await prepare(Self.vendor()).value)
        let vendor = Self.vendor(list: list, attempts: attempts, more: ["GET /lists/call-lists/jobs": [.empty(204)]])
        let connector = CXoneSample.connector(vendor)
        let intent = Intent(id: "i", at: Sample.now, plan: plan)
        let found = await Sample.outcome { () throws(ConnectorError) in try await connector.reconcile(intent) }.value
        switch found {
        case .happened: #expect(expected == "happened")
        case .didNotHappen: #expect(expected == "not")
        case .partlyHappened, .unknown, nil: Issue.record("found \(String(describing: found))")
        }
        #expect(CXoneSample.changes(vendor) == [])
    }

    @Test func `a list that was made before the answer got lost is not made again`() async throws {
        let plan = try #require(try await prepare(Self.vendor(isMade: false)).value)
        let vendor = Self.vendor(more: ["GET /lists/call-lists/jobs": [.empty(204)]])
        let connector = CXoneSample.connector(vendor)
        let intent = Intent(id: "i", at: Sample.now, plan: plan)
        let found = await Sample.outcome { () throws(ConnectorError) in try await connector.reconcile(intent) }.value
        guard case .partlyHappened(let targets, _) = found else {
            Issue.record("found \(String(describing: found))")
            return
        }
        #expect(targets.map(\.kind) == ["calling list"])
    }

    @Test func `while its job goes on it is not told whether the call was asked for`() async throws {
        let plan = try #require(try await prepare(Self.vendor()).value)
        let vendor = Self.vendor(
            more: [
                "GET /lists/call-lists/jobs": [CXoneSample.job(isComplete: false)],
                Self.job: [CXoneSample.job(isComplete: false)],
            ]
        )
        let connector = CXoneSample.connector(vendor)
        let intent = Intent(id: "i", at: Sample.now, plan: plan)
        let error = await Sample.outcome { () throws(ConnectorError) in try await connector.reconcile(intent) }.error
        #expect(error?.code == .unavailable)
    }
}
