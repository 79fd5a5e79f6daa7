package import RingdownCore
package import RingdownEngine

/// A configured source that delivers signed requests.
package struct HookSource: Sendable {
    /// Who signs, and what is delivered.
    package enum Kind: Sendable {
        /// Any pipeline, signing as Standard Webhooks says; the body is a document.
        ///
        /// - Parameter workspace: what the changes are recorded under; `nil` lets the sender name it in the query.
        case standardWebhook(workspace: String?)
        /// HCP Terraform or Terraform Enterprise, notifying of runs; documents are fetched from there.
        case hcpTerraform(any RunDocuments)
        /// HCP Terraform or Terraform Enterprise, asking in the middle of runs what their plans would set off.
        case runTask(any RunTasks, failOn: RunTaskFailure)
    }

    /// Its name in the configuration and in the path.
    package var name: String
    package var kind: Kind
    /// The keys that its deliveries may be signed with: several while one takes the place of another.
    package var keys: [HookKey]

    package init(name: String, kind: Kind, keys: [HookKey]) {
        self.name = name
        self.kind = kind
        self.keys = keys
    }
}

/// What the routes of signed deliveries work with.
package struct Hooks: Sendable {
    /// The sources by name.
    package var sources: [String: HookSource]
    /// Where deliveries are remembered.
    package var deliveries: any DeliveryStore
    /// What the tokens of deliveries are sealed with.
    package var seal: HookSeal
    /// Rung when a delivery was taken in that is to be worked on, or has been worked on.
    package var bell = Bell()

    package init(sources: [HookSource], deliveries: any DeliveryStore, seal: HookSeal) {
        self.sources = Dictionary(sources.map { ($0.name, $0) }) { first, _ in first }
        self.deliveries = deliveries
        self.seal = seal
    }
}
