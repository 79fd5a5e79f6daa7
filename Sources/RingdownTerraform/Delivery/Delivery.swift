package import RingdownCore

/// What one submission holds: a plan, an apply stream, alone or together with the plan that it applied, or two states.
package struct Delivery: Hashable, Sendable {
    /// What changed, in the document's order.
    package var changes: [Change]
    /// What the document leaves open, one line each: a failed apply, an incomplete plan, values that are missing.
    package var warnings: [String]
    /// What the document says beside its changes, one line each: drift, deferred changes, checks, actions.
    package var notes: [String] = []
    /// Sensitive values that stand elsewhere in the document than in the changes, in clear.
    package var secrets: Set<JSON> = []

    /// Changes that no document holds.
    package init(changes: [Change], warnings: [String], notes: [String] = []) {
        self.changes = changes
        self.warnings = warnings
        self.notes = notes
    }

    /// Reads a document; of a run that failed, what it did apply.
    ///
    /// - Parameters:
    ///   - bytes: a plan, or an apply stream.
    ///   - plan: the plan that the stream applied; `nil` when there is none.
    ///   - origin: where it was seen.
    ///   - allowingPartial: takes a stream that broke off for what it shows; otherwise it is refused.
    ///   - isWanted: whether somebody looks at the values of a planned change; those of others are not kept.
    package static func read(
        _ bytes: some Collection<UInt8>,
        plan: (some Collection<UInt8>)?,
        origin: ChangeOrigin,
        allowingPartial: Bool = false,
        wanting isWanted: @escaping (Change) -> Bool = { _ in true }
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
            let run = try ApplyStream.read(bytes, origin: origin, plan: joined, allowingPartial: allowingPartial)
            var delivery = Delivery(run, hasPlan: joined != nil)
            delivery.secrets = joined?.allSecrets ?? []
            return delivery
        case .plan:
            guard plan == nil else { throw document.refusal(expecting: "an apply stream beside its plan") }
            return Delivery(try PlanDocument(parsing: bytes, origin: origin, wanting: isWanted))
        case .shownState, .rawState, .encryptedState, .encryptedPlan, .savedPlan, .unknown:
            throw document.refusal(expecting: "a plan or an apply stream")
        }
    }

    /// Reads the difference of two states of one workspace, each in either form.
    ///
    /// States that `terraform show -json` printed have no serial: give `origin` a `revision` that tells this run from
    /// the next, or the same change made twice counts as one.
    package static func read(
        before: some Collection<UInt8>,
        after: some Collection<UInt8>,
        origin: ChangeOrigin
    ) throws(TerraformError) -> Delivery {
        let old = try StateDocument(parsing: before)
        let new = try StateDocument(parsing: after)
        var delivery = Delivery(changes: try StateDocument.changes(from: old, to: new, origin: origin), warnings: [])
        delivery.secrets = old.secrets.union(new.secrets)
        if new.serial == nil, origin.revision == nil {
            delivery.warnings.append(
                "these states have no serial, so the same change made again later counts as known: "
                    + "use `terraform state pull`, or name the run"
            )
        }
        return delivery
    }

    /// Reads what travels to the server: redacted changes, a document alone, a stream with its plan, or two states.
    package static func read(
        submitted bytes: some Collection<UInt8>,
        origin: ChangeOrigin
    ) throws(TerraformError) -> Delivery {
        if ChangesDocument.isOne(bytes) { return try ChangesDocument.read(bytes, origin: origin) }
        guard let envelope = try Envelope(bytes) else { return try read(bytes, plan: [UInt8]?.none, origin: origin) }
        var origin = origin
        origin.revision = envelope.revision ?? origin.revision
        switch envelope.content {
        case .run(let stream, let plan):
            return try read(stream, plan: plan, origin: origin, allowingPartial: envelope.isPartial)
        case .states(let before, let after): return try read(before: before, after: after, origin: origin)
        }
    }

    /// What replaces the document's sensitive values.
    package func redaction(_ digest: @escaping (JSON) -> String) -> Redaction {
        Redaction(of: changes, others: Array(secrets), digest: digest)
    }

    /// This delivery with every sensitive value replaced by its digest, wherever it stands.
    package func redacted(_ digest: @escaping (JSON) -> String) -> Delivery {
        let redaction = redaction(digest)
        return Delivery(
            changes: changes.map { redaction.redact($0) },
            warnings: warnings.map { redaction.redact($0) },
            notes: notes.map { redaction.redact($0) }
        )
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
