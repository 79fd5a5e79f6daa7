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
        discussion: """
            Nothing is sent. Changes that a plan intends are compared as if they had been applied.
              ringdown plan tf.plan                            a saved plan, read with terraform show -json
              terraform show -json tf.plan | ringdown plan -
              ringdown plan --before old.tfstate --after new.tfstate
            """
    )

    @OptionGroup var document: DocumentOptions

    @Option(help: "The file with rules, contact lists and windows.")
    var rules = "ringdown.yaml"

    @Flag(help: "Exit with 2 when something would fire.")
    var detailedExitcode = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let configuration = try Configuration.load(rules)
        for warning in configuration.warnings { Terminal.say(warning.line(in: rules)) }
        let delivery = try await delivery(for: configuration.book.rules)
        let screen = delivery.screen
        delivery.sayRemarks(through: screen)
        var preview = PlanPreview(delivery.changes, book: configuration.book, at: SystemClock().now())
        preview.hide(through: screen)
        try output.show(preview, text: preview.lines)
        if detailedExitcode, !preview.matches.isEmpty { throw ExitCode(CommandFailure.Exit.usage.rawValue) }
    }

    /// Reads what is given; of changes that no rule can be about, not their values.
    private func delivery(for rules: RuleSet) async throws -> Delivery {
        if let states = try await document.stateDelivery(source: "cli") { return states }
        let bytes = try await document.read(document.file ?? "-")
        return try Delivery.read(bytes, plan: Data?.none, origin: document.origin(source: "cli")) { change in
            rules.canConcern(change)
        }
    }
}
