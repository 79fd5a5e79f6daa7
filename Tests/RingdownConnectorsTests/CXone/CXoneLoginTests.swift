import Foundation
import RingdownConnectors
import RingdownCore
import RingdownVendors
import Testing

@Suite("Logging in at CXone", .timeLimit(.minutes(5)))
struct CXoneLoginTests {
    private static let skill = "GET /skills/4711"
    private static let target = RemoteObject(kind: "skill", id: "4711", name: "Renewals PC")

    private func body(_ request: TransportRequest?) -> String { String(decoding: request?.body ?? [], as: UTF8.self) }

    @Test func `a registered application sends the key in a form, percent-encoded, with its own Basic credentials`()
        async
    {
        let vendor = CXoneSample.vendor([Self.skill: [.json(CXoneSample.skill())]])
        _ = await Sample.outcome { () throws(ConnectorError) in try await CXoneSample.client(vendor).skill(Self.target)
        }
        let request = vendor.requests.first { $0.url == "https://api.test/auth/token" }
        #expect(body(request) == "grant_type=password&username=key-id&password=key%3Dsecret")
        #expect(request?.authorization?.reveal() == "Basic " + Data("app:app-secret".utf8).base64EncodedString())
        #expect(vendor.requests.allSatisfy { $0.headers["Accept"] == "application/json" })
    }

    @Test func `a key alone is sent as JSON to the UserHub`() async {
        let vendor = CXoneSample.vendor([
            "POST /authentication/v1/token/access-key": [.json(#"{"access_token":"t","expires_in":"3600"}"#)],
            Self.skill: [.json(CXoneSample.skill())],
        ])
        let access = CXoneSample.access(
            credentials: .accessKey(id: "key-id", secret: Secret("s"), application: nil)
        )
        let client = CXoneSample.client(vendor, access: access)
        let skill = await Sample.outcome { () throws(ConnectorError) in try await client.skill(Self.target) }
        #expect(skill.value?.skillId == "4711")
        let request = vendor.requests.first { $0.url.hasSuffix("/access-key") }
        #expect(body(request).contains(#""accessKeyId":"key-id""#))
    }

    @Test func `the older server says itself where the API is`() async {
        let vendor = CXoneSample.vendor([
            "POST /InContactAuthorizationServer/Token": [
                .json(#"{"access_token":"t","resource_server_base_uri":"https://api.test/inContactAPI/","agent_id":7}"#)
            ]
        ])
        let access = CXoneSample.access(
            credentials: .legacy(application: Secret("App@Vendor:42"), username: "u", password: Secret("p"))
        )
        let client = CXoneSample.client(vendor, access: access)
        _ = await Sample.outcome { () throws(ConnectorError) in try await client.skill(Self.target) }
        let request = vendor.requests.first { $0.url.hasSuffix("/Token") }
        #expect(request?.authorization?.reveal() == "basic " + Data("App@Vendor:42".utf8).base64EncodedString())
        #expect(vendor.requests.last?.url == "https://api.test/inContactAPI/services/v34.0/skills/4711")
    }

    @Test func `discovery is followed to the own host and to no other`() async {
        let vendor = CXoneSample.vendor([
            "GET /.well-known/openid-configuration": [.json(#"{"token_endpoint":"https://evil.test/auth/token"}"#)],
            "GET /.well-known/cxone-configuration": [.json(#"{"api_endpoint":"https://evil.test"}"#)],
            Self.skill: [.json(CXoneSample.skill())],
        ])
        let client = CXoneSample.client(vendor)
        let skill = await Sample.outcome { () throws(ConnectorError) in try await client.skill(Self.target) }
        #expect(skill.value != nil)
        #expect(vendor.requests.allSatisfy { $0.url.hasPrefix("https://api.test/") })
    }

    @Test func `an expired token is renewed, and one that was refused is not`() async {
        let clock = SetClock()
        let vendor = CXoneSample.vendor([
            Self.skill: [.json(CXoneSample.skill()), .empty(401), .json(CXoneSample.skill())]
        ])
        let client = CXoneSample.client(vendor, clock: clock)
        for _ in 1...2 {
            _ = await Sample.outcome { () throws(ConnectorError) in try await client.skill(Self.target) }
            clock.advance(4_000)
        }
        let bodies = vendor.requests.filter { $0.url.hasSuffix("/auth/token") }.map { body($0) }
        #expect(
            bodies.map { String($0.prefix { $0 != "&" }) } == [
                "grant_type=password", "grant_type=refresh_token", "grant_type=password",
            ]
        )
    }

    @Test(
        "a token endpoint that gives no token is explained",
        arguments: [
            (
                ScriptedVendor.Answer.json("<html>Sign in</html>"), ConnectorError.Code.misconfigured,
                CauseCode.wrongTokenEndpoint
            ),
            (CXoneSample.error(401, "invalid_client"), .refused, .badClientCredentials),
            (CXoneSample.error(401, "invalid_grant"), .refused, .badClientCredentials),
            (CXoneSample.error(400, "unsupported_grant_type"), .refused, .wrongGrant),
            (.empty(404), .misconfigured, .wrongTokenEndpoint),
            (.empty(503), .unavailable, .notEnoughInformation),
        ]
    ) func refusals(
        _ answer: ScriptedVendor.Answer,
        _ code: ConnectorError.Code,
        _ cause: CauseCode
    ) async {
        let vendor = CXoneSample.vendor(["POST /auth/token": [answer]])
        let connector = CXoneSample.connector(vendor)
        let error = await Sample.outcome { () throws(ConnectorError) in try await connector.identity() }.error
        #expect(error?.code == code)
        #expect(error?.message.contains("key=secret") == false)
        guard let error else { return }
        #expect(await connector.explain(error).causes.first?.code == cause)
        #expect(vendor.requests.count { $0.url.hasSuffix("/auth/token") } == 1)
    }

    @Test func `the newest version that answers is called, and found out once`() async {
        let vendor = CXoneSample.vendor([
            "GET /incontactapi/services/v33.0/server-time": [.json(#"{"ServerTime":"2026-11-22T09:00:00Z"}"#)],
            "GET /incontactapi/services/v33.0/skills/4711": [.json(CXoneSample.skill())],
        ])
        let client = CXoneSample.client(vendor, access: CXoneSample.access(version: nil))
        for _ in 1...2 {
            let skill = await Sample.outcome { () throws(ConnectorError) in try await client.skill(Self.target) }
            #expect(skill.value?.skillId == "4711")
        }
        #expect(vendor.calls.count { $0.contains("/server-time") } == 2)
    }

    @Test func `where no version answers, it is said after as many questions as versions`() async {
        let vendor = CXoneSample.vendor([:])
        let client = CXoneSample.client(vendor, access: CXoneSample.access(version: nil))
        let error = await Sample.outcome { () throws(ConnectorError) in try await client.skill(Self.target) }.error
        #expect(error?.code == .misconfigured)
        #expect(vendor.calls.count { $0.contains("/server-time") } == CXoneVersion.tried.count)
    }
}
