import ArgumentParser
import Foundation
import RingdownAPI
import RingdownCore

/// `ringdown can-i PERMISSION`: yes or no, with every grant that was looked at.
struct CanICommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "can-i",
        abstract: "Say whether a permission is held, at the control plane or at a provider, and by which grant.",
        discussion: """
            Exit codes: 0 for yes, 4 for no, 8 when it depends: on a condition, or on the division, which --division \
            names.
            """
    )

    @Argument(
        help: "The permission, for example outbound:contactlist:write; at CXone as the console has it, Skills: Edit."
    )
    var permission: String

    @Option(help: "The division in which it is needed.")
    var division: String?

    @Option(help: "Ask this provider of the configuration what its client may do, in the place of the control plane.")
    var provider: String?

    @Option(help: "The configuration with the provider.")
    var config = "ringdown.yaml"

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        // What a vendor's permission looks like depends on the vendor, which only the configuration tells.
        guard provider == nil else { return }
        guard let permission = Permission(permission), !permission.isPattern else {
            throw ValidationError(
                "\"\(permission)\" is no permission; write domain:entity:action, for example outbound:campaign:start"
            )
        }
    }

    func run() async throws {
        let answer = try await answer()
        try output.show(answer, text: Self.lines(answer))
        switch AccessDecision.Verdict(rawValue: answer.verdict) {
        case .allowed: return
        case .refused: throw ExitCode(CommandFailure.Exit.notAuthorised.rawValue)
        case .conditional, .unknown, nil: throw ExitCode(CommandFailure.Exit.pending.rawValue)
        }
    }

    private func answer() async throws -> API.AccessAnswer {
        guard let provider else {
            return try await client.withClient { client in try await client.canI(permission, in: division) }
        }
        if let tenant = try Configuration.load(config).tenant(of: provider) {
            return try await CXoneAccount(provider: provider, tenant: tenant).answer(permission)
        }
        guard let permission = Permission(permission), !permission.isPattern else {
            throw CommandFailure(
                "\"\(self.permission)\" is no permission; write domain:entity:action, such as outbound:campaign:start",
                exit: .usage
            )
        }
        return try await VendorAccess(provider: provider, config: config).answer(permission, in: division)
    }

    private static func lines(_ answer: API.AccessAnswer) -> [String] {
        let word =
            switch AccessDecision.Verdict(rawValue: answer.verdict) {
            case .allowed: "yes"
            case .refused: "no"
            case .conditional, .unknown, nil: "it depends"
            }
        var lines = ["\(word)  \(answer.sentence)"]
        lines += answer.chain.map { "  \($0.outcome == "gives" ? "+" : "-") \($0.sentence)" }
        if answer.chain.isEmpty { lines.append("  - No grant was seen.") }
        lines += answer.notes.map { "  note  \($0)" }
        if let fix = answer.fix { lines.append("  fix   \(fix)") }
        return lines
    }
}
