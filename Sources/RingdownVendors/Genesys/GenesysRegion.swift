/// A region of Genesys Cloud and its hosts.
package struct GenesysRegion: Hashable, Sendable {
    /// The AWS region's name, which configurations use (`eu-central-1`).
    package let name: String
    /// The domain that the hosts are under (`mypurecloud.de`).
    package let domain: String

    /// The host of the platform API.
    package var apiHost: String { "api.\(domain)" }
    /// The host of the token endpoint.
    package var loginHost: String { "login.\(domain)" }
    /// The host of the web client and the admin console.
    package var appsHost: String { "apps.\(domain)" }

    /// Every region; `dca` and `tca` are the vendor's own.
    package static let all: [GenesysRegion] = [
        GenesysRegion(name: "us-east-1", domain: "mypurecloud.com"),
        GenesysRegion(name: "us-east-2", domain: "use2.us-gov-pure.cloud"),
        GenesysRegion(name: "us-west-2", domain: "usw2.pure.cloud"),
        GenesysRegion(name: "ca-central-1", domain: "cac1.pure.cloud"),
        GenesysRegion(name: "sa-east-1", domain: "sae1.pure.cloud"),
        GenesysRegion(name: "mx-central-1", domain: "mxc1.pure.cloud"),
        GenesysRegion(name: "eu-west-1", domain: "mypurecloud.ie"),
        GenesysRegion(name: "eu-west-2", domain: "euw2.pure.cloud"),
        GenesysRegion(name: "eu-central-1", domain: "mypurecloud.de"),
        GenesysRegion(name: "eu-central-2", domain: "euc2.pure.cloud"),
        GenesysRegion(name: "ap-northeast-1", domain: "mypurecloud.jp"),
        GenesysRegion(name: "ap-northeast-2", domain: "apne2.pure.cloud"),
        GenesysRegion(name: "ap-northeast-3", domain: "apne3.pure.cloud"),
        GenesysRegion(name: "ap-south-1", domain: "aps1.pure.cloud"),
        GenesysRegion(name: "ap-southeast-1", domain: "apse1.pure.cloud"),
        GenesysRegion(name: "ap-southeast-2", domain: "mypurecloud.com.au"),
        GenesysRegion(name: "me-central-1", domain: "mec1.pure.cloud"),
        GenesysRegion(name: "eusc-de-east-1", domain: "edee1.eusc-pure.cloud"),
        GenesysRegion(name: "dca", domain: "inindca.com"),
        GenesysRegion(name: "tca", domain: "inintca.com"),
    ]

    /// The region with an AWS name or a domain, in any case; `nil` when there is none.
    package static func named(_ name: String) -> GenesysRegion? {
        let name = name.lowercased()
        return all.first { $0.name == name || $0.domain == name }
    }

    /// The region that a host belongs to, and which of its hosts it is; `nil` for a host of no region.
    package static func serving(host: String) -> (region: GenesysRegion, service: Service)? {
        let host = host.lowercased()
        for region in all {
            switch host {
            case region.apiHost: return (region, .api)
            case region.loginHost: return (region, .login)
            case region.appsHost: return (region, .apps)
            default: continue
            }
        }
        return nil
    }

    /// What a region's hosts are for.
    package enum Service: String, Hashable, Sendable {
        /// The platform API.
        case api
        /// The token endpoint.
        case login
        /// The web client and the admin console.
        case apps
    }
}
