import ArgumentParser
import Foundation
import NIOCore
import RingdownAPI
import RingdownCore
import RingdownTerraform

/// `ringdown submit FILE`: hands changes to the control plane.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Hand a plan or an apply stream to the control plane.",
        discussion: """
            An apply stream names what was applied, and its plan carries the values:
              terraform plan -out=tf.plan && terraform show -json tf.plan > plan.json
              terraform apply -json tf.plan | ringdown submit --plan plan.json -
            """
    )

    @Argument(help: "A plan as `terraform show -json` prints it, an apply stream, or - for stdin.")
    var file: String

    @Option(help: "The plan that the stream applied, as `terraform show -json` prints it.")
    var plan: String?

    @Option(help: "The configured source it comes from.")
    var source = "cli"

    @Option(help: "The Terraform workspace; otherwise TF_WORKSPACE or the one selected in this folder.")
    var workspace: String?

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let document = try InputFile.read(file)
        let planned: Data?
        if let plan { planned = try InputFile.read(plan) } else { planned = nil }
        let workspace = Workspace.name(self.workspace)
        _ = try Delivery.read(document, plan: planned, origin: ChangeOrigin(source: source, workspace: workspace))
        let submission = try await client.withClient { client in
            try await client.submit(
                Self.body(document, plan: planned),
                kind: planned == nil && TerraformDocument.recognise(document) == .uiStream ? .jsonLines : .json,
                source: source,
                workspace: workspace
            )
        }
        for warning in submission.warnings { Terminal.say("warning: \(warning)") }
        try output.show(submission, text: Self.lines(submission))
    }

    /// The document alone, or together with its plan as one JSON object.
    static func body(_ document: Data, plan: Data?) -> ByteBuffer {
        guard let plan else { return ByteBuffer(bytes: document) }
        var stream: [UInt8] = []
        JSON.string(String(decoding: document, as: UTF8.self)).write(to: &stream)
        var buffer = ByteBuffer(string: "{\"plan\":")
        buffer.writeBytes(plan)
        buffer.writeString(",\"stream\":")
        buffer.writeBytes(stream)
        buffer.writeString("}")
        return buffer
    }

    static func lines(_ submission: API.Submission) -> [String] {
        var lines = ["\(submission.changes.count) changes taken in from \(submission.source), \(submission.workspace)"]
        for change in submission.changes {
            for decision in change.decisions {
                lines.append("  \(decision.kind)  \(decision.sentence)")
                lines.append("    why: ringdown why \(decision.id)")
            }
            for trigger in change.triggers { lines.append("  trigger \(trigger.id) of \(trigger.contactList.name)") }
        }
        return lines
    }
}
