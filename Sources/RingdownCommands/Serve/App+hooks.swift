import Configuration
import RingdownConnectors
import RingdownCore
import RingdownEngine
import RingdownServer

extension App {
    /// The sources that deliver signed requests, with their secrets; `nil` when there are none.
    func hooks(
        transport: any HTTPTransport,
        deliveries: any DeliveryStore,
        key: DigestKey
    ) throws(CommandFailure) -> Hooks? {
        guard !configuration.sources.isEmpty else { return nil }
        var sources: [HookSource] = []
        for source in configuration.sources { sources.append(try hookSource(source, transport: transport)) }
        return Hooks(
            sources: sources,
            deliveries: deliveries,
            seal: HookSeal(secret: key.secret(for: "hook tokens"))
        )
    }

    private func hookSource(_ source: SourceConfiguration, transport: any HTTPTransport) throws(CommandFailure)
        -> HookSource
    {
        var secrets: [String] = []
        for secret in source.secrets { secrets.append(try secret.resolve(environment)) }
        switch source.kind {
        case .standardWebhook(let workspace):
            let keys = secrets.compactMap { HookKey(standardSecret: $0) }
            guard keys.count == secrets.count else {
                throw CommandFailure(
                    "the secret of the source \"\(source.name)\" is no Standard Webhooks secret; it must be whsec_ and "
                        + "the base64 of at least \(HookKey.shortest) bytes (make one with: openssl rand -base64 32)"
                )
            }
            return HookSource(name: source.name, kind: .standardWebhook(workspace: workspace), keys: keys)
        case .hcpTerraform(let url, let token):
            guard
                let client = HCPTerraformClient(
                    url: url,
                    token: Secret(try token.resolve(environment)),
                    transport: transport,
                    clock: SystemClock()
                )
            else { throw CommandFailure("the api url of the source \"\(source.name)\" is no HTTPS URL", exit: .usage) }
            return HookSource(name: source.name, kind: .hcpTerraform(client), keys: secrets.map { HookKey(text: $0) })
        case .runTask(let url, let failOn):
            guard
                let client = HCPRunTaskClient(
                    url: url,
                    transport: transport,
                    clock: SystemClock()
                )
            else { throw CommandFailure("the api url of the source \"\(source.name)\" is no HTTPS URL", exit: .usage) }
            return HookSource(
                name: source.name,
                kind: .runTask(client, failOn: failOn),
                keys: secrets.map { HookKey(text: $0) }
            )
        }
    }
}
