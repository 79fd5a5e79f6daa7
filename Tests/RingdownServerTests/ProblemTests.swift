import Foundation
import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownServer

@Suite("Problems", .timeLimit(.minutes(5)))
struct ProblemTests {
    @Test("A problem has the members of RFC 9457 and those that Genesys clients read")
    func shape() async throws {
        try await TestServer().run { caller in
            let reply = try await caller.trigger(Lists.newsletter)
            #expect(reply.header("Content-Type") == "application/problem+json")
            let members = try #require(try JSON(parsing: reply.text).object)
            for name in ["type", "title", "status", "detail", "message", "code", "contextId", "decision", "causes"] {
                #expect(members[name] != nil, "\(name)")
            }
            #expect(members["status"]?.int == 403)
            #expect(members["type"] == "urn:ringdown:problem:missing.division.permission")
            #expect(members["message"] == members["detail"])
            #expect(reply.header("X-Correlation-Id") == members["contextId"]?.string)
        }
    }

    @Test("Every answer has a correlation id of its own", arguments: [Paths.live, Paths.triggers, "/nothing"])
    func correlation(_ path: String) async throws {
        try await TestServer().run { caller in
            let first = try await caller.call(.get, path).header("X-Correlation-Id")
            let second = try await caller.call(.get, path).header("X-Correlation-Id")
            #expect(first != nil)
            #expect(first != second)
        }
    }

    struct Stray: CustomTestStringConvertible, Sendable {
        var testDescription: String { "\(method) \(path)" }
        var method: String
        var path: String
        var nearest: String?
    }

    @Test(
        "An unknown path is answered with the nearest operation",
        arguments: [
            Stray(method: "GET", path: "/api/v2/outbound/trigger", nearest: "/api/v2/outbound/triggers"),
            Stray(method: "GET", path: "/api/v1/outbound/triggers", nearest: "/api/v2/outbound/triggers"),
            Stray(
                method: "POST",
                path: "/api/v2/outbound/contactlist/1/trigger",
                nearest: "/api/v2/outbound/contactlists/{contactListId}/trigger"
            ),
            Stray(method: "POST", path: "/token", nearest: "/oauth/token"),
            Stray(method: "GET", path: "/health-of-everything-and-nothing", nearest: nil),
            Stray(method: "GET", path: "/" + String(repeating: "a/", count: 3000), nearest: nil),
        ]
    )
    func unknownPaths(_ stray: Stray) async throws {
        let method = try #require(HTTPRequest.Method(rawValue: stray.method))
        try await TestServer().run { caller in
            let reply = try await caller.call(method, stray.path)
            #expect(reply.status == 404)
            let problem = try reply.problem
            #expect(problem.code == "unknown.operation")
            #expect(problem.correctedRequests.first?.url == stray.nearest)
        }
    }

    @Test(
        "A known path with another method answers 405 and says which it takes",
        arguments: [
            ("/api/v2/outbound/contactlists/11111111/trigger", "POST"), ("/oauth/token", "POST"),
            ("/api/v2/outbound/contactlists/trigger", "POST"), ("/v1/rules", "GET, HEAD"),
            ("/v1/killswitches", "GET, PUT, DELETE, HEAD"),
        ]
    )
    func wrongMethod(_ path: String, _ allowed: String) async throws {
        try await TestServer().run { caller in
            let reply = try await caller.call(.patch, path)
            #expect(reply.status == 405)
            #expect(reply.header("Allow") == allowed)
            #expect(try reply.problem.causes.first?.code == "wrong-method")
        }
    }

    @Test("Each kind of problem has a title and a status that is an error")
    func table() {
        for code in ProblemCode.allCases {
            #expect(code.status.code >= 400, "\(code)")
            #expect(!code.title.isEmpty)
        }
        #expect(Set(ProblemCode.allCases.map(\.title)).count == ProblemCode.allCases.count)
    }

    @Test(
        "The distance of two texts counts insertions, removals, replacements and swaps",
        arguments: [
            ("", "", 0), ("a", "", 1), ("abc", "abd", 1), ("abc", "acb", 1), ("renewals", "renewal", 1),
            ("kitten", "sitting", 3),
        ]
    )
    func distance(_ left: String, _ right: String, _ expected: Int) {
        #expect(Nearest.distance(Array(left), Array(right)) == expected)
        #expect(Nearest.distance(Array(right), Array(left)) == expected)
    }
}
