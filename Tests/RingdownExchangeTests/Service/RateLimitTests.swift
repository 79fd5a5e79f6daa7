import HTTPTypes
import RingdownCore
import RingdownExchange
import RingdownTestKit
import Testing

@Suite("The rate limit", .timeLimit(.minutes(5)))
struct RateLimitTests {
    @Test("A token has its requests in a minute, and the next minute has them again")
    func limit() async throws {
        var seed = TenantSeed.renewals(contacts: 0)
        seed.requestsPerMinute = 3
        try await Platform.open(seed) { platform in
            let admin = try await platform.caller("admin")
            let other = try await platform.caller("ringdown")
            for _ in 1...3 { #expect(try await admin.get(Platform.listPath).status == 200) }
            platform.clock.advance(by: .seconds(18))
            let refused = try await admin.get(Platform.listPath)
            #expect(refused.status == 429)
            #expect(refused.headers[.retryAfter] == "42")
            #expect(refused.code == "too.many.requests.retry.after")
            #expect(refused.message == "Rate limit exceeded the maximum. Retry the request in [42] seconds")
            #expect(
                refused.json["contextId"]?.string
                    == HTTPField.Name("ININ-Correlation-Id").flatMap { refused.headers[$0] }
            )
            #expect(refused.json["details"] == [] && refused.json["errors"] == [])
            #expect(try await other.get(Platform.listPath).status == 200)
            platform.clock.advance(by: .seconds(42))
            #expect(try await admin.get(Platform.listPath).status == 200)
        }
    }

    @Test("The token endpoint reports its own limit as an invalid request")
    func tokens() async throws {
        var seed = TenantSeed.renewals(contacts: 0)
        seed.requestsPerMinute = 1
        try await Platform.open(seed) { platform in
            #expect(try await platform.caller("admin").token != nil)
            let answer = try await Caller(client: platform.client).form(
                "/oauth/token",
                ["grant_type": "client_credentials", "client_id": "admin", "client_secret": "admin-secret"]
            )
            #expect(answer.status == 400)
            #expect(answer.json["error"]?.string == "invalid_request")
        }
    }

    @Test("Three hundred requests are usual, and a tenant can have any number", arguments: [nil, 0])
    func usual(_ limit: Int?) async throws {
        var seed = TenantSeed.renewals(contacts: 0)
        seed.requestsPerMinute = limit
        try await Platform.open(seed) { platform in
            let admin = try await platform.caller("admin")
            for _ in 1...300 { _ = try await admin.send(.head, "/api/v2/tokens/me") }
            #expect(try await admin.send(.head, "/api/v2/tokens/me").status == (limit == nil ? 429 : 200))
        }
    }
}
