import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import RingdownAPI
import RingdownCore
import RingdownEngine
import RingdownOAuth
import RingdownServer
import RingdownTestKit

/// A control plane over memory, with a clock that stands still.
struct TestServer {
    let store = InMemoryStore()
    let clock = ManualClock()
    let bell = Bell()
    let intake = IntakeDouble()
    let log = LogRecorder()
    let ids = SequentialIDs()
    var settings = TestServer.settings
    /// Triggers that may wait to be sent.
    var backlog = 100_000
    var users: [APIUser] = []
    var roles: [AccessRole] = []
    var checks: [ReadinessCheck] = []
    var metrics = ServerMetrics()
    var rules: [Rule] = []
    var lists = Lists.all
    var connections: [PersonalConnectionBinding] = []
    var sources: [HookSource] = []
    var clients: [APIClient] = [
        TestServer.client("ci", Lists.grant("pipeline", Lists.pipeline)),
        TestServer.client("marketing", Lists.grant("pipeline", Lists.pipeline, in: Lists.marketing)),
        TestServer.client("reader", Lists.grant("reader", ["outbound:trigger:view"], in: nil)),
        TestServer.client("operator", Lists.grant("operator", ["outbound:*:*", "iac:*:*"], in: nil)),
        TestServer.client("nobody"),
    ]

    /// As always, but for hashes that take no time.
    static let settings: ServerDependencies.Settings = {
        var settings = ServerDependencies.Settings()
        settings.secretCost = .trifling
        return settings
    }()

    /// A client whose secret is its id with `-secret` behind it.
    static func client(_ id: String, _ grants: Grant...) -> APIClient {
        APIClient(principal: Principal(id: id, name: id, grants: grants), secret: ClientSecret("\(id)-secret"))
    }

    var dependencies: ServerDependencies {
        let book = RuleBook(
            rules: RuleSet(rules),
            contactLists: lists,
            personalConnections: connections,
            windows: Self.windows
        )
        var engineSettings = Engine.Settings()
        engineSettings.backlog = backlog
        let engine = Engine(
            store: store,
            book: book,
            connectors: [:],
            clock: clock,
            ids: SequentialIDs(series: 1),
            bell: bell,
            settings: engineSettings,
            logger: log.logger,
            digest: { $0 == "s3cret" ? "digest" : "another digest" }
        )
        let tokens = SequentialIDs(series: 0xA)
        var dependencies = ServerDependencies(
            store: store,
            desk: TriggerDesk(engine),
            intake: intake,
            book: book,
            providers: ["genesys", "local"],
            clients: clients,
            users: users,
            roles: roles,
            credentials: store,
            checks: checks,
            bell: bell,
            hooks: sources.isEmpty ? nil : Hooks(sources: sources, deliveries: store, seal: HookSeal(secret: "seal")),
            clock: clock,
            ids: ids,
            digest: engine.digest,
            newToken: { "token-" + tokens.next() },
            settings: settings,
            logger: log.logger
        )
        dependencies.metrics = metrics
        return dependencies
    }

    private static let windows: [String: Window] = {
        guard let from = Window.TimeOfDay("09:00"), let to = Window.TimeOfDay("18:00"),
            let window = Window(zone: "Europe/Berlin", days: [.mon, .tue], from: from, to: to)
        else { return [:] }
        return ["business-hours": window]
    }()

    /// Runs a test against the router.
    func run<Value>(_ test: @Sendable (TestCaller) async throws -> Value) async throws -> Value {
        let dependencies = dependencies
        let application = ControlPlane.application(dependencies, address: .hostname("127.0.0.1", port: 0))
        return try await application.test(.router) { client in
            try await test(TestCaller(client: client))
        }
    }

    /// Puts a trigger into the store.
    @discardableResult
    func add(_ trigger: Trigger) async throws -> Trigger {
        let decision = Sample.decision("decision-of-\(trigger.id)", triggerID: trigger.id)
        return try await store.add(trigger, decision: decision).trigger
    }

    /// Moves a trigger as the engine does, with one event, and rings.
    func move(_ id: String, to status: TriggerStatus, _ sentence: String) async throws {
        let now = clock.now()
        _ = try await store.move(id, at: now) { trigger, _ in
            var next = trigger
            next.status = status
            next.reason = sentence
            return TriggerMove(
                trigger: next,
                events: [TimelineEvent(at: now, status: status, sentence: sentence)]
            )
        }
        bell.ring()
    }
}

/// Somebody who calls the server under test.
struct TestCaller: Sendable {
    let client: any TestClientProtocol

    /// Sends a request; with a client's id it gets itself a token first.
    func call(
        _ method: HTTPRequest.Method,
        _ path: String,
        as clientID: String? = nil,
        token: String? = nil,
        headers: [String: String] = [:],
        json: String? = nil,
        body: ByteBuffer? = nil
    ) async throws -> Reply {
        var fields = HTTPFields()
        var token = token
        if let clientID { token = try await self.token(of: clientID) }
        if let token { fields[.authorization] = "Bearer \(token)" }
        if json != nil { fields[.contentType] = "application/json" }
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        return try await client.execute(
            uri: path,
            method: method,
            headers: fields,
            body: json.map { ByteBuffer(string: $0) } ?? body
        ) { Reply($0) }
    }

    /// A token of a client.
    func token(of clientID: String, scope: String? = nil) async throws -> String {
        let scope = scope.map { "&scope=\($0)" } ?? ""
        let credentials = "client_id=\(clientID)&client_secret=\(clientID)-secret"
        let reply = try await form("grant_type=client_credentials&\(credentials)\(scope)")
        return try reply.body(API.Token.self).accessToken
    }

    /// Sends a form to the token endpoint.
    func form(_ text: String, headers: [String: String] = [:]) async throws -> Reply {
        try await call(
            .post,
            Paths.token,
            headers: headers.merging(["Content-Type": "application/x-www-form-urlencoded"]) { first, _ in first },
            body: ByteBuffer(string: text)
        )
    }

    /// Triggers a list.
    func trigger(
        _ list: ContactListBinding = Lists.renewals,
        as clientID: String = "ci",
        key: String? = nil,
        json: String? = nil
    ) async throws -> Reply {
        try await call(
            .post,
            Paths.filled(Paths.contactListTrigger, list.id),
            as: clientID,
            headers: key.map { [HeaderNames.idempotencyKey: $0] } ?? [:],
            json: json
        )
    }
}
