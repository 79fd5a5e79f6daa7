import RingdownCore
import RingdownVendors

extension GenesysCall {
    /// Tells those who asked for it that an outbound object was made, changed or deleted by this call.
    ///
    /// The topic follows from the path: `/api/v2/outbound/campaigns/{campaignId}` is `v2.outbound.campaigns.{id}`.
    func publish(_ answer: GenesysAnswer) {
        guard operation.changes else { return }
        let parts = operation.path.split(separator: "/").map(String.init)
        guard parts.count > 3, parts[2] == "outbound" else { return }
        let names = parts.dropFirst(3).prefix { !$0.hasPrefix("{") }
        let rest = parts.dropFirst(3 + names.count)
        let family = "v2.outbound." + names.joined(separator: ".")
        switch (rest.count, operation.method) {
        case (0, "POST"):
            guard let shown = answer.document, let id = shown["id"]?.string else { return }
            guard NotificationTopic("\(family).\(id)") != nil else { return }
            exchange.hub.publish("\(family).\(id)") { shown }
        case (0, _): exchange.hub.publish(family) { answer.document }
        case (1, _):
            guard let id = try? parameter(rest[rest.startIndex].filter { !"{}".contains($0) }) else { return }
            exchange.hub.publish("\(family).\(id)") { answer.document ?? ["id": .string(id)] }
        default: return
        }
    }
}
