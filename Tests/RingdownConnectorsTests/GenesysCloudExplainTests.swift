import RingdownConnectors
import RingdownCore
import RingdownVendors
import Testing

@testable import RingdownConnectors

@Suite("Explaining a refusal by Genesys Cloud", .timeLimit(.minutes(5)))
struct GenesysCloudExplainTests {
    static let subject = """
        {"id":"s-1","name":"ci","grants":[{"division":{"id":"d-support","name":"Support"},"role":{"id":"r-1",
        "name":"Dialer","policies":[{"domain":"outbound","entityName":"campaign","actions":["view","start"]}]}}]}
        """

    static func error(_ code: ConnectorError.Code = .refused, status: Int? = 403) -> ConnectorError {
        ConnectorError(
            code,
            "no",
            operation: Sample.operation,
            status: status,
            vendorCode: status == 401 ? "bad.credentials" : "missing.division.permission",
            target: Sample.target()
        )
    }

    @Test("asks the vendor what the token holds")
    func inspects() async {
        let vendor = ScriptedVendor([
            "GET /api/v2/tokens/me": [.json(#"{"OAuthClient":{"id":"s-1","name":"ci"}}"#)],
            "GET /api/v2/authorization/subjects/me": [.json(Self.subject)],
            "GET /api/v2/authorization/divisionspermitted/me": [.json(#"[{"id":"d-support","name":"Support"}]"#)],
            "GET /api/v2/authorization/divisions": [Sample.listing()],
        ])
        let explanation = await Sample.connector(vendor).explain(Self.error())
        let cause = explanation.causes.first
        #expect(cause?.code == .missingPermissionInDivision && cause?.confidence == .certain)
        #expect(cause?.fix.contains("/subjects/s-1/divisions/d-sales/roles/r-1") == true)
        #expect(explanation.correctedRequest?.url == "https://api.test/api/v2/outbound/campaigns/c1/start")
        #expect(
            Set(vendor.calls.map { $0.prefix { $0 != "?" } }) == [
                "GET /api/v2/tokens/me", "GET /api/v2/authorization/subjects/me",
                "GET /api/v2/authorization/divisionspermitted/me", "GET /api/v2/authorization/divisions",
            ]
        )
    }

    @Test("says what it could not see when the vendor does not answer")
    func blind() async {
        let vendor = ScriptedVendor()
        for path in ["tokens/me", "authorization/subjects/me", "authorization/divisionspermitted/me"] {
            vendor.prepare("GET /api/v2/\(path)", .empty(500))
        }
        let explanation = await Sample.connector(vendor).explain(Self.error())
        #expect(explanation.causes.first?.code == .missingPermissionInDivision)
        #expect(explanation.causes.first?.confidence == .likely)
        let against = explanation.causes.first?.evidence.filter { !$0.supports } ?? []
        #expect(against.contains { $0.fact.contains("could not be seen") })
    }

    @Test("asks nothing where grants are not the question", arguments: [401, 409, 429, 504])
    func noInspection(_ status: Int) async {
        let vendor = ScriptedVendor()
        let codes: [Int: ConnectorError.Code] = [401: .refused, 409: .invalid, 429: .rateLimited, 504: .noAnswer]
        let explanation = await Sample.connector(vendor).explain(Self.error(codes[status] ?? .invalid, status: status))
        #expect(!explanation.causes.isEmpty)
        #expect(vendor.requests.isEmpty)
    }

    @Test("calls only operations that the catalogue has")
    func catalogue() {
        for operation in GenesysCloudOperation.allCases {
            let known = GenesysCatalogue.shared.operation(named: operation.rawValue)
            #expect(known != nil, "\(operation.rawValue)")
            #expect(known?.changes == operation.changes)
        }
    }
}
