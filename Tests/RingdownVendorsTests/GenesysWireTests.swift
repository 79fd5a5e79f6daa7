import Foundation
import RingdownCore
import RingdownVendors
import Testing

@Suite("What goes over the wire to and from Genesys Cloud")
struct GenesysWireTests {
    static let document = """
        {"id":"c1","name":"Renewals","version":7,"campaignStatus":"off","contactList":{"id":"l1","name":"Renewals Q4"},
        "division":{"id":"d1","name":"Sales","selfUri":"/api/v2/authorization/divisions/d1"},"abandonRate":3.10,
        "phoneColumns":[{"columnName":"Cell","type":"cell","futureMember":1}],"maxCallsPerAgentDecimal":1.50,
        "someNewMember":{"deep":[1,2.50,{"x":null}]},"callerName":"Ringdown","errors":[{"error":"e","details":"d"}]}
        """

    @Test("keeps what Ringdown does not know when a campaign is changed")
    func roundTrip() throws {
        let json = try JSON(parsing: Self.document)
        var campaign = try #require(GenesysCampaign(json))
        #expect(campaign.status == .off && campaign.version == 7 && campaign.division?.division?.name == "Sales")
        #expect(campaign.errors == [GenesysProblem(error: "e", details: "d")])
        campaign.status = .on
        guard case .object(var expected) = json else { return }
        expected["campaignStatus"] = "on"
        #expect(campaign.json.text() == JSON.object(expected).text())
        #expect(campaign.json.text().contains("1.50"))
    }

    @Test("reads a state that Ringdown does not know as it is")
    func unknownStatus() throws {
        let campaign = try JSONDecoder().decode(GenesysCampaign.self, from: Data(#"{"campaignStatus":"new"}"#.utf8))
        #expect(campaign.status == nil && campaign.campaignStatus == "new")
    }

    @Test("takes nothing but an object for an object", arguments: ["[]", "1", "null", "\"x\""])
    func noObject(_ text: String) throws { #expect(GenesysCampaign(try JSON(parsing: text)) == nil) }

    @Test("lets a client write only the moves that the platform has")
    func transitions() {
        let allowed = GenesysCampaignStatus.allCases.flatMap { from in
            GenesysCampaignStatus.allCases.filter { from != $0 && from.accepts($0) }.map { "\(from)>\($0)" }
        }
        #expect(Set(allowed) == ["on>off", "off>on", "complete>on", "invalid>on", "forcedOff>on"])
        #expect(GenesysCampaignStatus.complete.accepts(.complete))
    }

    struct Page: CustomTestStringConvertible, Sendable {
        var total: Int
        var size: Int
        var number: Int
        var entities: [String]
        var next: String?
        var previous: String?

        var testDescription: String { "page \(number) of \(total) by \(size)" }
    }

    static let pages: [Page] = [
        Page(total: 0, size: 25, number: 1, entities: []),
        Page(total: 3, size: 2, number: 1, entities: ["0", "1"], next: "/x?pageSize=2&pageNumber=2"),
        Page(total: 3, size: 2, number: 2, entities: ["2"], previous: "/x?pageSize=2&pageNumber=1"),
        Page(total: 3, size: 2, number: 9, entities: [], previous: "/x?pageSize=2&pageNumber=8"),
        Page(total: 3, size: 0, number: .max, entities: [], previous: "/x?pageSize=1&pageNumber=\(Int.max - 1)"),
    ]

    @Test("cuts a listing into pages", arguments: pages)
    func paging(_ page: Page) {
        let all = (0..<page.total).map { GenesysNamedEntity(id: "\($0)", name: nil) }
        let listing = GenesysListing(pageOf: all, pageSize: page.size, pageNumber: page.number, path: "/x")
        #expect(listing.entities.compactMap(\.id) == page.entities)
        #expect(listing.nextUri == page.next)
        #expect(listing.previousUri == page.previous)
        #expect(listing.total == page.total)
    }

    @Test("reads a listing without entities as an empty one")
    func emptyListing() throws {
        let listing = try JSONDecoder().decode(GenesysListing<GenesysCampaign>.self, from: Data("{}".utf8))
        #expect(listing.entities.isEmpty && listing.pageCount == nil)
    }

    @Test("reads grants as access decisions read them")
    func principal() throws {
        let text = """
            {"id":"s1","name":"ci","grants":[
            {"division":{"id":"d1","name":"Sales"},"role":{"id":"r1","name":"Dialer","policies":[
            {"domain":"outbound","entityName":"campaign","actions":["view","start"]},
            {"domain":"outbound","entityName":"contact","actions":["*"],"condition":"x == y"}]}},
            {"division":{"id":"*"},"role":{"id":"r2","name":"Reader","policies":[
            {"domain":"outbound","entityName":"*","actions":["view"]}]}},
            {"role":{"name":"Lost","policies":[{"domain":"outbound","entityName":"*","actions":["*"]}]}}]}
            """
        let subject = try JSONDecoder().decode(GenesysSubject.self, from: Data(text.utf8))
        let principal = subject.principal()
        let start = Permission(domain: "outbound", entity: "campaign", action: "start")
        let view = Permission(domain: "outbound", entity: "contactList", action: "view")
        let add = Permission(domain: "outbound", entity: "contact", action: "add")
        #expect(principal.divisions(holding: start) == [Division(id: "d1", name: "Sales")])
        #expect(principal.divisions(holding: view) == nil)
        #expect(principal.divisions(holding: add) == [])
        #expect(subject.conditionalPermissions.map(\.description) == ["outbound:contact:*"])
    }

    @Test("spells the token's client with a capital letter")
    func tokenInfo() throws {
        let text = #"{"OAuthClient":{"id":"c","name":"ci","authorizedGrantType":"CLIENT-CREDENTIALS"}}"#
        let info = try JSONDecoder().decode(GenesysTokenInfo.self, from: Data(text.utf8))
        #expect(info.oauthClient?.name == "ci")
        #expect(String(decoding: try JSONEncoder().encode(info), as: UTF8.self).contains("\"OAuthClient\""))
    }

    @Test("never shows a token")
    func redaction() {
        let token = GenesysToken(accessToken: "hush", expiresIn: 1)
        var dumped = ""
        dump(token, to: &dumped)
        for text in ["\(token)", String(reflecting: token), dumped] { #expect(!text.contains("hush")) }
    }

    @Test(
        "writes and reads instants",
        arguments: [
            ("2026-11-22T09:00:00.000Z", 1_795_338_000.0), ("2026-11-22T09:00:00.123Z", 1_795_338_000.123),
            ("1969-12-31T23:59:59.999Z", -0.001),
        ]
    )
    func instants(_ text: String, _ seconds: Double) throws {
        #expect(GenesysTime.text(Date(timeIntervalSince1970: seconds)) == text)
        let read = try #require(GenesysTime.date(text))
        #expect(abs(read.timeIntervalSince1970 - seconds) < 0.001)
    }

    @Test("reads instants without a fraction, and nothing else", arguments: ["2026-11-22T09:00:00Z", "", "soon"])
    func otherInstants(_ text: String) { #expect((GenesysTime.date(text) != nil) == text.hasSuffix("Z")) }
}
