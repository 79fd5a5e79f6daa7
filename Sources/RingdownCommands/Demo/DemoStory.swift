import Configuration
import Foundation
import Logging
import RingdownAPI
import RingdownCore
import RingdownEngine
import RingdownExchange
import RingdownOAuth
import ServiceLifecycle
import UnixSignals

/// The story of the demo, step by step; a step that does not do what it says ends it with an error.
struct DemoStory: Sendable {
    let folder: DemoFolder
    let timeline: DemoTimeline
    let logger: Logger
    let vendor: DemoVendor
    let keep: Bool
    let recorded: Bool

    /// Seconds that the whole story may take.
    private static let patience = 55

    /// The secrets of this run, made anew each time.
    private let secrets = Secrets()

    struct Secrets: Sendable {
        let service = RandomIDs().next()
        let administrator = RandomIDs().next()
        let pipeline = RandomIDs().next()
        let agents = RandomIDs().next()
    }

    /// Tells it.
    func tell() async throws {
        timeline.step(1, "The exchange and the control plane start")
        let seed = try TenantFile.read(
            try DemoFolder.resource(
                "tenant.yaml",
                replacing: [
                    "SERVICE_SECRET": secrets.service, "ADMIN_SECRET": secrets.administrator,
                    "AGENT_SECRET": secrets.agents,
                ]
            ),
            file: "tenant.yaml"
        )
        try await Exchange.withExchange(
            folder: folder.url.appending(path: "exchange"),
            seed: seed,
            clock: SystemClock(),
            ids: RandomIDs(),
            // Its secrets are random and of this run alone, so that hashing them slowly would protect nothing.
            secretCost: .trifling,
            logger: logger
        ) { exchange in
            try await Listening.with(logger: logger) { onListening in
                exchange.services + [try exchange.application(host: "127.0.0.1", port: 0, onListening: onListening)]
            } _: { port in
                let url = "http://127.0.0.1:\(port)"
                timeline.note("exchange on \(url): production-strict, divisions Sales and Support,")
                timeline.detail(["200 contacts, progressive campaign Renewals (off), 5 agents, none on queue"])
                try await startControlPlane(exchange: url)
            }
        }
    }

    private func startControlPlane(exchange: String) async throws {
        let rules = try DemoFolder.resource(
            "ringdown.yaml",
            replacing: ["EXCHANGE_URL": exchange, "PROVIDER": vendor.provider]
        )
        try folder.write(rules, to: "ringdown.yaml")
        var configuration = try Configuration.load(folder.path("ringdown.yaml"))
        configuration.storePath = folder.path("ringdown.db")
        var settings = Engine.Settings()
        settings.watchInterval = 0.5
        settings.watchCeiling = 1
        let app = App(
            configuration: configuration,
            environment: EnvironmentVariablesProvider(
                environmentVariables: [
                    "GC_ID": "ringdown", "GC_SECRET": secrets.service, "CX_KEY": "RINGDOWN-KEY",
                    "CX_SECRET": secrets.service, "CI_SECRET": secrets.pipeline,
                ]
            ),
            settings: settings,
            logger: logger
        )
        let (ports, announce) = AsyncStream.makeStream(of: Int.self)
        let key = try DigestKey(beside: configuration.storePath)
        try await app.withServices(exchange: nil, key: key, onListening: { port in _ = announce.yield(port) }) {
            services in
            try await Listening.with(logger: logger) { onListening in
                services + [PortRelay(ports: ports, onListening: onListening)]
            } _: { port in
                let url = "http://127.0.0.1:\(port)"
                timeline.note("control plane on \(url): rule renewals-go-live, store ringdown.db")
                try await withinPatience { try await acts(controlPlane: url, exchange: exchange) }
                if keep { try await stay(controlPlane: url, exchange: exchange) }
            }
        }
    }

    private func acts(controlPlane: String, exchange: String) async throws {
        let client = RingdownClient(
            url: controlPlane,
            credentials: ClientCredentials(id: "ci", secret: secrets.pipeline)
        )
        let terraform = DemoTerraform(
            folder: folder,
            timeline: timeline,
            environment: [
                "RINGDOWN_URL": controlPlane, "RINGDOWN_CLIENT_ID": "ci", "RINGDOWN_CLIENT_SECRET": secrets.pipeline,
            ],
            terraform: recorded ? nil : DemoTerraform.find()
        )
        let admin = try await DemoExchange(url: exchange, clientID: "admin", secret: secrets.administrator)
        let acts = DemoActs(
            timeline: timeline,
            client: client,
            terraform: terraform,
            admin: admin,
            vendor: vendor,
            agentSecret: secrets.agents
        )
        try await acts.play()
    }

    private func withinPatience(_ body: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: .seconds(Self.patience))
                throw CommandFailure("the story took longer than \(Self.patience) s")
            }
            try await group.next()
            group.cancelAll()
        }
    }

    private func stay(controlPlane: String, exchange: String) async throws {
        Terminal.print("")
        Terminal.print("Everything is left running; ctrl-C ends it.")
        Terminal.print("  control plane  \(controlPlane)")
        Terminal.print("  exchange       \(exchange)")
        Terminal.print("  folder         \(folder.url.path)")
        Terminal.print("  export RINGDOWN_URL=\(controlPlane) RINGDOWN_CLIENT_ID=ci")
        Terminal.print("  export RINGDOWN_CLIENT_SECRET=\(secrets.pipeline)")
        for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) { break }
    }
}
