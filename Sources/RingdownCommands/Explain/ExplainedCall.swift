import RingdownCore
import RingdownVendors

/// A call with its explanation, ready to be shown: no secret of the call is in it.
struct ExplainedCall {
    /// The name of the case; `nil` when it has none.
    let id: String?
    let call: ReportedCall
    let explanation: Explanation
    /// What self-inspection showed; `nil` when it was not asked.
    let inspection: GenesysInspection?
    /// What CXone showed of the account; `nil` when it was not asked.
    let account: CXoneInspection?

    init(
        id: String?,
        call: ReportedCall,
        explanation: Explanation,
        inspection: GenesysInspection? = nil,
        account: CXoneInspection? = nil
    ) {
        self.id = id
        self.call = call.redacted
        self.explanation = explanation.redacted(by: SecretMask(call))
        self.inspection = inspection
        self.account = account
    }

    /// The scopes of which a person's application needs one; empty where none are known, or none count.
    var scopes: [String] {
        guard let operation = explanation.operation, operation.vendor == GenesysCatalogue.vendor else { return [] }
        return GenesysCatalogue.shared.operation(method: operation.method, pathTemplate: operation.path)?.scopes ?? []
    }
}
