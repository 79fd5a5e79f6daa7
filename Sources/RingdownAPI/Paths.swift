import Foundation

/// The paths of the control plane; parameters stand in braces, as OpenAPI writes them.
package enum Paths {
    package static let token = "/oauth/token"
    package static let contactLists = "/api/v2/outbound/contactlists"
    package static let contactListTrigger = "/api/v2/outbound/contactlists/{contactListId}/trigger"
    /// What a caller sends who leaves the list's id out; answered with the call that was meant.
    package static let contactListTriggerWithoutID = "/api/v2/outbound/contactlists/trigger"
    package static let personalConnections = "/api/v2/outbound/personalconnections"
    package static let personalConnection = "/api/v2/outbound/personalconnections/{personalConnectionId}"
    package static let personalConnectionCalls = "/api/v2/outbound/personalconnections/{personalConnectionId}/calls"
    package static let triggers = "/api/v2/outbound/triggers"
    package static let triggersRedrive = "/api/v2/outbound/triggers/redrive"
    package static let trigger = "/api/v2/outbound/triggers/{triggerId}"
    package static let triggerEvents = "/api/v2/outbound/triggers/{triggerId}/events"
    package static let triggerCancel = "/api/v2/outbound/triggers/{triggerId}/cancel"
    package static let triggerApprove = "/api/v2/outbound/triggers/{triggerId}/approve"
    package static let triggerRetry = "/api/v2/outbound/triggers/{triggerId}/retry"
    package static let changes = "/v1/changes"
    package static let digestKey = "/v1/digest-key"
    package static let rules = "/v1/rules"
    package static let decisions = "/v1/decisions/{id}"
    package static let standardHook = "/hooks/standard/{source}"
    package static let hcpHook = "/hooks/hcp-terraform/{source}"
    package static let runTaskHook = "/hooks/run-task/{source}"
    package static let killSwitches = "/v1/killswitches"
    package static let live = "/livez"
    package static let ready = "/readyz"
    package static let metrics = "/metrics"
    package static let openAPI = "/openapi.json"

    /// A path with its one parameter filled in; the value is percent-encoded as one segment.
    package static func filled(_ path: String, _ value: String) -> String {
        guard let open = path.firstIndex(of: "{"), let close = path.firstIndex(of: "}") else { return path }
        return path[..<open] + segment(value) + path[path.index(after: close)...]
    }

    /// A value as one percent-encoded segment of a path.
    private static func segment(_ value: String) -> String {
        var allowed = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "\u{0}"..."\u{7F}"))
        allowed.insert(charactersIn: "-._~")
        return value.addingPercentEncoding(withAllowedCharacters: allowed) ?? value
    }
}

/// The names of the contract's own headers.
package enum HeaderNames {
    /// On every answer: the id under which the server logged the request; a problem's `contextId`.
    package static let correlation = "X-Correlation-Id"
    /// Makes repeated trigger requests one.
    package static let idempotencyKey = "Idempotency-Key"
    /// The configured source that submitted changes come from; the query's `source` outweighs it.
    package static let source = "Ringdown-Source"
    /// The Terraform workspace of submitted changes; the query's `workspace` outweighs it.
    package static let workspace = "Ringdown-Workspace"
    /// The position in an event stream after which it goes on.
    package static let lastEventID = "Last-Event-ID"
}
