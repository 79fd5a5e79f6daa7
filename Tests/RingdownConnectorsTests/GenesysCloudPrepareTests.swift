import RingdownConnectors
import RingdownCore
import Testing

@Suite("Preparing an order for Genesys Cloud", .timeLimit(.minutes(5)))
struct GenesysCloudPrepareTests {
    static let lists = "GET /api/v2/outbound/contactlists"
    static let campaigns = "GET /api/v2/outbound/campaigns"

    func prepare(
        _ vendor: ScriptedVendor,
        _ order: DialOrder = Sample.order()
    ) async -> Result<DialPlan, ConnectorError> {
        await Sample.outcome { () throws(ConnectorError) in try await Sample.connector(vendor).prepare(order) }
    }

    @Test("finds the list by its name and plans a start for each campaign that is not on")
    func byName() async throws {
        let vendor = ScriptedVendor([
            Self.lists: [Sample.listing(Sample.list("l0", name: "Renewals Q4 old"), Sample.list())],
            Self.campaigns: [
                Sample.listing(
                    Sample.campaign("c1", "off"),
                    Sample.campaign("c2", "on", name: "Second"),
                    Sample.campaign("c3", "complete", name: "Third"),
                    #"{"id":"c9","name":"Other","campaignStatus":"off","contactList":{"id":"l9"}}"#
                )
            ],
        ])
        let plan = try #require(await prepare(vendor).value)
        #expect(plan.contactList.id == Sample.listID)
        #expect(plan.contactList.division == Sample.sales)
        #expect(plan.contactList.version == "3")
        #expect(plan.campaigns.map(\.id) == ["c1", "c2", "c3"])
        #expect(plan.campaigns.first == Sample.target())
        #expect(plan.steps.map(\.target.id) == ["c1", "c3"])
        #expect(plan.steps.allSatisfy { $0.operation == Sample.operation })
        #expect(
            vendor.calls == [
                "GET /api/v2/outbound/contactlists?name=Renewals%20Q4&filterType=Equals&pageSize=100&pageNumber=1",
                "GET /api/v2/outbound/campaigns?contactListId=\(Sample.listID)&pageSize=100&pageNumber=1",
            ]
        )
    }

    @Test("finds the list by its id")
    func byID() async throws {
        let vendor = ScriptedVendor([
            "\(Self.lists)/\(Sample.listID)": [.json(Sample.list())],
            Self.campaigns: [Sample.listing(Sample.campaign("c1", "on"))],
        ])
        let plan = try #require(await prepare(vendor, Sample.order(list: Sample.listID)).value)
        #expect(plan.contactList.name == "Renewals Q4")
        #expect(plan.steps.isEmpty)
    }

    @Test("reads every page")
    func paging() async throws {
        let vendor = ScriptedVendor([
            Self.lists: [Sample.listing(Sample.list())],
            Self.campaigns: [
                Sample.listing(Sample.campaign("c1"), page: 1, of: 2),
                Sample.listing(Sample.campaign("c2", name: "Second"), page: 2, of: 2),
            ],
        ])
        let plan = try #require(await prepare(vendor).value)
        #expect(plan.campaigns.map(\.id) == ["c1", "c2"])
        #expect(vendor.calls.last?.hasSuffix("pageNumber=2") == true)
    }

    @Test(
        "takes the campaigns that the binding names, by name or id",
        arguments: [["Second"], ["c2"], ["c2", "Second"]]
    )
    func named(_ names: [String]) async throws {
        let vendor = ScriptedVendor([
            Self.lists: [Sample.listing(Sample.list())],
            Self.campaigns: [Sample.listing(Sample.campaign(), Sample.campaign("c2", name: "Second"))],
        ])
        let plan = try #require(await prepare(vendor, Sample.order(campaigns: names)).value)
        #expect(plan.campaigns.map(\.id) == ["c2"])
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var answers: [String: [ScriptedVendor.Answer]]
        var order = Sample.order()
        var code: ConnectorError.Code
        var words: [String]
    }

    static let cases: [Case] = [
        Case(
            testDescription: "no list of that name",
            answers: [lists: [Sample.listing(Sample.list(name: "renewals q4"))]],
            code: .notFound,
            words: ["\"Renewals Q4\"", "granted in the contact list's division"]
        ),
        Case(
            testDescription: "two lists of that name",
            answers: [lists: [Sample.listing(Sample.list("l2"), Sample.list("l1"))]],
            code: .ambiguous,
            words: ["l1, l2"]
        ),
        Case(
            testDescription: "no list with that id",
            answers: ["\(lists)/\(Sample.listID)": [.error(404, "contact.list.not.found")]],
            order: Sample.order(list: Sample.listID),
            code: .notFound,
            words: ["division", "404 contact.list.not.found"]
        ),
        Case(
            testDescription: "no permission to see lists",
            answers: [lists: [.error(403, "missing.any.permissions")]],
            code: .refused,
            words: ["403 missing.any.permissions"]
        ),
        Case(
            testDescription: "no campaign of the list",
            answers: [lists: [Sample.listing(Sample.list())], campaigns: [Sample.listing()]],
            code: .notFound,
            words: ["No campaign", "\"Renewals Q4\""]
        ),
        Case(
            testDescription: "no campaign of the name that the binding gives",
            answers: [
                lists: [Sample.listing(Sample.list())], campaigns: [Sample.listing(Sample.campaign())],
            ],
            order: Sample.order(campaigns: ["Renewal"]),
            code: .notFound,
            words: ["\"Renewal\"", "\"Renewals\""]
        ),
        Case(
            testDescription: "two campaigns of the name that the binding gives",
            answers: [
                lists: [Sample.listing(Sample.list())],
                campaigns: [Sample.listing(Sample.campaign("c2"), Sample.campaign("c1"))],
            ],
            order: Sample.order(campaigns: ["Renewals"]),
            code: .ambiguous,
            words: ["c1, c2"]
        ),
        Case(
            testDescription: "a campaign that is stopping",
            answers: [
                lists: [Sample.listing(Sample.list())],
                campaigns: [Sample.listing(Sample.campaign("c1", "stopping"))],
            ],
            code: .invalid,
            words: ["wait", "retry"]
        ),
        Case(
            testDescription: "a campaign in an unknown state",
            answers: [
                lists: [Sample.listing(Sample.list())],
                campaigns: [Sample.listing(Sample.campaign("c1", "sleeping"))],
            ],
            code: .invalid,
            words: ["sleeping", "admin console"]
        ),
        Case(
            testDescription: "an answer that is no JSON",
            answers: [lists: [.json("oops")]],
            code: .unavailable,
            words: ["not the JSON", "https://api.test"]
        ),
        Case(
            testDescription: "a listing that does not end",
            answers: [lists: [Sample.listing(Sample.list("x", name: "x"), of: 1_000_000)]],
            code: .invalid,
            words: ["pages", "id"]
        ),
    ]

    @Test("says what is wrong and what to do", arguments: cases)
    func refused(_ wanted: Case) async {
        let vendor = ScriptedVendor(wanted.answers)
        let error = await prepare(vendor, wanted.order).error
        #expect(error?.code == wanted.code)
        for word in wanted.words { #expect(error?.message.contains(word) == true, "\(error?.message ?? "")") }
        #expect(error?.message.contains("\n") == false)
        #expect(error?.operation != nil)
        #expect(vendor.calls.allSatisfy { $0.hasPrefix("GET ") })
    }
}
