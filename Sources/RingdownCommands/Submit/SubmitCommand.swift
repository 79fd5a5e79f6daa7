import ArgumentParser
import Foundation
import RingdownAPI
import RingdownCore
import RingdownTerraform

/// `ringdown submit FILE`: hands changes to the control plane.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Hand a plan, an apply stream or two states to the control plane.",
        discussion: """
            An apply stream names what was applied, and its plan carries the values:
              terraform plan -out=tf.plan
              terraform apply -json tf.plan | ringdown submit --plan tf.plan --tee -
              ringdown submit --before old.tfstate --after new.tfstate
            Only what the stream shows as completed counts as applied. Read from a pipe (-), the whole stream is \
            taken first and ringdown exits with 0 whatever becomes of it, so that it never breaks the pipeline: \
            what went wrong is said on stderr, and --strict makes it a failure. With a file a failure exits with 1.
            """
    )

    @OptionGroup var document: DocumentOptions

    @Option(help: "The plan that the stream applied: a saved plan file, or as `terraform show -json` prints it.")
    var plan: String?

    @Option(help: "The configured source it comes from.")
    var source = "cli"

    @Flag(help: "Pass stdin on to stdout unchanged, as it arrives; everything else is said on stderr.")
    var tee = false

    @Flag(help: "Exit with an error when a document read from a pipe could not be submitted.")
    var strict = false

    @Flag(help: "Take a stream that broke off for what it shows; otherwise it is refused.")
    var partial = false

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if tee, document.file != "-" { throw ValidationError("--tee passes stdin on: give - as the document.") }
        if plan == "-" { throw ValidationError("--plan is a file; stdin is the stream's.") }
        guard plan == nil || document.file != nil else {
            throw ValidationError("--plan goes with a stream, not with two states.")
        }
    }

    func run() async throws {
        do {
            try await submit()
        } catch {
            guard document.file == "-", !strict, let failure = CommandFailure(error) else { throw error }
            for line in failure.lines { Terminal.say("ringdown: \(line)") }
            Terminal.say("ringdown: the pipeline goes on without it; --strict makes this a failure")
        }
    }

    private func submit() async throws {
        let delivery = try await delivery()
        let screen = delivery.screen
        for note in delivery.notes { Terminal.say(screen.redact("note: \(note)")) }
        let submission = try await client.withClient { client in
            try await SubmittedChanges(delivery, source: source, workspace: Workspace.name(document.workspace))
                .send(through: client)
        }
        for warning in submission.warnings { Terminal.say("warning: \(warning)") }
        guard tee else { return try output.show(submission, text: Self.lines(submission)) }
        switch output.format {
        case .text: for line in Self.lines(submission) { Terminal.say(line) }
        case .json: Terminal.say(String(decoding: try API.encoder().encode(submission), as: UTF8.self))
        }
    }

    private func delivery() async throws -> Delivery {
        if let states = try await document.stateDelivery(source: source) { return states }
        let path = document.file ?? "-"
        let bytes = path == "-" ? try standardInput() : try await document.read(path)
        var planned: Data?
        if let plan { planned = try await document.read(plan) }
        let origin = document.origin(source: source)
        do throws(TerraformError) {
            return try Delivery.read(bytes, plan: planned, origin: origin, allowingPartial: partial)
        } catch {
            guard error.code == .truncated, TerraformDocument.recognise(bytes) == .uiStream else { throw error }
            throw CommandFailure(error.message + ", or submit what it shows with --partial")
        }
    }

    /// All of stdin, passed on while it arrives where that is wanted.
    private func standardInput() throws -> Data {
        guard tee else { return try InputFile.readStandardInput() }
        signal(SIGPIPE, SIG_IGN)
        return try InputFile.readStandardInput(passing: Terminal.write)
    }

    static func lines(_ submission: API.Submission) -> [String] {
        var lines = ["\(submission.changes.count) changes taken in from \(submission.source), \(submission.workspace)"]
        for change in submission.changes {
            for decision in change.decisions {
                lines.append("  \(decision.kind)  \(decision.sentence)")
                lines.append("    why: ringdown why \(decision.id)")
            }
            for trigger in change.triggers {
                lines.append("  trigger \(trigger.id) of \(trigger.contactList?.name ?? "a call")")
            }
        }
        return lines
    }
}
