import ArgumentParser
import RingdownAPI

/// `ringdown trigger redrive`: sends dead letters again, many at once.
struct TriggerRedriveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redrive",
        abstract: "Dispatch failed or refused triggers anew, many at once, the oldest first.",
        discussion: "Exits with 8 when more are left than --limit allows: run it again."
    )

    @Option(help: "failed or refused; may be given several times. Failed ones when left out.")
    var status: [String] = []

    @Option(help: "Only triggers that go to this provider.")
    var provider: String?

    @Option(help: "Only triggers that this rule made.")
    var rule: String?

    @Option(help: "Only triggers of this contact list, by its name or id.")
    var list: String?

    @Option(help: "Triggers at most: 1 to 1000.")
    var limit = 100

    @Flag(help: "Say what would be done, and do nothing.")
    var dryRun = false

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...1000).contains(limit) else { throw ValidationError("--limit must be 1 to 1000") }
        for status in status where !["failed", "refused"].contains(status) {
            throw ValidationError("--status must be failed or refused; what is in doubt is retried one by one")
        }
    }

    func run() async throws {
        let redrive = try await client.withClient { client in
            var listID: String?
            if let list { listID = try await client.contactLists(named: list).first?.id ?? list }
            return try await client.redriveTriggers(
                API.RedriveRequest(
                    status: status.isEmpty ? nil : status,
                    provider: provider,
                    rule: rule,
                    contactListId: listID,
                    limit: limit,
                    dryRun: dryRun
                )
            )
        }
        try output.show(redrive, text: Text.lines(redrive))
        if redrive.more { throw ExitCode(CommandFailure.Exit.pending.rawValue) }
    }
}

extension Text {
    /// What became of dead letters, a line each, and their number.
    static func lines(_ redrive: API.Redrive) -> [String] {
        let sent = redrive.entities.count { $0.redriven }
        return redrive.entities.map { entry in
            "\(entry.status)  \(entry.id)  \(entry.obstacle.map { "left as it is: \($0)" } ?? entry.reason)"
        } + [
            "\(redrive.dryRun ? "would be dispatched" : "dispatched") anew: \(sent) of \(redrive.entities.count)"
                + (redrive.more ? "; more are left, run it again" : "")
        ]
    }
}
