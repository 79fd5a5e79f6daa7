package import RingdownCore

/// What `terraform show -json PLANFILE` says: every change that the plan intends, and how sound the plan is.
///
/// Values marked sensitive are in clear here, as they are in the document; redact changes before they leave the
/// process.
package struct PlanDocument: Hashable, Sendable {
    /// The format's version (`1.2`).
    package var formatVersion = ""
    /// The version of the Terraform or OpenTofu that planned; `nil` when the plan does not say.
    package var terraformVersion: String?
    /// When the plan was made (RFC 3339); `nil` before Terraform 1.5.
    package var timestamp: String?
    /// Whether planning failed; such a plan lists only what was planned until then and can never be applied.
    package var isErrored = false
    /// Whether applying it makes the state match the configuration (not so with `-target`); `nil` when the plan
    /// does not say, as OpenTofu's never do.
    package var isComplete: Bool?
    /// Whether there is something to apply; `nil` when the plan does not say, as OpenTofu's never do.
    package var isApplyable: Bool?
    /// The resources that will change, and those only moved or imported, in the document's order.
    package var changes: [Change] = []
    /// The real objects that were found to differ from the state, in the document's order.
    package var drift: [Change] = []
    /// The outputs that will change, in the document's order.
    package var outputs: [Change] = []
    /// How many resources the plan leaves as they are.
    package var unchanged = 0
    /// The results of `check` blocks and conditions.
    package var checks: [CheckResult] = []
    /// The changes that this plan puts off to a later one.
    package var deferred: [DeferredChange] = []
    /// The actions that will be invoked (Terraform 1.14), those put off included.
    package var actionInvocations: [ActionInvocation] = []
    /// Sensitive values that stand elsewhere than in the changes: of variables, and of what does not change.
    package var secrets: Set<JSON> = []
    /// Top-level members that Ringdown does not know, as they came.
    package var extra: [String: JSON] = [:]

    /// Every change the plan tells: resources, outputs, drift.
    package var all: [Change] { outputs.isEmpty && drift.isEmpty ? changes : changes + outputs + drift }

    /// A plan without changes, to be filled by the reader.
    init() {}

    /// Reads plan JSON.
    ///
    /// `origin` says where the plan was seen; its `revision` is set to the plan's timestamp and its `tool` to the
    /// plan's version unless it has them. Values of resources that do not change are passed over, and so are those
    /// of changes that nobody wants, which then carry no values.
    package init(
        parsing bytes: some Collection<UInt8>,
        origin: ChangeOrigin,
        wanting isWanted: @escaping (Change) -> Bool = { _ in true }
    ) throws(TerraformError) {
        var reader = PlanReader(origin: origin, wanting: isWanted)
        do throws(JSONError) {
            try reader.read(bytes)
        } catch {
            if let refusal = reader.refusal { throw refusal }
            let kind = TerraformDocument.recognise(bytes)
            switch kind {
            case .plan: throw Self.unreadable(error)
            case .unknown(let other) where other.cause != nil: throw Self.unreadable(error)
            default: throw kind.refusal(expecting: TerraformDocument.plan.name)
            }
        }
        guard reader.isPlan, !reader.document.formatVersion.isEmpty else {
            let kind = TerraformDocument.recognise(bytes)
            if case .plan = kind { throw Self.unreadable(JSONError(.missing, "it has no format_version")) }
            throw kind.refusal(expecting: TerraformDocument.plan.name)
        }
        self = reader.document
    }

    private static func unreadable(_ error: JSONError) -> TerraformError {
        TerraformError(error, in: "the plan", advice: "write it again with `terraform show -json PLANFILE`")
    }
}
