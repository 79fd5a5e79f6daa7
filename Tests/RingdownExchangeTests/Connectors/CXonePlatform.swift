import RingdownConnectors
import RingdownCore
import RingdownTestKit

@testable import RingdownExchange

/// An exchange on loopback, with the CXone connector before it.
struct CXonePlatform: SchedulingPlatform {
    let platform: Platform
    let transport: FaultTransport
    let scheduler: any SchedulingConnector
    let scheduleReader: any SchedulingConnector

    var connector: any Connector { scheduler }
    var onlooker: any Connector { scheduleReader }
    var scheduled: ScheduleSubject { .campaign("Renewals") }

    var clock: any WallClock { platform.clock }
    var changes: Int { transport.changes }
    func befall(_ fault: ConnectorFault, times: Int) { transport.befall(fault, times: times) }

    var list: ContactListBinding { Sample.binding(provider: "cxone", campaigns: []) }
    var listByID: ContactListBinding {
        Sample.binding(provider: "cxone", list: String(Platform.callList), campaigns: [])
    }
    var missingList: ContactListBinding { Sample.binding(provider: "cxone", list: "Renewals Q5", campaigns: []) }
    /// The exchange keeps names unique.
    var ambiguousList: ContactListBinding? { nil }
    var connection: PersonalConnectionBinding {
        Sample.connection(provider: "cxone", dialing: .skill("Single calls"))
    }
    var number: PhoneNumber { Sample.number("+12125550142") }

    func turnOn() async throws {
        let answer = try await platform.cxone("admin").post("/skills/\(Platform.skill)/start")
        guard answer.status == 202 else { throw PlatformFailure("starting answered \(answer.status)") }
    }

    func isOn() async throws -> Bool {
        try await platform.cxone("admin").get("/skills/\(Platform.skill)").json["isRunning"]?.bool == true
    }

    func dial() async throws {
        try await platform.join(5, as: platform.caller("admin"))
        try await platform.run()
    }

    func calls(to number: PhoneNumber) async throws -> Int { try await platform.calls(to: number) }

    /// Opens the exchange at a free port, and lends it.
    static func open<Result: Sendable>(
        _ seed: TenantSeed = .contract,
        _ body: @escaping @Sendable (CXonePlatform) async throws -> Result
    ) async throws -> Result {
        try await Platform.listen(seed, isChange: isChange, errorBody: errorBody) { platform, port, transport in
            let clock = PassingClock(inner: platform.clock)
            return try await body(
                CXonePlatform(
                    platform: platform,
                    transport: transport,
                    scheduler: connector("dialer", port, transport, clock),
                    scheduleReader: connector("onlooker", port, transport, clock)
                )
            )
        }
    }

    private static func connector(
        _ key: String,
        _ port: Int,
        _ transport: any HTTPTransport,
        _ clock: any WallClock
    ) -> CXoneConnector {
        CXoneConnector(
            provider: "cxone",
            access: CXoneAccess(
                credentials: .accessKey(id: key, secret: Secret(key + "-secret"), application: nil),
                url: "http://127.0.0.1:\(port)"
            ),
            transport: transport,
            clock: clock,
            logger: Platform.silent
        )
    }

    private static func isChange(_ request: TransportRequest) -> Bool {
        request.method != "GET" && request.url.contains("/services/")
    }

    private static func errorBody(_ status: Int) -> String {
        #"{"error":"Fault","error_description":"answered \#(status)"}"#
    }
}
