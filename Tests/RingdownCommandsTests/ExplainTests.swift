import Foundation
import RingdownCore
import Testing

/// `ringdown explain` as people use it: what is pasted, handed over as words, or listed in a file.
@Suite("Explaining calls, with the built program", .timeLimit(.minutes(2)))
struct ExplainTests {
    static let token = "abcdef1234567890wxyz"
    static let url = "https://api.mypurecloud.com/api/v2/outbound/contactlists/trigger"

    static let pasted = """
        $ curl -i -X POST '\(url)' \\
        >   -H 'Authorization: Bearer \(token)' \\
        >   -d '{"contactListId": "renewals"}'
        HTTP/1.1 403 Forbidden
        Content-Type: application/json

        {"message":"Insufficient permissions for resource type: Personal Connection"}
        """

    static let words = ["curl", "-X", "POST", url, "-H", "Authorization: Bearer \(token)", "-d", "{}"]

    /// The objects that were printed, one a line.
    static func objects(_ outcome: Binary.Outcome) throws -> [JSON] {
        try outcome.lines.map { line in try JSON(parsing: String(line)) }
    }

    static func codes(_ json: JSON) -> [String] {
        (json["causes"]?.array ?? []).compactMap { $0["code"]?.string }
    }

    @Test("what a terminal shows is explained: verdict, causes with evidence and fix, and the call to make instead")
    func pasted() async throws {
        let arguments = ["explain", "--grant", "client_credentials", "--scope", "outbound:call:make", "-"]
        let outcome = try await Binary.run(arguments, input: Self.pasted)
        #expect(outcome.exit == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("request    POST \(Self.url), answered 403"))
        #expect(outcome.output.contains("verdict    refused: unknown-operation (certain)"))
        #expect(outcome.output.contains("unknown-scope"))
        #expect(outcome.output.contains("           + "))
        #expect(outcome.output.contains("           fix: "))
        #expect(outcome.output.contains("  curl -X POST 'https://api.mypurecloud.com/"))
        #expect(outcome.output.contains("-H \"Authorization: Bearer $TOKEN\""))
        #expect(outcome.errors == "")
    }

    @Test("a command after -- and the same command without it are explained alike")
    func words() async throws {
        let before = ["explain", "--format", "json", "--status", "403"]
        let marked = try await Binary.run(before + ["--"] + Self.words)
        let plain = try await Binary.run(before + Self.words)
        #expect(marked.exit == 0, "\(marked.errors)")
        #expect(marked.output == plain.output)
        let json = try JSON(parsing: marked.output)
        #expect(json["verdict"] == "refused")
        #expect(Self.codes(json).first == "unknown-operation")
    }

