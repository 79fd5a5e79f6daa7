import RingdownCore
import RingdownTerraform
import Testing

@Suite("Run tasks of HCP Terraform")
struct HCPRunTaskTests {
    static let members: [String: JSON] = [
        "payload_version": 1, "stage": "post_plan", "access_token": "hunter2-token",
        "capabilities": ["outcomes": true],
        "is_speculative": false, "organization_name": "acme",
        "plan_json_api_url": "https://app.terraform.io/api/v2/plans/plan-1/json-output",
        "run_id": "run-1", "run_message": "m", "task_result_id": "taskrs-1",
        "task_result_callback_url": "https://app.terraform.io/api/v2/task-results/1/callback",
        "task_result_enforcement_level": "mandatory", "workspace_id": "ws-1", "workspace_name": "prod",
    ]

    /// A request with some members changed and some left out.
    static func request(
        _ changes: [String: JSON] = [:],
        without absent: Set<String> = []
    ) throws(TerraformError) -> HCPRunTask.Request {
        let members = members.merging(changes) { $1 }.filter { name, _ in !absent.contains(name) }
        return try HCPRunTask.read(JSON.object(members).text().utf8)
    }

    @Test("Every documented stage is read", arguments: HCPRunTask.Stage.allCases.filter { $0 != .other })
    func stages(_ stage: HCPRunTask.Stage) throws {
        guard case .task(let task, let token) = try Self.request(["stage": .string(stage.rawValue)]) else {
            Issue.record("a task was taken for a test")
            return
        }
        #expect(task.stage == stage)
        #expect(task.workspace == "prod")
        #expect(task.showsOutcomes)
        #expect(token.reveal() == "hunter2-token")
        #expect(!"\(token) \(String(reflecting: token)) \(task)".contains("hunter2"))
    }

    @Test("A test is recognised by its stage or by its token")
    func tests() throws {
        #expect(try Self.request(["stage": "test"]) == .test)
        #expect(try Self.request(["access_token": "test-token"], without: ["task_result_id"]) == .test)
    }

    @Test("Before there is a plan no URL of one is needed, and a stage that is not documented is one of its own")
    func others() throws {
        guard case .task(let early, _) = try Self.request(["stage": "pre_plan"], without: ["plan_json_api_url"]),
            case .task(let later, _) = try Self.request(["stage": "post_destroy"], without: ["capabilities"])
        else {
            Issue.record("a task was taken for a test")
            return
        }
        #expect(early.planURL == nil)
        #expect(later.stage == .other)
        #expect(later.stageName == "post_destroy")
        #expect(!later.showsOutcomes)
        #expect(early.key != later.key)
    }

    @Test("A task is kept without its token and comes back as it was")
    func kept() throws {
        guard case .task(let task, _) = try Self.request() else {
            Issue.record("a task was taken for a test")
            return
        }
        #expect(HCPRunTask(json: task.json) == task)
        #expect(!task.json.text().contains("hunter2"))
        #expect(HCPRunTask(json: ["stage": "pre_plan"]) == nil)
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var changes: [String: JSON] = [:]
        var absent: Set<String> = []
    }

    @Test(
        "What is no run task's request is refused in one line without the token",
        arguments: [
            Case(testDescription: "no stage", absent: ["stage"]),
            Case(testDescription: "no token", changes: ["access_token": ""]),
            Case(testDescription: "an id with a path in it", changes: ["task_result_id": "../x"]),
            Case(testDescription: "no run", changes: ["run_id": .null]),
            Case(testDescription: "no callback", changes: ["task_result_callback_url": 1]),
            Case(testDescription: "no workspace", changes: ["workspace_name": ""]),
            Case(
                testDescription: "an endless URL",
                changes: ["plan_json_api_url": .string(String(repeating: "x", count: 3000))]
            ),
        ]
    )
    func malformed(_ example: Case) throws {
        do throws(TerraformError) {
            _ = try Self.request(example.changes, without: example.absent)
            Issue.record("it was read")
        } catch {
            #expect(!error.message.contains("hunter2") && !error.message.contains("\n"))
        }
        #expect(throws: TerraformError.self) { try HCPRunTask.read("[]".utf8) }
        #expect(throws: TerraformError.self) { try HCPRunTask.read(#"{"stage":"#.utf8) }
    }
}
