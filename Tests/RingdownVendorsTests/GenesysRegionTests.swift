import RingdownVendors
import Testing

@Suite("The regions of Genesys Cloud")
struct GenesysRegionTests {
    static let hosts: [(name: String, domain: String)] = [
        ("us-east-1", "mypurecloud.com"), ("us-east-2", "use2.us-gov-pure.cloud"), ("us-west-2", "usw2.pure.cloud"),
        ("eu-central-1", "mypurecloud.de"), ("ap-southeast-2", "mypurecloud.com.au"),
        ("eusc-de-east-1", "edee1.eusc-pure.cloud"), ("me-central-1", "mec1.pure.cloud"),
    ]

    @Test("have their hosts", arguments: hosts)
    func haveHosts(_ name: String, _ domain: String) throws {
        let region = try #require(GenesysRegion.named(name.uppercased()))
        #expect(region == GenesysRegion.named(domain))
        #expect(region.apiHost == "api.\(domain)")
        #expect(GenesysHosts(region) == GenesysHosts(api: "https://api.\(domain)/", login: "https://login.\(domain)"))
        #expect(GenesysRegion.serving(host: "API.\(domain)")?.service == .api)
        #expect(GenesysRegion.serving(host: "login.\(domain)")?.region == region)
        #expect(GenesysRegion.serving(host: "apps.\(domain)")?.service == .apps)
    }

    @Test("are twenty, each named once")
    func all() {
        #expect(GenesysRegion.all.count == 20)
        #expect(Set(GenesysRegion.all.map(\.name)).count == 20)
        #expect(Set(GenesysRegion.all.map(\.domain)).count == 20)
    }

    @Test("are not found by other names", arguments: ["", "us-east-9", "api.mypurecloud.com", "pure.cloud"])
    func unknown(_ name: String) {
        #expect(GenesysRegion.named(name) == nil)
        if !name.hasPrefix("api.") { #expect(GenesysRegion.serving(host: name) == nil) }
    }
}
