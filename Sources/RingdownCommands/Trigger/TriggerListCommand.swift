import ArgumentParser
import RingdownAPI

/// `ringdown trigger list NAME`: triggers a contact list.
struct TriggerListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Trigger a contact list.")

    @Argument(help: "The contact list's name or id.")
    var name: String

    @Flag(help: "Dial contacts sent along before those already waiting.")
    var priority = false

    @Option(help: "Makes repeated requests with the same key one trigger.")
    var idempotencyKey: String?

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let trigger = try await client.withClient { client in
            let named = try await client.contactLists(named: name)
            return try await client.triggerContactList(
                named.first?.id ?? name,
                API.TriggerRequest(priority: priority),
                idempotencyKey: idempotencyKey
            )
        }
        try output.show(trigger, text: Text.lines(trigger))
    }
}
