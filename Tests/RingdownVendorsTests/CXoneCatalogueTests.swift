import RingdownCore
import Testing

@testable import RingdownVendors

@Suite("The catalogue of CXone operations")
struct CXoneCatalogueTests {
    let catalogue = CXoneCatalogue.shared

    @Test("holds the operations with their permission groups and bodies")
    func content() throws {
        #expect(catalogue.problem == nil)
        #expect(catalogue.version.hasPrefix("1-"))
        #expect(catalogue.operations.count == 145)
        let start = try #require(catalogue.operation(named: "POST /skills/{skillId}/start"))
        #expect(start.permissionGroups.contains("ACD > Outbound > Skill Control"))
        #expect(start.successCodes == [202])
        let upload = try #require(catalogue.match(method: "post", path: "lists/CALL-lists/12/upload"))
        #expect(upload.requestModel == "CallingListUpload")
        let fields = try #require(catalogue.models["CallingListUpload"])
        #expect(fields.field("listFile")?.isRequired == true)
        #expect(fields.field("fileName")?.isRequired == false)
    }

    @Test("has a model for every body and a family for every path")
    func closed() {
        for operation in catalogue.operations {
            if let model = operation.requestModel { #expect(catalogue.models[model] != nil, "\(operation.name)") }
            let family = operation.path.split(separator: "/").first.map(String.init) ?? ""
            #expect(catalogue.families.contains(family), "\(operation.name)")
        }
    }

    static let damaged = ["", "[]", #"{"operations":[{"method":"GET"}]}"#, #"{"models":{"A":[":string"]}}"#]

    @Test("refuses a damaged resource", arguments: damaged)
    func refusesDamaged(_ text: String) {
        #expect(throws: JSONError.self) { try CXoneCatalogue(parsing: Array(text.utf8)) }
    }

    struct Host: CustomTestStringConvertible, Sendable {
        var name: String
        var kind: CXoneHost?

        var testDescription: String { name }
    }

    static let namedHosts = [
        Host(name: "cxone.niceincontact.com", kind: .hub), Host(name: "cxone-gov.niceincontact.com", kind: .hub),
        Host(name: "api-na1.niceincontact.com", kind: .api), Host(name: "api-c4.incontact.com", kind: .api),
        Host(name: "api-{area}.nice-incontact.com", kind: .api), Host(name: "au1.nice-incontact.com", kind: .area),
        Host(name: "{cluster}.incontact.com", kind: .area), Host(name: "api.incontact.com", kind: .legacyToken),
        Host(name: "api.cxone.niceincontact.com", kind: .other), Host(name: "cxone.com", kind: nil),
        Host(name: "notniceincontact.com", kind: nil),
    ]

    @Test("recognises hosts by the form of their names", arguments: namedHosts)
    func hosts(_ host: Host) { #expect(CXoneHost(host.name) == host.kind) }

    @Test("is asked together with the other vendor's catalogue")
    func together() {
        let skill = VendorCatalogue.operation(.cxone, method: "PUT", path: "/inContactAPI/services/v33.0/skills/5")
        #expect(skill?.name == "PUT /skills/{skillId}")
        #expect(skill?.permissionGroups == ["Skills: Edit"])
        let start = VendorCatalogue.requirement(
            .genesysCloud,
            method: "post",
            path: "/api/v2/outbound/campaigns/{campaignId}/start"
        )
        #expect(start?.permissions.map(\.description) == ["outbound:campaign:start"])
        let groups = VendorCatalogue.operation(.genesysCloud, method: "GET", path: "/api/v2/groups")
        #expect(groups?.name == "GET /api/v2/groups" && groups?.requirement == nil)
        #expect(VendorCatalogue.operation(.genesysCloud, method: "GET", path: "/api/v2/outbound/nothing") == nil)
        #expect(VendorCatalogue.version.contains("genesys-cloud 2-"))
        #expect(VendorCatalogue.version.contains("cxone 1-"))
    }
}
