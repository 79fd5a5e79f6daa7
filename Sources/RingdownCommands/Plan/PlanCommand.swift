import ArgumentParser
import Foundation
import RingdownCore
import RingdownEngine
import RingdownTerraform

/// `ringdown plan FILE`: which rules would fire for a plan, what they would do, and what would hold or refuse it.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show which rules would fire for a Terraform plan, and what would become of it now.",
        discussion: "Nothing is sent. Changes that a plan intends are compared as if they had been applied."
    )

    @Argument(help: "The plan as `terraform show -json` prints it, or - for stdin.")
    var file: String

    @Option(help: "The file with rules, contact lists and windows.")
    var rules = "ringdown.yaml"

    @Option(help: "The Terraform workspace; otherwise TF_WORKSPACE or the one selected in this folder.")
    var workspace: String?

    @Flag(help: "Exit with 2 when something would fire.")
    var detailedExitcode = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let configuration = try Configuration.load(rules)
        for warning in configuration.warnings { Terminal.say(warning.line(in: rules)) }
        let origin = ChangeOrigin(source: "cli", workspace: Workspace.name(workspace))
        let delivery = try Delivery.read(try InputFile.read(file), plan: Data?.none, origin: origin)
        for warning in delivery.warnings { Terminal.say("warning: \(warning)") }
        let preview = PlanPreview(delivery.changes, book: configuration.book, at: SystemClock().now())
        try output.show(preview, text: preview.lines)
        if detailedExitcode, !preview.matches.isEmpty { throw ExitCode(CommandFailure.Exit.usage.rawValue) }
    }
}
