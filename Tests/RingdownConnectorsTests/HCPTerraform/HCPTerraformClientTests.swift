import RingdownConnectors
import RingdownCore
import Testing

@Suite("The client of HCP Terraform", .timeLimit(.minutes(5)))
struct HCPTerraformClientTests {
    static let plan = "GET https://tfe.test/api/v2/runs/run-1/plan/json-output"
    static let current = "GET https://tfe.test/api/v2/workspaces/ws-1/current-state-version"
    static let version = "GET https://tfe.test/api/v2/state-versions/sv-1"
    static let archive = "GET https://archive.test/short-lived"

    static func client(_ vendor: ScriptedVendor, url: String = "https://tfe.test") throws -> HCPTerraformClient {
        try #require(
            HCPTerraformClient(url: url, token: Secret("hunter2"), transport: vendor, clock: SetClock())
        )
    }

    static func redirect(to url: String, _ status: Int = 307) -> ScriptedVendor.Answer {
        .empty(status, headers: ["location": url])
    }

    @Test("A plan is fetched from the short-lived URL, which is not shown the token")
    func redirected() async throws {
        let vendor = ScriptedVendor([
            Self.plan: [Self.redirect(to: "https://archive.test/short-lived?sig=1")],
            Self.archive: [.json(#"{"format_version":"1.2"}"#)],
        ])
        let bytes = try await Self.client(vendor).plan(ofRun: "run-1")
        #expect(bytes == Array(#"{"format_version":"1.2"}"#.utf8))
        #expect(vendor.requests.map { $0.authorization?.reveal() } == ["Bearer hunter2", nil])
        #expect(vendor.requests.last?.url == "https://archive.test/short-lived?sig=1")
    }

    @Test("The token is not shown again to the service that redirects back to itself")
    func redirectedHome() async throws {
        let vendor = ScriptedVendor([
            Self.plan: [Self.redirect(to: "/short-lived", 302)],
            "GET https://tfe.test/short-lived": [.json("{}")],
        ])
        _ = try await Self.client(vendor).plan(ofRun: "run-1")
        #expect(vendor.requests.map { $0.authorization == nil } == [false, true])
    }

    struct Failure: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var answer: ScriptedVendor.Answer
        var code: RunDocumentsError.Code
        var isPassing: Bool
        var retryAfter: Double?
    }

    @Test(
        "What was not given is named by what it means",
        arguments: [
            Failure(testDescription: "204", answer: .empty(204), code: .notReady, isPassing: true),
            Failure(testDescription: "401", answer: .empty(401), code: .refused, isPassing: true),
            Failure(testDescription: "403", answer: .empty(403), code: .refused, isPassing: true),
            Failure(testDescription: "404", answer: .empty(404), code: .notFound, isPassing: true),
            Failure(testDescription: "422", answer: .empty(422), code: .tooOld, isPassing: false),
            Failure(
                testDescription: "429",
                answer: .empty(429, headers: ["retry-after": "7"]),
                code: .rateLimited,
                isPassing: true,
                retryAfter: 7
            ),
            Failure(testDescription: "503", answer: .empty(503), code: .unavailable, isPassing: true),
            Failure(testDescription: "418", answer: .empty(418), code: .unexpected, isPassing: false),
            Failure(
                testDescription: "no connection",
                answer: .failure(TransportError(.notSent, "refused")),
                code: .unavailable,
                isPassing: true
            ),
            Failure(
                testDescription: "too much",
                answer: .failure(TransportError(.tooLarge, "more")),
                code: .tooLarge,
                isPassing: false
            ),
            Failure(
                testDescription: "a log-in page",
                answer: .answer(TransportResponse(status: 200, headers: ["content-type": "text/html"])),
                code: .unexpected,
                isPassing: false
            ),
            Failure(testDescription: "no target", answer: .empty(307), code: .unexpected, isPassing: false),
            Failure(
                testDescription: "a target in clear",
                answer: redirect(to: "http://169.254.169.254/latest"),
                code: .unexpected,
                isPassing: false
            ),
            Failure(
                testDescription: "a target of another scheme",
                answer: redirect(to: "file:///etc/passwd"),
                code: .unexpected,
                isPassing: false
            ),
            Failure(
                testDescription: "in circles",
                answer: redirect(to: "/api/v2/runs/run-1/plan/json-output"),
                code: .unexpected,
                isPassing: false
            ),
        ]
    )
    func failures(_ failure: Failure) async throws {
        let vendor = ScriptedVendor([Self.plan: [failure.answer]])
        let client = try Self.client(vendor)
        do throws(RunDocumentsError) {
            _ = try await client.plan(ofRun: "run-1")
            Issue.record("a document was given")
        } catch {
            #expect(error.code == failure.code)
            #expect(error.isPassing == failure.isPassing)
            #expect(error.retryAfter == failure.retryAfter)
            #expect(!error.message.contains("hunter2") && !error.message.contains("\n"))
        }
        #expect(vendor.requests.count <= 4)
    }

    @Test("The current state version comes with the run that made it")
    func currentState() async throws {
        let vendor = ScriptedVendor([
            Self.current: [
                .json(#"{"data":{"id":"sv-1","relationships":{"run":{"data":{"id":"run-1","type":"runs"}}}}}"#),
                .json(#"{"data":{"id":"sv-2","relationships":{}}}"#), .json(#"{"data":[]}"#),
            ]
        ])
        let client = try Self.client(vendor)
        #expect(try await client.currentState(ofWorkspace: "ws-1") == RunStateVersion(id: "sv-1", runID: "run-1"))
        #expect(try await client.currentState(ofWorkspace: "ws-1") == RunStateVersion(id: "sv-2", runID: nil))
        await #expect(throws: RunDocumentsError.self) { try await client.currentState(ofWorkspace: "ws-1") }
    }

    @Test("A state is downloaded; another host is asked without the token")
    func state() async throws {
        func version(at url: String) -> String {
            #"{"data":{"id":"sv-1","attributes":{"hosted-state-download-url":"\#(url)"}}}"#
        }
        let link = version(at: "https://archive.test/short-lived")
        let own = version(at: "https://tfe.test/own")
        let inClear = version(at: "http://archive.test/x")
        let pending = #"{"data":{"id":"sv-1","attributes":{"status":"pending"}}}"#
        let vendor = ScriptedVendor([
            Self.version: [.json(pending), .json(link), .json(own), .json(inClear)],
            Self.archive: [.json(#"{"serial":1}"#)],
            "GET https://tfe.test/own": [.json(#"{"serial":2}"#)],
        ])
        let client = try Self.client(vendor)
        await #expect(throws: RunDocumentsError.self) { try await client.state(version: "sv-1") }
        #expect(try await client.state(version: "sv-1") == Array(#"{"serial":1}"#.utf8))
        #expect(vendor.requests.last?.authorization == nil)
        #expect(try await client.state(version: "sv-1") == Array(#"{"serial":2}"#.utf8))
        #expect(vendor.requests.last?.authorization != nil)
        await #expect(throws: RunDocumentsError.self) { try await client.state(version: "sv-1") }
    }

    @Test(
        "An address that would show the token to anybody is none",
        arguments: ["", "tfe.test", "http://tfe.test", "https://", "https://user:pw@tfe.test", "ftp://tfe.test"]
    )
    func addresses(_ url: String) {
        #expect(!HCPTerraformClient.accepts(url: url))
        #expect(HCPTerraformClient.accepts(url: HCPTerraformClient.standardURL))
    }
}
