import RingdownCore

extension ApplyStream {
    /// Says what was applied, once the stream has ended.
    ///
    /// A stream that broke off is an error, as what it does not show may have been applied too; `allowingPartial`
    /// takes it for what it shows. Throws as well when there is no run in the stream, or none that applied anything,
    /// or when the plan is another run's.
    package mutating func finish(allowingPartial: Bool = false) throws(TerraformError) -> AppliedRun {
        guard let version else { throw cutLine == nil ? notAStream : breaksOff }
        let outcome = try outcome(allowingPartial: allowingPartial)
        var origin = origin
        if origin.revision == nil { origin.revision = plan?.timestamp ?? version.startedAt }
        if origin.tool == nil { origin.tool = version.tool }
        let settled: Settled
        if let plan {
            try checkBelongs(to: plan)
            settled = settle(with: plan, outcome: outcome, origin: origin)
        } else {
            settled = settleAlone(outcome: outcome, origin: origin)
        }
        return AppliedRun(
            outcome: outcome,
            operation: operation,
            tool: version.tool,
            startedAt: version.startedAt,
            changes: settled.changes,
            unapplied: settled.unapplied,
            errored: errored.map(\.resource.address),
            failures: failures,
            messages: messages,
            talk: talk
        )
    }

    /// Which planned changes were applied, and which were not.
    struct Settled {
        var changes: [Change] = []
        var unapplied: [String] = []
    }

    private func outcome(allowingPartial: Bool) throws(TerraformError) -> AppliedRun.Outcome {
        if cutLine == nil {
            if operation != nil { return errored.isEmpty && failures.isEmpty ? .completed : .failed }
            if !failures.isEmpty { return .failed }
        }
        if cutLine != nil || started || completed.contains(where: { $0.action != "read" }) {
            guard !allowingPartial else { return .truncated }
            throw breaksOff
        }
        throw TerraformError(
            .nothingApplied,
            "the stream ends with its plan and nothing was applied: hand over the output of "
                + "`terraform apply -json`, or the plan as `terraform show -json PLANFILE` prints it"
        )
    }

    private var breaksOff: TerraformError {
        TerraformError(
            .truncated,
            "the apply stream breaks off at line \(lines), before the run's summary: hand over all of it",
            line: lines
        )
    }

    private var notAStream: TerraformError {
        guard lines > 0 else {
            return TerraformError(
                .empty,
                "the apply stream is empty: check that `terraform apply -json` ran and wrote to this pipe"
            )
        }
        return TerraformError(
            .notAStream,
            "this is not what `terraform apply -json` prints, as it has no version message: "
                + "run apply with -json and hand over all of its output"
        )
    }
}
