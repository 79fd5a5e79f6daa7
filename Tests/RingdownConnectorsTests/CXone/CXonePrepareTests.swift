import RingdownConnectors
import RingdownCore
import Testing

@Suite("Planning at CXone", .timeLimit(.minutes(5)))
struct CXonePrepareTests {
    private static let lists = "GET /lists/call-lists"
    private static let list = "GET /lists/call-lists/90"
    private static let skills = "GET /skills"

    private static func vendor(
        lists found: ScriptedVendor.Answer = CXoneSample.lists("Renewals Q4"),
        list: ScriptedVendor.Answer = CXoneSample.list(),
        skills: ScriptedVendor.Answer = CXoneSample.skills(CXoneSample.skill()),
        more: [String: [ScriptedVendor.Answer]] = [:]
    ) -> ScriptedVendor {
        CXoneSample.vendor([Self.lists: [found], Self.list: [list], Self.skills: [skills]].merging(more) { $1 })
    }

    private func prepare(
        _ vendor: ScriptedVendor,
        _ order: DialOrder = CXoneSample.order()
    ) async -> Result<DialPlan, ConnectorError> {
        let connector = CXoneSample.connector(vendor)
        return await Sample.outcome { () throws(ConnectorError) in try await connector.prepare(order) }
    }

    @Test func `a list and a skill are found by name, and a stopped skill is to be started`() async {
        let vendor = Self.vendor()
        let plan = await prepare(vendor).value
        #expect(plan?.contactList.id == "90")
        #expect(plan?.steps.map(\.operation) == ["POST /skills/{skillId}/start"])
        #expect(plan?.campaigns.map(\.id) == ["4711"])
        #expect(plan?.campaigns.first?.status == "stopped")
        #expect(plan?.campaigns.first?.version == "10/0/0")
        #expect(CXoneSample.changes(vendor) == [])
    }

    @Test func `a running skill needs nothing`() async {
        let plan = await prepare(Self.vendor(skills: CXoneSample.skills(CXoneSample.skill(true)))).value
        #expect(plan?.steps == [])
        #expect(plan?.campaigns.first?.status == "running")
    }

    @Test func `ids are taken as ids, and the list's own skills where none is named`() async {
        let vendor = Self.vendor(more: ["GET /skills/4711": [.json("{\"skills\":[\(CXoneSample.skill())]}")]])
        let plan = await prepare(vendor, CXoneSample.order(list: "90", campaigns: [])).value
        #expect(plan?.contactList.id == "90")
        #expect(plan?.campaigns.map(\.name) == ["Renewals PC"])
        #expect(!CXoneSample.calls(vendor).contains { $0.hasPrefix("GET /lists/call-lists?") })
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var vendor: ScriptedVendor
        var order = CXoneSample.order()
        var code: ConnectorError.Code
        var says: String
    }

    static let refused = [
        Refused(
            testDescription: "no list of the name, for which there is no content",
            vendor: vendor(lists: .empty(204)),
            code: .notFound,
            says: "Renewals Q4"
        ),
        Refused(
            testDescription: "two lists of the name",
            vendor: vendor(lists: CXoneSample.lists("Renewals Q4", "Renewals Q4")),
            code: .ambiguous,
            says: "90, 91"
        ),
        Refused(
            testDescription: "an inactive list",
            vendor: vendor(list: CXoneSample.list(status: "Inactive")),
            code: .invalid,
            says: "is inactive"
        ),
        Refused(
            testDescription: "a skill that is not Personal Connection",
            vendor: vendor(skills: CXoneSample.skills(CXoneSample.skill(strategy: "Manual"))),
            code: .invalid,
            says: "no Personal Connection skill (Manual)"
        ),
        Refused(
            testDescription: "a campaign in place of a skill",
            vendor: vendor(
                skills: CXoneSample.skills(),
                more: ["GET /campaigns": [.json(#"{"campaigns":[{"campaignId":5,"campaignName":"Renewals PC"}]}"#)]]
            ),
            code: .notFound,
            says: "is a campaign (5)"
        ),
        Refused(
            testDescription: "no skill of the name",
            vendor: vendor(skills: .json(#"{"skills":[{"skillId":1,"skillName":"Renewals PC 2"}]}"#)),
            code: .notFound,
            says: "No skill named"
        ),
        Refused(
            testDescription: "a list that no skill dials",
            vendor: vendor(list: .json(#"{"resultSet":{"listName":"Renewals Q4","status":"Active"}}"#)),
            order: CXoneSample.order(campaigns: []),
            code: .notFound,
            says: "No skill dials"
        ),
        Refused(
            testDescription: "a listing that gives the same page for ever",
            vendor: vendor(
                skills: .json(
                    #"{"totalRecords":500,"skills":[{"skillId":1,"skillName":"Other"}],"_links":{"next":"x"}}"#
                )
            ),
            code: .invalid,
            says: "the same page again"
        ),
        Refused(
            testDescription: "an answer to somebody who did not say what is accepted",
            vendor: vendor(lists: .answer(.init(status: 200, body: Array("No known way to render data".utf8)))),
            code: .misconfigured,
            says: "Accept header"
        ),
        Refused(
            testDescription: "a web page",
            vendor: vendor(lists: .json("<html></html>")),
            code: .unavailable,
            says: "web page"
        ),
    ]

    @Test("what cannot be dialed is refused with what to do", arguments: refused)
    func refusals(_ refused: Refused) async {
        let error = await prepare(refused.vendor, refused.order).error
        #expect(error?.code == refused.code)
        #expect(error?.message.contains(refused.says) == true, "\(error?.message ?? "no error")")
        #expect(error?.message.contains(where: \.isNewline) == false)
    }

    @Test func `a page of more objects than one may have is read, and the next begins after it`() async {
        let many = (1...10_001).map { #"{"skillId":\#($0),"skillName":"S\#($0)"}"# }.joined(separator: ",")
        let vendor = Self.vendor(
            more: [
                Self.skills: [
                    .json(#"{"totalRecords":10002,"skills":[\#(many)]}"#), CXoneSample.skills(CXoneSample.skill()),
                ]
            ]
        )
        #expect(await prepare(vendor).value?.campaigns.map(\.id) == ["4711"])
        let pages = CXoneSample.calls(vendor).filter { $0.hasPrefix("GET /skills?") }
        #expect(pages.last?.contains("skip=10001&") == true)
        #expect(pages.count == 2)
    }
}
