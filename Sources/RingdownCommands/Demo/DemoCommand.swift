import ArgumentParser
import Foundation

/// `ringdown demo`: the whole story on this machine, in under a minute.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Tell the whole story on this machine: a Terraform change, a refusal explained, a list dialed once.",
        discussion: "Everything is on loopback and in a temporary folder. The last line is \"demo: ok\"; when a step "
            + "does not do what it says, the exit code is 1."
    )

    @Flag(help: "Leave everything running at the end, and print the addresses.")
    var keep = false

    @Flag(help: "Replay a recorded plan and apply, even when terraform is on the PATH.")
    var recorded = false

    @Option(help: "Whose API the exchange is spoken to with: genesys or cxone.")
    var vendor = DemoVendor.genesys

    @OptionGroup var log: LogOptions

    func run() async throws {
        try await DemoFolder.with { folder in
            let story = DemoStory(
                folder: folder,
                timeline: DemoTimeline(),
                logger: log.logger("ringdown.demo"),
                vendor: vendor,
                keep: keep,
                recorded: recorded
            )
            try await story.tell()
        }
        Terminal.print("demo: ok")
    }
}
