import RingdownCore
import Testing

@testable import RingdownVendors

@Suite("The catalogue of Genesys Cloud operations")
struct GenesysCatalogueTests {
    let catalogue = GenesysCatalogue.shared

    struct Found: CustomTestStringConvertible, Sendable {
        var method: String
        var path: String
        var template: String
        var parameters: [String: String] = [:]
        var permissions: [String] = []
        var mode = Requirement.Mode.any
        var divisionAware: Bool?

        var testDescription: String { "\(method) \(path)" }
    }

    static let found: [Found] = [
        Found(
            method: "POST",
            path: "/api/v2/outbound/campaigns/7b1c/start",
            template: "/api/v2/outbound/campaigns/{campaignId}/start",
            parameters: ["campaignId": "7b1c"],
            permissions: ["outbound:campaign:start"],
            divisionAware: true
        ),
        Found(
            method: "put",
            path: "/api/v2/outbound/campaigns/7b1c?useMaxCallsPerAgentDecimal=true",
            template: "/api/v2/outbound/campaigns/{campaignId}",
            parameters: ["campaignId": "7b1c"],
            permissions: ["outbound:campaign:edit"],
            mode: .all,
            divisionAware: true
        ),
        Found(
            method: "DELETE",
            path: "/api/v2/outbound/campaigns/7b1c/progress",
            template: "/api/v2/outbound/campaigns/{campaignId}/progress",
            parameters: ["campaignId": "7b1c"],
            permissions: ["outbound:campaign:edit", "outbound:campaign:recycle"],
            divisionAware: true
        ),
        Found(
            method: "POST",
            path: "/api/v2/outbound/contactlists/a%20b/contacts",
            template: "/api/v2/outbound/contactlists/{contactListId}/contacts",
            parameters: ["contactListId": "a b"],
            permissions: ["outbound:contact:add"]
        ),
        Found(
            method: "GET",
            path: "/api/v2/tokens/me",
            template: "/api/v2/tokens/me",
            mode: .all
        ),
        Found(
            method: "GET",
            path: "/api/v2/outbound/campaigns/divisionviews/7b1c",
            template: "/api/v2/outbound/campaigns/divisionviews/{campaignId}",
            parameters: ["campaignId": "7b1c"],
            permissions: ["outbound:campaign:search"],
            mode: .all,
            divisionAware: true
        ),
        Found(
            method: "GET",
            path: "/api/v2/outbound/campaigns/all",
            template: "/api/v2/outbound/campaigns/all",
            permissions: [
                "outbound:campaign:view", "outbound:messagingCampaign:view", "outbound:emailCampaign:view",
                "outbound:whatsAppCampaign:view",
            ],
            divisionAware: true
        ),
        // No operation deletes "all", so the word can only be an id.
        Found(
            method: "DELETE",
            path: "/api/v2/outbound/campaigns/all",
            template: "/api/v2/outbound/campaigns/{campaignId}",
            parameters: ["campaignId": "all"],
            permissions: ["outbound:campaign:delete"],
            divisionAware: true
        ),
        Found(
            method: "POST",
            path: "/api/v2/authorization/subjects/s1/divisions/d1/roles/r1",
            template: "/api/v2/authorization/subjects/{subjectId}/divisions/{divisionId}/roles/{roleId}",
            parameters: ["subjectId": "s1", "divisionId": "d1", "roleId": "r1"],
            permissions: ["authorization:grant:add"],
            mode: .all,
            divisionAware: true
        ),
    ]

    @Test("finds what a request calls", arguments: found)
    func finds(_ wanted: Found) throws {
        let match = try #require(catalogue.match(method: wanted.method, path: wanted.path))
        #expect(match.operation.path == wanted.template)
        #expect(match.parameters == wanted.parameters)
        #expect(Set(match.operation.requirement.permissions.map(\.description)) == Set(wanted.permissions))
        #expect(match.operation.requirement.mode == wanted.mode)
        #expect(match.operation.divisionAware == wanted.divisionAware)
        #expect(catalogue.operation(method: wanted.method, pathTemplate: wanted.template) == match.operation)
    }

