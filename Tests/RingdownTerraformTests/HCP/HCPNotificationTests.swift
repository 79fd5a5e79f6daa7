import Foundation
import RingdownCore
import RingdownTerraform
import Testing

@Suite("Notifications of HCP Terraform")
struct HCPNotificationTests {
    /// A JSON string without escapes.
    static func quoted(_ text: String) -> String { "\"\(text)\"" }

    /// A notification of payload version 1, as documented.
    static func run(_ trigger: String, _ status: String, run: String = quoted("run-FwnENkvDnrpyFC7M")) -> String {
        """
        {"payload_version":1,"notification_configuration_id":"nc-AeUQ2zfKZzW9TiGZ",
         "run_url":"https://app.terraform.io/app/acme/prod/runs/run-FwnENkvDnrpyFC7M","run_id":\(run),
         "run_message":"Add five new queue workers","run_created_at":"2019-01-25T18:34:00.000Z",
         "run_created_by":"sample-user","workspace_id":"ws-XdeUVMWShTesDMME","workspace_name":"prod",
         "organization_name":"acme","notifications":[{"message":"m","trigger":"\(trigger)","run_status":"\(status)",
         "run_updated_at":"2019-01-25T18:37:04.000Z","run_updated_by":"sample-user"}]}
        """
    }

    /// A notification of payload version 2 about a health assessment.
    static func assessment(_ trigger: String, version: String = quoted("2")) -> String {
        """
        {"payload_version":\(version),"notification_configuration_id":"nc-SZ3V3cLFxK6sqLKn",
         "notification_configuration_url":"https://app.terraform.io/x","trigger_scope":"assessment",
         "trigger":"\(trigger)","message":"Drift Detected","details":{
          "new_assessment_result":{"id":"asmtres-vRVQxpqq64EA9V5a","succeeded":true,"drifted":true,
            "resources_drifted":4,"created_at":"2022-06-09T05:23:10Z"},
          "prior_assessment_result":null,
          "workspace_id":"ws-XdeUVMWShTesDMME","workspace_name":"prod","organization_name":"acme"}}
        """
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var body: String
        var trigger: HCPNotification.Trigger
        var consequence = HCPNotification.Consequence.nothing
    }

    @Test(
        "Every documented trigger is read, and what follows from it is known",
        arguments: [
            Case(testDescription: "created", body: run("run:created", "pending"), trigger: .runCreated),
            Case(testDescription: "planning", body: run("run:planning", "planning"), trigger: .runPlanning),
            Case(
                testDescription: "needs attention",
                body: run("run:needs_attention", "planned"),
                trigger: .runNeedsAttention,
                consequence: .planned
            ),
            Case(testDescription: "applying", body: run("run:applying", "applying"), trigger: .runApplying),
            Case(
                testDescription: "applied",
                body: run("run:completed", "applied"),
                trigger: .runCompleted,
                consequence: .applied
            ),
            Case(
                testDescription: "nothing to apply",
                body: run("run:completed", "planned_and_finished"),
                trigger: .runCompleted
            ),
            Case(
                testDescription: "a saved plan",
                body: run("run:completed", "planned_and_saved"),
                trigger: .runCompleted,
                consequence: .planned
            ),
            Case(
                testDescription: "errored",
                body: run("run:errored", "errored"),
                trigger: .runErrored,
                consequence: .partlyApplied
            ),
            Case(
                testDescription: "canceled",
                body: run("run:errored", "canceled"),
                trigger: .runErrored,
                consequence: .partlyApplied
            ),
            Case(
                testDescription: "a run that was not applied, whatever its status is called",
                body: run("run:completed", "future_status"),
                trigger: .runCompleted
            ),
            Case(
                testDescription: "drift",
                body: assessment("assessment:drifted"),
                trigger: .assessmentDrifted,
                consequence: .drifted
            ),
            Case(
                testDescription: "drift, the version a number",
                body: assessment("assessment:drifted", version: "2"),
                trigger: .assessmentDrifted,
                consequence: .drifted
            ),
            Case(
                testDescription: "a failed check",
                body: assessment("assessment:check_failure"),
                trigger: .assessmentCheckFailure
            ),
            Case(testDescription: "a failed run", body: assessment("assessment:failed"), trigger: .assessmentFailed),
            Case(
                testDescription: "a reminder without a workspace's id",
                body: #"{"payload_version":"2","trigger":"workspace:auto_destroy_reminder","#
                    + #""details":{"auto_destroy_at":"2023-10-10T00:00:00Z","workspace_name":"w","run_status":null}}"#,
                trigger: .autoDestroyReminder
            ),
            Case(
                testDescription: "destroyed, as the list spells it",
                body: #"{"trigger":"workspace:auto_destroy_run_results","details":{"run_external_id":"run-1"}}"#,
                trigger: .autoDestroyResults
            ),
            Case(
                testDescription: "destroyed, as the sample spells it",
                body: #"{"trigger":"workspace:auto_destroy_results","details":{"run_external_id":"run-1"}}"#,
                trigger: .autoDestroyResults
            ),
            Case(
                testDescription: "a change request",
                body: #"{"payload_version":2,"trigger":"team:change_request","change_request_url":"u"}"#,
                trigger: .changeRequest
            ),
            Case(testDescription: "one of tomorrow", body: run("run:levitated", "up"), trigger: .other),
            Case(
                testDescription: "a test, every member null",
                body: #"{"payload_version":1,"run_id":null,"workspace_id":null,"workspace_name":null,"#
                    + #""notifications":[{"message":"Verification of test","trigger":"verification","run_status":null,"#
                    + #""run_updated_at":null,"run_updated_by":null}]}"#,
                trigger: .verification
            ),
        ]
    )
    func triggers(_ example: Case) throws {
        let notices = try HCPNotification.read(Array(example.body.utf8))
        #expect(notices.map(\.trigger) == [example.trigger])
        #expect(notices.map(\.consequence) == [example.consequence])
        let notice = try #require(notices.first)
        #expect(HCPNotification(json: notice.json) == notice)
    }

