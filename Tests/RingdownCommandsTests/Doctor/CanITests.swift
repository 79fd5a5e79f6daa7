import Foundation
import RingdownAPI
import Testing

@testable import RingdownCommands

@Suite("can-i, preflight and why, with the built programs", .timeLimit(.minutes(3)))
struct CanITests {
    struct Question: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var arguments: [String]
        var exit: Int32
        var words: [String]
    }

    static let ofVendor = [
        Question(
            testDescription: "held everywhere",
            arguments: ["outbound:campaign:view"],
            exit: 0,
            words: ["yes  ", "+ The role Reader gives outbound:campaign:view in all divisions."]
        ),
        Question(
            testDescription: "held there",
            arguments: ["outbound:campaign:start", "--division", "Marketing"],
            exit: 0,
            words: ["yes  ", "in division Marketing"]
        ),
        Question(
            testDescription: "held elsewhere",
            arguments: ["outbound:campaign:start", "--division", "Sales"],
            exit: 4,
            words: ["no  ", "only in: Marketing", "fix   Admin > Integrations > OAuth"]
        ),
        Question(
            testDescription: "held somewhere, no division named",
            arguments: ["outbound:campaign:start"],
            exit: 8,
            words: ["it depends  ", "Marketing"]
        ),
        Question(
            testDescription: "held nowhere",
            arguments: ["outbound:campaign:delete"],
            exit: 4,
            words: ["no  ", "nowhere"]
        ),
    ]

    @Test("A vendor's client is asked about by the vendor's own computation")
    func vendor() async throws {
        try await withFolder { folder in
            let grants = "\(Practice.reading), { role: Starter, division: Marketing }"
            let exchange = try await Practice.exchange(Practice.tenant(grants), in: folder)
            let text = Practice.configuration(Practice.provider("genesys", at: exchange.url))
            let file = try folder.file("ringdown.yaml", text)
            for question in Self.ofVendor {
                let arguments = ["can-i", "--config", file, "--provider", "genesys"] + question.arguments
                let outcome = try await Binary.run(arguments, environment: Practice.environment, seconds: 60)
                #expect(outcome.exit == question.exit, "\(question): \(outcome)")
                for words in question.words { #expect(outcome.output.contains(words), "\(question): \(outcome)") }
            }
            let typo = try await Binary.run(
                [
                    "can-i", "outbound:campaign:start", "--division", "Saels", "--provider", "genesys", "--config",
                    file,
                ],
                environment: Practice.environment,
                seconds: 60
            )
            #expect(typo.exit == 2)
            #expect(typo.errors.contains("did you mean Sales?"))
            await exchange.stop()
        }
    }

    static let ofServer = [
        Question(
            testDescription: "held there",
            arguments: ["outbound:contactlist:write", "--division", "Sales"],
            exit: 0,
            words: ["yes  ", "+ The role pipeline gives outbound:contactlist:write in division Sales."]
        ),
        Question(
            testDescription: "held elsewhere",
            arguments: ["outbound:contactlist:write", "--division", "Marketing"],
            exit: 4,
            words: ["no  ", "- The role pipeline holds outbound:contactlist:write, but in division Sales."]
        ),
        Question(
            testDescription: "no division named",
            arguments: ["outbound:contactlist:write"],
            exit: 8,
            words: ["it depends  "]
        ),
        Question(
            testDescription: "a permission that nothing asks",
            arguments: ["outbound:contactlist:rite", "--division", "Sales"],
            exit: 4,
            words: ["the nearest is outbound:contactlist:write"]
        ),
        Question(testDescription: "no permission", arguments: ["campaign"], exit: 2, words: []),
    ]

    @Test("The control plane answers with its one decision; its preflight and why show a vendor's refusal")
    func server() async throws {
        try await withFolder { folder in
            let exchange = try await Practice.exchange(Practice.tenant(Practice.reading), in: folder)
            let text = Practice.configuration(Practice.provider("genesys", at: exchange.url))
            let file = try folder.file("ringdown.yaml", text)
            let server = try await Program(
                ["serve", "--config", file, "--listen", "127.0.0.1:0"],
                environment: Practice.environment,
                in: folder
            )
            var environment = Practice.environment
            environment["RINGDOWN_URL"] = server.url
            for question in Self.ofServer {
                let outcome = try await Binary.run(
                    ["can-i"] + question.arguments,
                    environment: environment,
                    seconds: 60
                )
                #expect(outcome.exit == question.exit, "\(question): \(outcome)")
                for words in question.words { #expect(outcome.output.contains(words), "\(question): \(outcome)") }
            }
            let credentials = ClientCredentials(id: "ci", secret: "ci-secret")
            let client = RingdownClient(url: server.url, credentials: credentials)
            let entry = try #require(try await client.preflight(rule: "renewals-go-live").entities.first)
            #expect(entry.verdict == "refused")
            #expect(entry.explanation?.causes.first?.code == "missing-permission")
            let foreseen = try await Binary.run(
                ["why", try #require(entry.decision)],
                environment: environment,
                seconds: 60
            )
            #expect(foreseen.exit == 0, "\(foreseen)")
            #expect(foreseen.output.contains("Preflight of rule renewals-go-live"))
            try await Self.refusal(client, environment)
            await server.stop()
            await exchange.stop()
        }
    }

    /// Triggers the list, which the exchange refuses, and asks why by each id that the refusal is known by.
    private static func refusal(_ client: RingdownClient, _ environment: [String: String]) async throws {
        let asked = try await Binary.run(
            ["trigger", "list", "renewals-q4", "--format", "json"],
            environment: environment,
            seconds: 60
        )
        let trigger = try API.decoder().decode(API.Trigger.self, from: Data(asked.output.utf8))
        let watched = try await Binary.run(
            ["trigger", "watch", trigger.id, "--timeout", "30"],
            environment: environment,
            seconds: 60
        )
        #expect(watched.exit != 0, "\(watched)")
        let decisions = try await client.decisions(trigger.id).entities
        let refused = try #require(decisions.first { $0.kind == "refused" })
        #expect(refused.explanation?.causes.first?.code == "missing-permission")
        #expect(refused.explanation?.causes.first?.fix.contains("outbound:campaign:start") == true)
        let correlation = try #require(refused.correlationId)
        for id in [refused.id, correlation, trigger.id] {
            let why = try await Binary.run(["why", id], environment: environment, seconds: 60)
            #expect(why.exit == 0, "\(why)")
            #expect(why.output.contains("cause 1    missing-permission (certain)"), "\(id): \(why)")
            #expect(why.output.contains("vendor's correlation id \(correlation)"), "\(id): \(why)")
        }
        let unknown = try await Binary.run(["why", "nothing"], environment: environment, seconds: 60)
        #expect(unknown.exit == 1)
        #expect(unknown.errors.contains("\"nothing\""))
    }
}
