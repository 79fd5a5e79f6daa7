import ArgumentParser
import Foundation
import RingdownCore
import RingdownEngine
import RingdownTerraform

/// `ringdown schedule diff`: what the vendors have beside what is declared.
struct ScheduleDiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show where the vendors' campaign schedules differ from those that are declared.",
        discussion: """
            Declared are the schedules of the configuration and of Terraform states:
              ringdown schedule diff
              terraform state pull | ringdown schedule diff --state -
            With --submit the differences are handed to the control plane as changes with the phase drifted, so that \
            rules can react to what somebody changed by hand; found again by the next run, they are known and fire \
            nothing. Exit codes: 0, 2 with --detailed-exitcode when something differs, 4 when somebody may not read a \
            schedule, 1 when something else failed.
            """
    )

    @OptionGroup var schedules: ScheduleOptions

    @Flag(help: "Exit with 2 when something differs.")
    var detailedExitcode = false

    @Flag(help: "Hand the differences to the control plane as changes that were made by hand.")
    var submit = false

    @Option(help: "The Terraform workspace of the changes; otherwise TF_WORKSPACE or the one selected in this folder.")
    var workspace: String?

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try await schedules.withComparison { comparer, desired in
            ScheduleReport(await comparer.compare(desired))
        }
        try output.show(report, text: report.lines)
        if submit { try await handIn(report) }
        if let failure = report.failure { throw ExitCode(failure.rawValue) }
        if detailedExitcode, report.differs { throw ExitCode(CommandFailure.Exit.usage.rawValue) }
    }

    private func handIn(_ report: ScheduleReport) async throws {
        let workspace = Workspace.name(workspace)
        let now = SystemClock().now()
        let changes = report.schedules.compactMap { $0.drift(source: "cli", workspace: workspace, at: now) }
        guard !changes.isEmpty else { return }
        let submission = try await client.withClient { client in
            try await SubmittedChanges(
                Delivery(changes: changes, warnings: []),
                source: "cli",
                workspace: workspace
            )
            .send(through: client)
        }
        for line in SubmitCommand.lines(submission) { Terminal.say(line) }
    }
}
