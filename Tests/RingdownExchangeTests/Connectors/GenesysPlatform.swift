import RingdownConnectors
import RingdownCore
import RingdownTestKit
import RingdownVendors

/// An exchange on loopback, with the Genesys Cloud connector before it.
struct GenesysPlatform: SchedulingPlatform {
    let platform: Platform
    let transport: FaultTransport
    let scheduler: any SchedulingConnector
    let scheduleReader: any SchedulingConnector

    var connector: any Connector { scheduler }
    var onlooker: any Connector { scheduleReader }
    var scheduled = ScheduleSubject.campaign("Renewals")

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
        guard answer.status == 204 else { throw PlatformFailure("starting answered \(answer.status)") }
    }

    /// This platform with a sequence of its campaigns, which is what is scheduled.
    func withSequence() async throws -> GenesysPlatform {
        let campaigns: JSON = [["id": .string(Platform.campaign)]]
        let made = try await platform.caller("admin").post(
            "/api/v2/outbound/sequences",
            ["name": "All renewals", "campaigns": campaigns, "status": "off"]
        )
        guard made.status == 200 else { throw PlatformFailure("making a sequence answered \(made.status)") }
        var other = self
        other.scheduled = .sequence("All renewals")
        return other
    }

    func isOn() async throws -> Bool {
        try await platform.caller("admin").get(Platform.campaignPath).json["campaignStatus"]?.string == "on"
    }

    func dial() async throws {
        try await platform.join(5, as: platform.caller("admin"))
        try await platform.run()
    }

    func calls(to number: PhoneNumber) async throws -> Int {
        try await platform.calls(to: number)
    }

    /// Opens the exchange at a free port, and lends it.
    static func open<Result: Sendable>(
        _ body: @escaping @Sendable (GenesysPlatform) async throws -> Result
    ) async throws -> Result {
        try await Platform.listen(.contract, isChange: isChange, errorBody: errorBody) { platform, port, transport in
            let clock = PassingClock(inner: platform.clock)
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
            logger: Platform.silent
        )
    }

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
