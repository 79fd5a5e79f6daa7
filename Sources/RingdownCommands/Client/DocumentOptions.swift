import ArgumentParser
import Foundation
import RingdownCore
import RingdownTerraform

/// Which document a command is about: a plan, an apply stream, or the difference of two states.
struct DocumentOptions: ParsableArguments {
    @Argument(help: "A plan as `terraform show -json` prints it, a saved plan file, an apply stream, or - for stdin.")
    var file: String?

    @Option(help: "The state before, as `terraform state pull` or `terraform show -json` prints it.")
    var before: String?

    @Option(help: "The state after.")
    var after: String?

    @Option(help: "The Terraform workspace; otherwise TF_WORKSPACE or the one selected in this folder.")
    var workspace: String?

    @Option(
        name: .customLong("run"),
        help: "What tells this run from the next (the pipeline's run id), where the document does not say it."
    )
    var runID: String?

    @Option(help: "What reads saved plans: terraform, tofu or a path (RINGDOWN_TERRAFORM).")
    var tool: String?

    func validate() throws {
        switch (file, before, after) {
        case (_?, nil, nil), (nil, _?, _?): break
        case (nil, nil, nil): throw ValidationError("Give a plan or a stream, or two states with --before and --after.")
        case (nil, _, _): throw ValidationError("--before and --after belong together.")
        default: throw ValidationError("Give either a document, or two states with --before and --after.")
        }
        if before == "-", after == "-" { throw ValidationError("Only one of the two states can come from stdin.") }
    }

    /// Where its changes are seen.
    func origin(source: String) -> ChangeOrigin {
        ChangeOrigin(source: source, workspace: Workspace.name(workspace), revision: runID)
    }

    /// Reads a document; a saved plan through the tool that wrote it.
    func read(_ path: String) async throws -> Data {
        let data = try InputFile.read(path)
        guard path != "-", TerraformDocument.recognise(data.prefix(4)) == .savedPlan else { return data }
        return try await TerraformTool(tool).show(path)
    }

    /// The changes between the two states; `nil` when a document was given instead.
    func stateDelivery(source: String) async throws -> Delivery? {
        guard let before, let after else { return nil }
        let old = try await read(before)
        let new = try await read(after)
        return try Delivery.read(before: old, after: new, origin: origin(source: source))
    }
}

extension Delivery {
    /// What takes the sensitive values out of what is shown.
    var screen: Redaction { redaction { _ in "(sensitive)" } }

    /// Says what a document leaves open and what it says beside its changes.
    func sayRemarks(through screen: Redaction) {
        for warning in warnings { Terminal.say(screen.redact("warning: \(warning)")) }
        for note in notes { Terminal.say(screen.redact("note: \(note)")) }
    }
}
