package import ArgumentParser
import Foundation

/// `ringdown`: the root of every command.
package struct RingdownCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "ringdown",
        abstract: "Outbound dialing as code: when Terraform-managed state changes, dial the right contact list, once.",
        version: "0.1.0",
        subcommands: [
            DemoCommand.self, ServeCommand.self, ExchangeCommand.self, PlanCommand.self, SubmitCommand.self,
            TriggerCommand.self, WhyCommand.self, ExplainCommand.self, DoctorCommand.self, CanICommand.self,
            RuleCommand.self, ScheduleCommand.self, StateCommand.self,
            AuthCommand.self, AuditCommand.self, ContactCommand.self, BackupCommand.self, RestoreCommand.self,
            ClientCommand.self,
        ]
    )

    package init() {}

    /// Parses the arguments, runs the command, and ends the process with its exit code.
    package static func run() async -> Never {
        var command: any ParsableCommand
        do {
            command = try parseAsRoot()
        } catch {
            end(error)
        }
        do {
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            Foundation.exit(0)
        } catch {
            // Help and the version come as errors of the parser that mean success.
            guard exitCode(for: error) != .success, let failure = CommandFailure(error) else { end(error) }
            for line in failure.lines { Terminal.say("ringdown: \(line)") }
            Foundation.exit(failure.exit.rawValue)
        }
    }

    /// Ends with help, a version, an exit code, or, for wrong usage, 2.
    private static func end(_ error: any Error) -> Never {
        let code = exitCode(for: error)
        if code == .success || error is ExitCode { exit(withError: error) }
        Terminal.say(fullMessage(for: error))
        Foundation.exit(CommandFailure.Exit.usage.rawValue)
    }
}
