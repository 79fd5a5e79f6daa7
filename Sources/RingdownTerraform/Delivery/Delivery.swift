package import RingdownCore

/// What one submission holds: a plan, or an apply stream, alone or together with the plan that it applied.
package struct Delivery: Hashable, Sendable {
    /// What changed, in the document's order.
    package var changes: [Change]
    /// What the document leaves open, one line each: a failed apply, an incomplete plan, values that are missing.
    package var warnings: [String]

    /// Reads a document; of a run that failed, what it did apply.
    ///
    /// A stream that broke off is refused.
    ///
    /// - Parameters:
    ///   - bytes: a plan, or an apply stream.
    ///   - plan: the plan that the stream applied; `nil` when there is none.
    ///   - origin: where it was seen.
    package static func read(
        _ bytes: some Collection<UInt8>,
        plan: (some Collection<UInt8>)?,
        origin: ChangeOrigin
    ) throws(TerraformError) -> Delivery {
        let document = TerraformDocument.recognise(bytes)
        switch document {
        case .uiStream:
            let joined: PlanDocument?
            if let plan {
                try require(.plan, of: plan)
                joined = try PlanDocument(parsing: plan, origin: origin)
            } else {
                joined = nil
            }
            return Delivery(try ApplyStream.read(bytes, origin: origin, plan: joined), hasPlan: joined != nil)
        case .plan:
            guard plan == nil else { throw document.refusal(expecting: "an apply stream beside its plan") }
            return Delivery(try PlanDocument(parsing: bytes, origin: origin))
        case .shownState, .rawState, .encryptedState, .encryptedPlan, .savedPlan, .unknown:
            throw document.refusal(expecting: "a plan or an apply stream")
        }
    }

    /// Reads what travels to the server: a document alone, or `{"plan": PLAN, "stream": "LINES"}`.
    package static func read(
        submitted bytes: some Collection<UInt8>,
        origin: ChangeOrigin
    ) throws(TerraformError) -> Delivery {
        guard let envelope = try Envelope(bytes) else { return try read(bytes, plan: [UInt8]?.none, origin: origin) }
        return try read(envelope.stream, plan: envelope.plan, origin: origin)
    }

    private init(_ plan: PlanDocument) {
        changes = plan.all
        warnings = []
        if plan.isErrored { warnings.append("the plan failed; what it shows is what it had found until then") }
        if plan.isComplete == false, !plan.isErrored {
            warnings.append("the plan is not complete (-target, or deferred changes): more may change later")
        }
    }

    private init(_ run: AppliedRun, hasPlan: Bool) {
        changes = run.changes
        warnings = run.failures.map { failure in
            "the apply reported an error" + (failure.address.map { " for \($0)" } ?? "") + ": \(failure.summary)"
        }
        if run.outcome == .failed {
            warnings.append("the apply failed; only what it completed counts as applied")
        }
        if !run.unapplied.isEmpty {
            warnings.append("planned, and not seen to be applied: \(run.unapplied.joined(separator: ", "))")
        }
        if !hasPlan, !run.changes.isEmpty {
            warnings.append(
                "an apply stream carries no attribute values; rules on attributes wait until it is submitted with --plan"
            )
        }
    }

    private static func require(
        _ kind: TerraformDocument,
        of bytes: some Collection<UInt8>
    ) throws(TerraformError) {
        let document = TerraformDocument.recognise(bytes)
        guard document != kind else { return }
        throw document.refusal(expecting: kind.name)
    }
}
