import Foundation
import GRDB
import Hummingbird
import HummingbirdTesting
import Logging
import RingdownConnectors
import RingdownCore
import RingdownOAuth
import RingdownTestKit
import RingdownVendors

@testable import RingdownExchange

/// An exchange on loopback, with the Genesys Cloud connector before it.
struct GenesysPlatform: SchedulingPlatform {
    let platform: Platform
    let transport: FaultTransport
    let scheduler: any SchedulingConnector
    let scheduleReader: any SchedulingConnector

    var connector: any Connector { scheduler }
    var onlooker: any Connector { scheduleReader }
    var scheduled: String { "Renewals" }

    var clock: any WallClock { platform.clock }
    var changes: Int { transport.changes }
    func befall(_ fault: ConnectorFault, times: Int) { transport.befall(fault, times: times) }

    var list: ContactListBinding { Sample.binding(campaigns: []) }
    var listByID: ContactListBinding { Sample.binding(list: Platform.list) }
    var missingList: ContactListBinding { Sample.binding(list: "Renewals Q5") }
    /// The exchange keeps names unique.
    var ambiguousList: ContactListBinding? { nil }
    var connection: PersonalConnectionBinding { Sample.connection() }
    var number: PhoneNumber { Sample.number("+12125550142") }

    func turnOn() async throws {
        let answer = try await platform.caller("admin").post(Platform.campaignPath + "/start")
        guard answer.status == 204 else { throw TestFailure("starting answered \(answer.status)") }
    }

    func isOn() async throws -> Bool {
        try await platform.caller("admin").get(Platform.campaignPath).json["campaignStatus"]?.string == "on"
    }

    func dial() async throws {
        try await platform.join(5, as: platform.caller("admin"))
        try await platform.run()
    }

    func calls(to number: PhoneNumber) async throws -> Int {
        try await platform.exchange.store.read { db in
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM attempts WHERE number = ?", arguments: [number.e164]) ?? 0
        }
    }

    struct TestFailure: Error {
        var message: String
        init(_ message: String) { self.message = message }
    }

    /// Opens the exchange at a free port, and lends it.
    static func open<Result: Sendable>(
        _ body: @escaping @Sendable (GenesysPlatform) async throws -> Result
    ) async throws -> Result {
        let clock = ManualClock()
        let tokens = SequentialIDs(series: 1000)
        return try await Exchange.withExchange(
            folder: nil,
            seed: .contract,
            clock: clock,
            ids: SequentialIDs(series: 0),
            mint: SecretMint { "token-" + tokens.next() },
            secretCost: .trifling,
            logger: silent
        ) { exchange in
            try await exchange.application(host: "127.0.0.1", port: 0).test(.live) { client in
                guard let port = client.port else { throw TestFailure("the exchange has no port") }
                let platform = Platform(exchange: exchange, clock: clock, client: client)
                // What is done is done later than what the seed made.
                clock.advance(by: .seconds(60))
                return try await AsyncHTTPTransport.withTransport(ProxySettings(environment: [:])) { http in
                    let transport = FaultTransport(http, isChange: isChange, errorBody: errorBody)
                    return try await body(
                        GenesysPlatform(
                            platform: platform,
                            transport: transport,
                            scheduler: connector("dialer", port, transport, clock),
                            scheduleReader: connector("onlooker", port, transport, clock)
                        )
                    )
                }
            }
        }
    }

    static func connector(
        _ client: String,
        _ port: Int,
        _ transport: any HTTPTransport,
        _ clock: any WallClock
    ) -> GenesysCloudConnector {
        GenesysCloudConnector(
            provider: "genesys",
            hosts: GenesysHosts(url: "http://127.0.0.1:\(port)"),
            clientID: client,
            clientSecret: Secret(client + "-secret"),
            transport: transport,
            clock: clock,
            logger: silent
        )
    }

    private static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private static func isChange(_ request: TransportRequest) -> Bool {
        request.method != "GET" && !request.url.hasSuffix("/oauth/token")
    }

    private static func errorBody(_ status: Int) -> String {
        let codes = [
            401: "bad.credentials", 403: "missing.any.permissions", 404: "campaign.not.found",
            409: "request.conflict", 429: "too.many.requests.retry.after", 500: "internal.server.error",
            503: "service.unavailable",
        ]
        return #"{"status":\#(status),"code":"\#(codes[status] ?? "")","message":"…","contextId":"x-1"}"#
    }
}

extension TenantSeed {
    /// A list with its campaign and agents, a connection for single calls, and who may and may not start them.
    fileprivate static var contract: TenantSeed {
        var seed = TenantSeed.renewals(contacts: 20)
        let view = [
            "outbound:contactList:view", "outbound:contact:view", "outbound:campaign:view", "outbound:schedule:view",
        ]
        let dial = [
            "outbound:contact:add", "outbound:campaign:start", "outbound:schedule:edit", "outbound:schedule:delete",
        ]
        seed.roles = [
            RoleSeed(name: "all", permissions: [Permission("*:*:*")].compactMap(\.self)),
            RoleSeed(name: "onlooker", permissions: view.compactMap { Permission($0) }),
            RoleSeed(name: "dialer", permissions: (view + dial).compactMap { Permission($0) }),
        ]
        seed.clients = ["admin": "all", "onlooker": "onlooker", "dialer": "dialer"].sorted { $0.key < $1.key }.map {
            ClientSeed(id: $0.key, secret: $0.key + "-secret", grants: [GrantSeed(role: $0.value)])
        }
        seed.contactLists?.append(ContactListSeed(name: "Single calls", division: "Sales"))
        seed.campaigns?.append(CampaignSeed(name: "Single calls", contactList: "Single calls", queue: "Renewals"))
        return seed
    }
}
