import ArgumentParser
import RingdownConnectors

/// `ringdown exchange snapshot NAME`: takes a snapshot of a running exchange, restores it, or forgets it.
struct ExchangeSnapshotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot",
        abstract: "Take a snapshot of a running exchange, or put it back as it was."
    )

    @Argument(help: "The snapshot's name: letters, digits, dots and dashes.")
    var name: String

    @Flag(help: "Put everything back as it was when the snapshot was taken.")
    var restore = false

    @Flag(help: "Forget the snapshot.")
    var delete = false

    @OptionGroup var access: ProviderAccess
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if restore, delete { throw ValidationError("--restore and --delete exclude each other") }
    }

    func run() async throws {
        let path = "/snapshots/\(name)"
        try await access.withClient { client in
            if restore {
                _ = try await client.exchange("POST", path + "/restore")
            } else {
                _ = try await client.exchange(delete ? "DELETE" : "PUT", path)
            }
        }
        let done = restore ? "restored" : delete ? "forgot" : "took"
        try output.show(["done": done, "snapshot": name], text: ["\(done) \(name)"])
    }
}