    @Test("JSON has every member that was promised")
    func json() async throws {
        try await withFolder { folder in
            let content = #"{"message":"no"}"#
            let answer = try folder.file("answer.json", content)
            let outcome = try await Binary.run(
                [
                    "explain", "--format", "json", "--vendor", "genesys-cloud", "--status", "403", "--response", answer,
                    "--", "curl", "-X", "POST", "https://api.mypurecloud.com/api/v2/outbound/campaigns/x/start",
                ]
            )
            #expect(outcome.exit == 0, "\(outcome.errors)")
            let json = try JSON(parsing: outcome.output)
            #expect(json["id"] == nil)
            #expect(json["catalogue"]?["version"]?.string?.isEmpty == false)
            #expect(json["operation"]?["vendor"] == "genesys-cloud")
            #expect(json["operation"]?["method"] == "POST")
            #expect(json["operation"]?["path"] == "/api/v2/outbound/campaigns/{campaignId}/start")
            #expect(json["operation"]?["permissions"] == ["outbound:campaign:start"])
            #expect(json["operation"]?["permissionsType"]?.string != nil)
            for cause in try #require(json["causes"]?.array) {
                #expect(cause["code"]?.string != nil)
                #expect(["certain", "likely", "possible"].contains(cause["confidence"]?.string))
                #expect(cause["fix"]?.string?.isEmpty == false)
                for evidence in try #require(cause["evidence"]?.array) {
                    #expect(evidence["fact"]?.string?.isEmpty == false)
                    #expect(evidence["supports"]?.bool != nil)
                }
            }
        }
    }

    @Test("a list of cases gives a line for each, and says which lines are none")
    func cases() async throws {
        try await withFolder { folder in
            let lines = (0..<200).map { number in
                #"{"id":"case-\#(number)","vendor_claimed":"genesys","request":{"method":"POST","url":"\#(Self.url)","#
                    + #""headers":{"Authorization":"Bearer \#(Self.token)"},"body":{"a":\#(number)}},"#
                    + #""context":{"grant":"unknown","scopes":["a:b:c"]},"response":{"status":403,"body":null}}"#
            }
            let text =
                lines[..<100].joined(separator: "\r\n") + "\r\n\r\n{\"request\":7}\r\n"
                + lines[100...].joined(separator: "\n")
            let file = try folder.file("cases.jsonl", text)
            let outcome = try await Binary.run(["explain", "--cases", file, "--format", "json"], seconds: 40)
            #expect(outcome.exit == 1)
            #expect(outcome.errors.contains("\(file): line 102: request is a number, not an object"))
            let objects = try Self.objects(outcome)
            #expect(objects.compactMap { $0["id"]?.string } == (0..<200).map { "case-\($0)" })
            #expect(objects.allSatisfy { Self.codes($0).first == "unknown-operation" })
        }
    }

    @Test("of a recording each failed call is explained")
    func recording() async throws {
        try await withFolder { folder in
            let entry = { (status: Int) in
                #"{"request":{"method":"POST","url":"\#(Self.url)","httpVersion":"1.1","headers":[]},"#
                    + #""response":{"status":\#(status),"headers":[],"content":{}}}"#
            }
            let text = "{\"log\":{\"entries\":[\(entry(200)),\(entry(403)),\(entry(404))]}}"
            let file = try folder.file("calls.har", text)
            let outcome = try await Binary.run(["explain", "--har", file, "--format", "json"])
            #expect(outcome.exit == 0, "\(outcome.errors)")
            #expect(try Self.objects(outcome).compactMap { $0["id"]?.string } == ["entry-1", "entry-2"])
        }
    }

    @Test("with --live it is said what the configured client really holds")
    func live() async throws {
        try await withFolder { folder in
            let tenant = """
                name: Contact Centre
                divisions: [ { name: Home, home: true }, { name: Sales } ]
                roles: [ { name: Viewer, permissions: ["outbound:campaign:view"] } ]
                clients: [ { id: ci, secret: ci-secret, grants: [ { role: Viewer, division: Sales } ] } ]
                """
            let exchange = try await Program(
                ["exchange", "--seed", try folder.file("tenant.yaml", tenant), "--port", "0"],
                in: folder
            )
            let configuration = """
                providers:
                  local: { kind: exchange, url: "\(exchange.url)", clientId: env:GC_ID, clientSecret: env:GC_SECRET }
                """
            let file = try folder.file("ringdown.yaml", configuration)
            let start =
                "https://api.mypurecloud.com/api/v2/outbound/campaigns/8ca2e8b1-7f1a-4c5e-9b1d-0a1b2c3d4e5f/start"
            let outcome = try await Binary.run(
                [
                    "explain", "--live", "--provider", "local", "--config", file, "--status", "403", "--format", "json",
                    "--", "curl", "-X", "POST", start, "-H", "Authorization: Bearer \(Self.token)",
                ],
                environment: ["GC_ID": "ci", "GC_SECRET": "ci-secret"],
                seconds: 60
            )
            await exchange.stop()
            #expect(outcome.exit == 0, "\(outcome.errors)")
            let json = try JSON(parsing: outcome.output)
            #expect(json["live"]?["permissions"]?[0]?["permission"] == "outbound:campaign:start")
            #expect(json["live"]?["permissions"]?[0]?["divisions"] == [])
            #expect(Self.codes(json).contains("missing-permission"))
            #expect(!outcome.output.contains("ci-secret"))
        }
    }

    struct Wrong: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// `FILE` stands for a file with `content`, `FOLDER` for its folder.
        var arguments: [String]
        var content = ""
        var exit: Int32 = 1
        var says: String
    }

    static let wrong: [Wrong] = [
        Wrong(
            testDescription: "half a curl command",
            arguments: ["explain", "FILE"],
            content: "curl -X POST \(url) -H 'Authorization: Bearer \(token)",
            says: "the quote ' that opens here is not closed"
        ),
        Wrong(
            testDescription: "a command that goes on nowhere",
            arguments: ["explain", "FILE"],
            content: "curl \(url) -H 'Authorization: Bearer \(token)' \\\n",
            says: "nothing follows"
        ),
        Wrong(
            testDescription: "a pipe",
            arguments: ["explain", "FILE"],
            content: "curl \(url) -H 'Authorization: Bearer \(token)' | jq .",
            says: "a pipe hands the answer to another command"
        ),
        Wrong(
            testDescription: "shell that is not curl",
            arguments: ["explain", "FILE"],
            content: "export TOKEN=\(token)\nfor f in *; do echo $f; done",
            says: "this is no curl command"
        ),
        Wrong(
            testDescription: "another tool",
            arguments: ["explain", "FILE"],
            content: "wget --header 'Authorization: Bearer \(token)' \(url)",
            says: "this is a call of wget"
        ),
        Wrong(testDescription: "an empty file", arguments: ["explain", "FILE"], says: "there is nothing to read"),
        Wrong(testDescription: "empty stdin", arguments: ["explain"], says: "stdin: there is nothing to read"),
        Wrong(
            testDescription: "bytes",
            arguments: ["explain", "FILE"],
            content: "\0\u{1}\u{2}\(token)",
            says: "this is no curl command"
        ),
        Wrong(
            testDescription: "a file that the command names and that is not there",
            arguments: ["explain", "--", "curl", url, "-d", "@/nowhere/\(token)"],
            says: "does not exist here"
        ),
        Wrong(
            testDescription: "a file without an end",
            arguments: ["explain", "--", "curl", url, "-d", "@/dev/zero"],
            says: "cannot be read"
        ),
        Wrong(
            testDescription: "another command after --",
            arguments: ["explain", "--", "wget", "--header=Authorization: Bearer \(token)"],
            exit: 2,
            says: "write -- curl"
        ),
        Wrong(
            testDescription: "an option of curl before --",
            arguments: ["explain", "-H", "Authorization: Bearer \(token)", url],
            exit: 2,
            says: "unknown option -H"
        ),
        Wrong(
            testDescription: "a header as a file",
            arguments: ["explain", "Authorization: Bearer \(token)"],
            exit: 2,
            says: "there is no such file"
        ),
        Wrong(
            testDescription: "two inputs",
            arguments: ["explain", "--case", "FILE", "--har", "FILE"],
            exit: 2,
            says: "give one of"
        ),
        Wrong(
            testDescription: "a file that does not exist",
            arguments: ["explain", "/nowhere/call.txt"],
            exit: 2,
            says: "/nowhere/call.txt does not exist"
        ),
        Wrong(
            testDescription: "a vendor that is none",
            arguments: ["explain", "--vendor", "acme", "FILE"],
            exit: 2,
            says: "acme"
        ),
        Wrong(
            testDescription: "a status that is none",
            arguments: ["explain", "--status", "42", "FILE"],
            exit: 2,
            says: "--status"
        ),
        Wrong(
            testDescription: "--live without a provider",
            arguments: ["explain", "--live", "FILE"],
            exit: 2,
            says: "--provider NAME"
        ),
        Wrong(
            testDescription: "--live with a provider that is not configured",
            arguments: ["explain", "--live", "--provider", "genesys", "--config", "FILE", "--"] + words,
            content: "providers: { local: { kind: exchange } }",
            exit: 2,
            says: "has no provider \"genesys\"; it has local"
        ),
        Wrong(
            testDescription: "--live with an exchange that runs inside the server",
            arguments: ["explain", "--live", "--provider", "local", "--config", "FILE", "--"] + words,
            content: "providers: { local: { kind: exchange } }",
            exit: 2,
            says: "give it a url"
        ),
        Wrong(
            testDescription: "--live with a provider that is not there",
            arguments: ["explain", "--live", "--provider", "gc", "--config", "FILE", "--"] + words,
            content: "providers: { gc: { kind: genesys-cloud, url: \"http://127.0.0.1:1\", clientId: env:HOME, "
                + "clientSecret: env:HOME } }",
            says: "provider gc showed nothing of its client"
        ),
    ]

    @Test("what cannot be explained is refused in a line, without the token", arguments: wrong)
    func refused(_ example: Wrong) async throws {
        try await withFolder { folder in
            let file = try folder.file("input", example.content)
            let outcome = try await Binary.run(example.arguments.map { $0 == "FILE" ? file : $0 })
            #expect(outcome.exit == example.exit, "\(outcome.errors)")
            #expect(outcome.output == "")
            #expect(outcome.errors.contains(example.says), "\(outcome.errors)")
            #expect(!outcome.errors.contains(Self.token))
            #expect(!outcome.errors.contains("Fatal error"))
            if example.exit == 1 { #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)") }
        }
    }

    @Test("20 MB are refused as an input, and read in part as the body of a call", .timeLimit(.minutes(1)))
    func enormous() async throws {
        try await withFolder { folder in
            let file = try folder.file("large", "{\"a\":\"" + String(repeating: "a", count: 20_000_000))
            let whole = try await Binary.run(["explain", file])
            #expect(whole.exit == 1)
            #expect(whole.errors.contains("larger than 16 MiB"))
            let part = try await Binary.run(["explain", "--", "curl", Self.url, "--data-binary", "@\(file)"])
            #expect(part.exit == 0)
            #expect(part.errors.contains("the first 1 MiB"))
            #expect(part.output.utf8.count < 20_000)
        }
    }

    @Test("a body of bytes is no reason to guess", .timeLimit(.minutes(1)))
    func binary() async throws {
        try await withFolder { folder in
            let file = folder.appending(path: "body")
            try Data([0x1F, 0x8B, 0, 0xFF, 0xFE, 0]).write(to: file)
            let url = "https://api.mypurecloud.com/api/v2/outbound/campaigns"
            let outcome = try await Binary.run(
                ["explain", "--format", "json", "--", "curl", url, "--data-binary", "@\(file.path)"]
            )
            #expect(outcome.exit == 0, "\(outcome.errors)")
            let json = try JSON(parsing: outcome.output)
            #expect(json["causes"]?.array?.isEmpty == false)
        }
    }

    /// Calls that carry the token in one place each.
    static let carriers: [[String]] = [
        ["curl", url, "-H", "Authorization: Bearer \(token)"],
        ["curl", url, "-H", "Authorization: \(token)"],
        ["curl", url, "-H", "Bearer \(token)"],
        ["curl", "\(url)?access_token=\(token)&pageSize=5"],
        ["curl", "https://id:\(token)@api.mypurecloud.com/api/v2/outbound/campaigns"],
        ["curl", "-X", "POST", url, "-d", "{\"client_secret\":\"\(token)\",\"accessToken\":\"\(token)\"}"],
        [
            "curl", "https://api.mypurecloud.com/oauth/token", "-u", "id:\(token)", "-d",
            "grant_type=client_credentials&client_secret=\(token)",
        ],
        [
            "curl", "https://login.mypurecloud.com/oauth/token", "-d",
            "grant_type=password&password=\(token)&username=u",
        ],
    ]

    @Test("tokens are never shown, wherever they stand", arguments: carriers, ["text", "json"])
    func secret(_ words: [String], _ format: String) async throws {
        let outcome = try await Binary.run(["explain", "--format", format, "--status", "401", "--"] + words)
        #expect(outcome.exit == 0, "\(outcome.errors)")
        for shown in [outcome.output, outcome.errors] {
            #expect(!shown.contains(Self.token), "\(shown)")
            #expect(!shown.contains(String(Self.token.prefix(12))), "\(shown)")
            #expect(!shown.contains(Data("id:\(Self.token)".utf8).base64EncodedString()))
        }
    }
}