    @Test("A run's notification names workspace, run, status and instant, and has a key of them")
    func members() throws {
        let notice = try #require(try HCPNotification.read(Self.run("run:completed", "applied").utf8).first)
        #expect(notice.workspace == "prod")
        #expect(notice.workspaceID == "ws-XdeUVMWShTesDMME")
        #expect(notice.runID == "run-FwnENkvDnrpyFC7M")
        #expect(notice.key == "run-FwnENkvDnrpyFC7M run:completed applied 2019-01-25T18:37:04.000Z")
    }

    @Test("Two notifications of one run differ in their keys, two deliveries of one do not")
    func keys() throws {
        func key(_ body: String) throws -> String? { try HCPNotification.read(Array(body.utf8)).first?.key }
        #expect(try key(Self.run("run:applying", "applying")) != key(Self.run("run:completed", "applied")))
        #expect(try key(Self.run("run:completed", "applied")) == key(Self.run("run:completed", "applied")))
        let other = Self.assessment("assessment:drifted").replacing("asmtres-v", with: "asmtres-w")
        #expect(try key(Self.assessment("assessment:drifted")) != key(other))
    }

    @Test(
        "What HCP Terraform does not send is refused, without its values",
        arguments: [
            "", "null", "[]", "{}", #"{"notifications":[]}"#, #"{"notifications":[{}]}"#, #"{"trigger":7}"#,
            run("run:completed", "applied", run: quoted("hunter2/../../x")), run("run:completed", "applied", run: "7"),
            run("run:completed", "applied", run: "null"), run("run:completed", "applied", run: quoted("")),
            #"{"trigger":"assessment:drifted","details":{"workspace_name":"hunter2"}}"#,
            #"{"notifications":[{"trigger":"run:created"}]"#,
        ]
    )
    func malformed(_ body: String) {
        do throws(TerraformError) {
            _ = try HCPNotification.read(Array(body.utf8))
            Issue.record("it was read")
        } catch {
            #expect(!error.message.contains("hunter2"))
            #expect(!error.message.contains("\n"))
        }
    }

    @Test("No cut of a notification, and no odd byte in it, does harm", arguments: [run("run:completed", "applied")])
    func damaged(_ body: String) {
        let bytes = Array(body.utf8)
        for length in bytes.indices {
            #expect(throws: TerraformError.self) { try HCPNotification.read(bytes.prefix(length)) }
            for byte in [0x00, 0x22, 0x7B, 0xFF] as [UInt8] {
                var odd = bytes
                odd[length] = byte
                let read = Result { () throws(TerraformError) in try HCPNotification.read(odd) }
                if case .success(let notices) = read {
                    #expect(notices.allSatisfy { !($0.runID ?? "").contains("/") })
                }
            }
        }
    }
}
