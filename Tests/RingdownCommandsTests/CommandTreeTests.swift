import ArgumentParser
import RingdownCommands
import Testing

@Suite("The command tree", .timeLimit(.minutes(5)))
struct CommandTreeTests {
    /// Every command with its way from the root.
    static let commands = walk(RingdownCommand.self, path: ["ringdown"])

    static func walk(_ command: any ParsableCommand.Type, path: [String]) -> [(String, any ParsableCommand.Type)] {
        [(path.joined(separator: " "), command)]
            + command.configuration.subcommands.flatMap { child in
                walk(child, path: path + [child.configuration.commandName ?? "?"])
            }
    }

    @Test("every command says in one sentence what it does, and has help")
    func described() {
        for (path, command) in Self.commands {
            #expect(command.configuration.abstract.hasSuffix(".") || path == "ringdown", "\(path)")
            #expect(RingdownCommand.helpMessage(for: command).contains("USAGE: \(path)"), "\(path)")
        }
    }

    @Test(
        "--help is answered on stdout with 0, by the built program",
        arguments: [[], ["plan"], ["trigger", "redrive"]]
    )
    func help(_ command: [String]) async throws {
        let outcome = try await Binary.run(command + ["--help"])
        #expect(outcome.exit == 0, "\(outcome.errors)")
        #expect(outcome.output.contains((["USAGE: ringdown"] + command).joined(separator: " ")))
        #expect(outcome.errors.isEmpty)
    }

    @Test("the commands of the design are there")
    func complete() {
        let paths = Set(Self.commands.map(\.0))
        let wanted = [
            "demo", "serve", "exchange", "plan", "submit", "why", "trigger list", "trigger call", "trigger show",
            "trigger watch", "trigger cancel", "trigger retry", "trigger redrive", "rule lint", "rule list",
            "rule test", "auth login", "auth status", "doctor", "can-i", "schedule diff", "schedule sync",
            "contact import", "exchange run", "exchange snapshot", "exchange reset",
        ]
        for command in wanted { #expect(paths.contains("ringdown \(command)")) }
    }

    @Test("every command that prints a result can print it as JSON")
    func json() {
        let servers = [
            "demo", "serve", "exchange", "exchange run", "contact", "trigger", "rule", "state", "auth", "client",
            "audit", "schedule",
        ]
        for (path, command) in Self.commands {
            let name = path.split(separator: " ").dropFirst().joined(separator: " ")
            guard !name.isEmpty, !servers.contains(name) else { continue }
            #expect(RingdownCommand.helpMessage(for: command).contains("--format"), "\(path)")
        }
    }
}
