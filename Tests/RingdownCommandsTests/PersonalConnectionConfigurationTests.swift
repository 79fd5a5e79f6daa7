import Foundation
import RingdownCore
import Testing

@testable import RingdownCommands

@Suite("Personal connections in the configuration file")
struct PersonalConnectionConfigurationTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var yaml: String
        var problem: String
    }

    static let good = """
        providers:
          genesys: { kind: genesys-cloud, region: eu-central-1, clientId: env:GC_ID, clientSecret: env:GC_SECRET }
        personalConnections:
          - id: "12345"
            name: renewals-line
            provider: genesys
            campaign: Single calls
            list: Single calls list
            from: ["+12025550100", "+12025550101"]
            division: Sales
        """

    static func edited(_ line: String, _ replacement: String) -> String {
        good.replacingOccurrences(of: line, with: replacement)
    }

    static let cases = [
        Case(
            testDescription: "an unknown provider",
            yaml: edited("provider: genesys", "provider: genesis"),
            problem: "r.yaml:6:15: unknown provider \"genesis\"; did you mean \"genesys\"?"
        ),
        Case(
            testDescription: "a misspelt key",
            yaml: edited("campaign:", "campain:"),
            problem: "r.yaml:7:5: unknown key \"campain\" in personal connection; did you mean \"campaign\"?"
        ),
        Case(
            testDescription: "an id that is a number",
            yaml: edited("\"12345\"", "12345"),
            problem: "r.yaml:4:9: \"id\" must be text, found a number; put it in quotes"
        ),
        Case(
            testDescription: "a number that is too short",
            yaml: edited("+12025550101", "+15550199"),
            problem:
                "r.yaml:9:28: \"+15550199\" is no phone number: After +1 a number has 10 digits, and this one has 7"
        ),
        Case(
            testDescription: "a number with spaces",
            yaml: edited("+12025550101", "+1 202 555 0101"),
            problem: "r.yaml:9:28: \"+1 202 555 0101\" is no phone number: Only digits may follow the plus: write "
                + "+12025550101"
        ),
        Case(
            testDescription: "a number that stands twice",
            yaml: edited("+12025550101", "+12025550100"),
            problem: "r.yaml:9:28: \"+12025550100\" stands twice under \"from\""
        ),
        Case(
            testDescription: "no number",
            yaml: edited("[\"+12025550100\", \"+12025550101\"]", "[]"),
            problem: "r.yaml:9:11: \"from\" must hold a number at least; for example \"+12025550100\""
        ),
        Case(
            testDescription: "a skill at a vendor without skills",
            yaml: edited("campaign: Single calls\n    list: Single calls list", "skill: Renewals PC"),
            problem: "r.yaml:7:12: \"skill\" is for CXone, and the provider dials with campaigns; "
                + "give \"campaign\" and \"list\" instead"
        ),
        Case(
            testDescription: "a campaign without its list",
            yaml: edited("    list: Single calls list\n", ""),
            problem: "r.yaml:4:5: personal connection needs \"list\""
        ),
        Case(
            testDescription: "nothing that dials",
            yaml: edited("    campaign: Single calls\n    list: Single calls list\n", ""),
            problem: "r.yaml:4:5: personal connection needs \"campaign\" and \"list\", or \"skill\""
        ),
        Case(
            testDescription: "a connection that stands twice",
            yaml: good + "\n" + good.components(separatedBy: "personalConnections:\n")[1],
            problem: "r.yaml:11:5: the personal connection \"12345\" stands twice"
        ),
    ]

    @Test("A problem is named with its place and what to write instead", arguments: cases)
    func problems(_ example: Case) {
        do throws(ConfigurationError) {
            _ = try Configuration.read(example.yaml, file: "r.yaml")
            Issue.record("nothing was found wrong")
        } catch {
            #expect(error.lines.contains(example.problem), "\(error.lines)")
        }
    }

    @Test("A connection is read whole")
    func whole() throws {
        let connections = try Configuration.read(Self.good, file: "r.yaml").book.personalConnections
        let connection = try #require(connections.first)
        #expect(connections.count == 1)
        #expect(connection.id == "12345")
        #expect(connection.name == "renewals-line")
        #expect(connection.provider == "genesys")
        #expect(connection.from.map(\.e164) == ["+12025550100", "+12025550101"])
        #expect(connection.dialing == .campaign("Single calls", list: "Single calls list"))
        #expect(connection.division.name == "Sales")
    }
}
