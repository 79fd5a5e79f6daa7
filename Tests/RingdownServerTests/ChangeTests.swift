import HTTPTypes
import NIOCore
import RingdownAPI
import RingdownCore
import RingdownServer
import Testing

@Suite("Submitting changes", .timeLimit(.minutes(5)))
struct ChangeTests {
    @Test("A document is handed on with its format, source, workspace and caller")
    func submitted() async throws {
        let server = TestServer()
        try await server.run { caller in
            let reply = try await caller.call(
                .post,
                Paths.changes + "?source=prod&workspace=contact%20centre",
                as: "ci",
                headers: [HeaderNames.source: "other"],
                json: "{}"
            )
            #expect(reply.status == 202)
            let submission = try reply.body(API.Submission.self)
            #expect(submission.source == "prod")
            #expect(submission.workspace == "contact centre")
            #expect(submission.changes.map(\.address) == ["terraform_data.a"])
            #expect(submission.warnings == ["The plan is not complete."])
            let document = try #require(server.intake.documents.first)
            #expect(document.format == .json)
            #expect(document.caller == "ci")
            #expect(document.bytes == Array("{}".utf8))
        }
    }

    @Test("A stream is recognised by its media type, and headers name source and workspace")
    func stream() async throws {
        let server = TestServer()
        try await server.run { caller in
            let reply = try await caller.call(
                .post,
                Paths.changes,
                as: "ci",
                headers: [
                    "Content-Type": "application/x-ndjson; charset=utf-8",
                    HeaderNames.source: "cli",
                    HeaderNames.workspace: "prod",
                ],
                body: ByteBuffer(string: "{}\n{}\n")
            )
            #expect(reply.status == 202)
            let document = try #require(server.intake.documents.first)
            #expect(document.format == .jsonLines)
            #expect(document.source == "cli")
            #expect(document.workspace == "prod")
        }
    }

    struct Wrong: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var type: String?
        var body: String
        var query = ""
        var status: Int
    }

    @Test(
        "What cannot be read is not handed on",
        arguments: [
            Wrong(testDescription: "no media type", body: "{}", status: 415),
            Wrong(testDescription: "XML", type: "text/xml", body: "<a/>", status: 415),
            Wrong(testDescription: "empty", type: "application/json", body: "", status: 400),
            Wrong(
                testDescription: "larger than the limit",
                type: "application/json",
                body: String(repeating: " ", count: 2049),
                status: 413
            ),
            Wrong(
                testDescription: "a control character in the workspace",
                type: "application/json",
                body: "{}",
                query: "?workspace=a%00b",
                status: 400
            ),
        ]
    )
    func wrong(_ wrong: Wrong) async throws {
        var server = TestServer()
        server.settings.documentLimit = 2048
        let intake = server.intake
        try await server.run { caller in
            let reply = try await caller.call(
                .post,
                Paths.changes + wrong.query,
                as: "ci",
                headers: wrong.type.map { ["Content-Type": $0] } ?? [:],
                body: ByteBuffer(string: wrong.body)
            )
            #expect(reply.status == wrong.status)
            #expect(try reply.problem.status == wrong.status)
            #expect(intake.documents.isEmpty)
            if wrong.status == 415 { #expect(reply.header("Accept-Post")?.contains("application/x-ndjson") == true) }
        }
    }

    @Test(
        "What the intake refuses is answered by what is wrong",
        arguments: [
            (ChangeIntakeError.Code.malformed, 400), (.unprocessable, 422), (.storeFailed, 503),
        ]
    )
    func refusedByIntake(_ code: ChangeIntakeError.Code, _ status: Int) async throws {
        let server = TestServer()
        server.intake.fail(with: ChangeIntakeError(code, "line 3: no plan; run terraform show -json."))
        try await server.run { caller in
            let reply = try await caller.call(.post, Paths.changes, as: "ci", json: "{}")
            #expect(reply.status == status)
            #expect((reply.header("Retry-After") != nil) == (status == 503))
            if status != 503 { #expect(try reply.problem.detail.contains("line 3")) }
        }
    }
}
