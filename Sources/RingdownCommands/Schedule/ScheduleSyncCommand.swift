import ArgumentParser
import Foundation
import RingdownCore
import RingdownEngine

/// `ringdown schedule sync`: makes the vendors' schedules what is declared.
struct ScheduleSyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Make the vendors' campaign schedules what is declared.",
        discussion: """
            The differences are shown, and applied once somebody has confirmed them. What somebody changes in between \
            is not overwritten. Exit codes: 0, 4 when somebody may not read or write a schedule, 1 when something else \
            failed.
            """
    )

    @OptionGroup var schedules: ScheduleOptions

    @Flag(help: "Apply without asking.")
    var yes = false

    @Flag(help: "Only show what would be applied.")
    var dryRun = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try await schedules.withComparison { comparer, desired in
            let found = ScheduleReport(await comparer.compare(desired))
            guard !dryRun, found.differs else {
                try output.show(found, text: found.lines)
                return found
            }
            for line in found.lines { Terminal.say(line) }
            try confirm()
            let applied = ScheduleReport(await comparer.apply(found.schedules))
            try output.show(applied, text: applied.appliedLines)
            return applied
        }
        if let failure = report.failure { throw ExitCode(failure.rawValue) }
    }

    /// Asks whether to apply; anything but `yes` ends the command.
    private func confirm() throws(CommandFailure) {
        guard !yes else { return }
        guard isatty(STDIN_FILENO) == 1 else {
            throw CommandFailure("nobody can confirm it here; give --yes, or look at it with --dry-run", exit: .usage)
        }
        Terminal.say("Apply these changes? Only yes is taken:")
        guard readLine() == "yes" else { throw CommandFailure("nothing was applied") }
    }
}
