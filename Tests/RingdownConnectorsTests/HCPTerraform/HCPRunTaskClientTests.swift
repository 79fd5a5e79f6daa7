import RingdownConnectors
import RingdownCore
import Testing

@Suite("Answering run tasks of HCP Terraform", .timeLimit(.minutes(5)))
struct HCPRunTaskClientTests {
    static let callback = "https://tfe.test/api/v2/task-results/1/callback"
    static let plan = "https://tfe.test/api/v2/plans/plan-1/json-output"
    static let token = RunTaskToken("hunter2")
    static let result = RunTaskResult(
        .failed,
        "1 of 1 triggers would be refused",
        outcomes: [
            RunTaskResult.Outcome(
                id: "trigger-1",
                description: "d",
                body: "b",
                label: "Would be refused",
                level: .error
            )
        ]
    )

    static func client(_ vendor: ScriptedVendor) throws -> HCPRunTaskClient {
        try #require(HCPRunTaskClient(url: "https://tfe.test", transport: vendor, clock: SetClock()))
    }

    @Test("The answer is the documented JSON:API document, with the task's own token")
    func answered() async throws {
        let vendor = ScriptedVendor(["PATCH \(Self.callback)": [.empty(200)]])
        try await Self.client(vendor).answer(Self.result, to: Self.callback, token: Self.token)
        let request = try #require(vendor.requests.first)
        #expect(request.authorization?.reveal() == "Bearer hunter2")
        #expect(request.headers["Content-Type"] == "application/vnd.api+json")
        let body = try JSON(parsing: request.body ?? [])
        #expect(body["data"]?["type"] == "task-results")
        #expect(body["data"]?["attributes"]?["status"] == "failed")
        #expect(body["data"]?["attributes"]?["message"] == "1 of 1 triggers would be refused")
        let outcome = body["data"]?["relationships"]?["outcomes"]?["data"]?[0]
        #expect(outcome?["type"] == "task-result-outcomes")
        #expect(outcome?["attributes"]?["outcome-id"] == "trigger-1")
        #expect(outcome?["attributes"]?["tags"] == ["Status": [["label": "Would be refused", "level": "error"]]])
    }

    @Test("Without outcomes none are sent")
    func bare() async throws {
        let vendor = ScriptedVendor(["PATCH \(Self.callback)": [.empty(200)]])
        try await Self.client(vendor).answer(RunTaskResult(.passed, "m"), to: Self.callback, token: Self.token)
        #expect(try JSON(parsing: vendor.requests.first?.body ?? [])["data"]?["relationships"] == nil)
    }

    @Test(
        "A URL of another host, in clear or with a user in it, is neither asked nor answered",
        arguments: [
            "https://evil.test/callback", "http://tfe.test/callback", "https://tfe.test:8443/callback",
            "https://tfe.test@evil.test/", "https://user:pw@tfe.test/callback", "file:///etc/passwd", "//evil.test/x",
            "https://tfe.test.evil.test/",
        ]
    )
    func foreign(_ url: String) async throws {
        let vendor = ScriptedVendor()
        let client = try Self.client(vendor)
        #expect(!client.owns(url))
        await #expect(throws: RunTaskError.self) { () async throws in
            try await client.answer(Self.result, to: url, token: Self.token)
        }
        await #expect(throws: RunDocumentsError.self) { () async throws in
            try await client.plan(at: url, token: Self.token)
        }
        #expect(vendor.requests.isEmpty)
    }

    @Test(
        "A URL of the service is its own, however it is written",
        arguments: [callback, "https://TFE.test/x", "https://tfe.test:443/x", "/api/v2/plans/plan-1/json-output"]
    )
    func own(_ url: String) throws {
        #expect(try Self.client(ScriptedVendor()).owns(url))
    }

    @Test("The plan is fetched from the short-lived URL, which is not shown the token")
    func plans() async throws {
        let vendor = ScriptedVendor([
            "GET \(Self.plan)": [.empty(307, headers: ["location": "https://archive.test/p"])],
            "GET https://archive.test/p": [.json("{}")],
        ])
        #expect(try await Self.client(vendor).plan(at: Self.plan, token: Self.token) == Array("{}".utf8))
        #expect(vendor.requests.map { $0.authorization?.reveal() } == ["Bearer hunter2", nil])
    }

    struct Failure: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var answer: ScriptedVendor.Answer
        var code: RunTaskError.Code
        var isPassing: Bool
        var retryAfter: Double?
    }

    @Test(
        "What is not taken is named by what it means",
        arguments: [
            Failure(testDescription: "401", answer: .empty(401), code: .refused, isPassing: false),
            Failure(testDescription: "404", answer: .empty(404), code: .gone, isPassing: false),
            Failure(testDescription: "422", answer: .empty(422), code: .invalid, isPassing: false),
            Failure(
                testDescription: "429",
                answer: .empty(429, headers: ["retry-after": "7"]),
                code: .rateLimited,
                isPassing: true,
                retryAfter: 7
            ),
            Failure(testDescription: "503", answer: .empty(503), code: .unavailable, isPassing: true),
            Failure(
                testDescription: "a redirect",
                answer: .empty(307, headers: ["location": "https://evil.test/"]),
                code: .unexpected,
                isPassing: false
            ),
            Failure(
                testDescription: "no connection",
                answer: .failure(TransportError(.notSent, "refused")),
                code: .unavailable,
                isPassing: true
            ),
        ]
    )
    func failures(_ failure: Failure) async throws {
        let vendor = ScriptedVendor(["PATCH \(Self.callback)": [failure.answer]])
        let client = try Self.client(vendor)
        do throws(RunTaskError) {
            try await client.answer(Self.result, to: Self.callback, token: Self.token)
            Issue.record("it was taken")
        } catch {
            #expect(error.code == failure.code)
            #expect(error.isPassing == failure.isPassing)
            #expect(error.retryAfter == failure.retryAfter)
            #expect(!error.message.contains("hunter2") && !error.message.contains("\n"))
        }
        #expect(vendor.requests.count == 1)
    }
}
