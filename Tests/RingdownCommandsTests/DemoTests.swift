import Testing

@Suite("The demo, end to end", .timeLimit(.minutes(5)))
struct DemoTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var arguments: [String]
        var steps: [String]
        /// What is told of the refusal and of the agents.
        var vendor = ["missing-permission-in-division (certain)", "Campaign \"Renewals\" is in division Sales."]
        var agents = ["has no agents on queue", "Ada comes on queue"]
    }

    static let cases: [Case] = [
        Case(
            testDescription: "as it is run, with terraform where there is one",
            arguments: ["demo"],
            steps: ["renewals-go-live matched terraform_data.campaign"]
        ),
        Case(
            testDescription: "with the recorded run",
            arguments: ["demo", "--recorded"],
            steps: ["A recorded Terraform run is replayed", "renewals-go-live matched terraform_data.campaign"]
        ),
        Case(
            testDescription: "over CXone, with the provider's name alone changed in the rules file",
            arguments: ["demo", "--recorded", "--vendor", "cxone"],
            steps: ["renewals-go-live matched terraform_data.campaign"],
            vendor: ["data-restriction (likely)", "lift the one on skill \"Renewals\""],
            agents: ["has no agent: somebody must log in", "Ada logs in and joins skill Renewals"]
        ),
    ]

    @Test("it tells the whole story", .timeLimit(.minutes(2)), arguments: cases)
    func story(_ example: Case) async throws {
        let outcome = try await Binary.run(example.arguments, seconds: 110)
        #expect(outcome.exit == 0, "\(outcome.output)\n\(outcome.errors)")
        #expect(outcome.lines.last == "demo: ok")
        let steps =
            example.steps + ["refused"] + example.vendor + [
                "granted: role Ringdown dialer in Sales", "Retried by ci.",
            ] + example.agents + [
                "dialing   The vendor is dialing.", "200 of 200 contacts called", "200  contacts, each called once",
                "nothing is dialed twice",
            ]
        var rest = outcome.output[...]
        for step in steps {
            let found = rest.firstRange(of: step)
            #expect(found != nil, "\(step) is missing, or not in its place")
            guard let found else { continue }
            rest = rest[found.upperBound...]
        }
    }
}