    static let unknown = [
        "POST /api/v2/outbound/contactlists/trigger", "POST /api/v2/outbound/contactlists/1/trigger",
        "PATCH /api/v2/outbound/campaigns/1/start", "GET /api/v2/outbound", "GET /api/v2/outbound/campaigns/",
        "GET /api/v2/outbound/campaigns//stats", "GET /", "GET ", "GET /API/V2/tokens/me",
    ]

    @Test("finds nothing where there is nothing", arguments: unknown)
    func findsNothing(_ request: String) {
        let parts = request.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        #expect(catalogue.match(method: parts[0], path: parts[1]) == nil)
    }

    @Test("says which methods a path has")
    func methods() {
        func methods(_ path: String) -> Set<String> { Set(catalogue.operations(atPath: path).map(\.method)) }
        #expect(methods("/api/v2/outbound/contactlists/trigger") == ["GET", "PUT", "DELETE"])
        #expect(methods("/api/v2/outbound/campaigns/c1/start") == ["POST"])
        #expect(methods("/api/v2/outbound/contactlists/c1/trigger") == [])
    }

    @Test("holds every operation of the specification")
    func complete() throws {
        #expect(catalogue.problem == nil)
        #expect(catalogue.operations.count == 346)
        #expect(catalogue.version.hasPrefix("2-"))
        #expect(Set(catalogue.operations.map(\.name)).count == 346)
        #expect(catalogue.operations.count { !$0.requirement.permissions.isEmpty } == 293)
        #expect(catalogue.operations.count { $0.divisionAware == true } == 81)
        let overriding = catalogue.operations.filter {
            $0.path.hasPrefix("/api/v2/outbound/") && $0.declares("missing.division.permission", status: 403)
        }
        #expect(overriding.count == 49)
        #expect(catalogue.commonErrorCodes[401] == ["authentication.required", "bad.credentials", "ip.not.authorized"])
    }

    @Test("knows parameters, models, scopes and errors")
    func details() throws {
        let list = try #require(catalogue.operation(named: "GET /api/v2/outbound/contactlists"))
        let size = try #require(list.query.first { $0.name == "pageSize" })
        #expect(size.type == "integer" && size.defaultValue == 25 && !size.required)
        #expect(list.query.first { $0.name == "filterType" }?.values.contains("Equals") == true)
        #expect(list.responseModel == "ContactListEntityListing")
        #expect(list.scopes == ["outbound", "outbound:readonly"])
        #expect(list.successCodes == [200])
        #expect(!list.changes)
        let start = try #require(catalogue.operation(named: "POST /api/v2/outbound/campaigns/{campaignId}/start"))
        #expect(start.changes && start.successCodes == [204] && start.requestModel == nil)
        #expect(start.declares("campaign.not.found", status: 404))
        #expect(start.reference.vendor == "genesys-cloud")
        let permitted = try #require(
            catalogue.operation(named: "GET /api/v2/authorization/divisionspermitted/me")
        )
        #expect(permitted.query.first { $0.name == "permission" }?.required == true)
    }

    static let damaged = [
        "", "[]", #"{"version":"1","operations":[{"method":"GET","path":"/a","query":[0]}]}"#,
        #"{"version":"1","operations":[{"method":"GET","path":"/a","permissions":["not a permission"]}]}"#,
        #"{"version":"1","operations":[{"method":"GET","path":"/a"}"#,
        #"{"version":"1","codes":["x"],"common":{"abc":[0]},"operations":[]}"#,
    ]

    @Test("refuses a damaged resource", arguments: damaged)
    func refusesDamaged(_ text: String) {
        #expect(throws: JSONError.self) { try GenesysCatalogue(parsing: Array(text.utf8)) }
    }
}
