import ArgumentParser
import Configuration
import Foundation
import RingdownConnectors
import RingdownCore
import RingdownEngine

/// `ringdown doctor`: whether everything that the rules will need is there and permitted, before one of them fires.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check configuration, secrets, providers, lists and rules, and whether each call will be permitted.",
        discussion: """
            Nothing is changed and nothing is dialed: the providers are read, and asked what their tokens hold. Exit \
            codes: 0 when nothing failed, 4 when somebody may not do something, 1 when only something else failed.
            """
    )

    @Option(help: "The configuration.")
    var config = "ringdown.yaml"

    @Option(
        help: """
            Check every rule at the provider of this environment, too, and say what the other one allows that this \
            one refuses.
            """
    )
    var environment: String?

    @Option(help: "Check this rule only, with what it needs.")
    var rule: String?

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = DoctorReport(environment: environment, checks: try await examine())
        try output.show(report, text: report.lines)
        if let exit = report.exit { throw ExitCode(exit.rawValue) }
    }

    private func examine() async throws -> [DoctorCheck] {
        let configuration: Configuration
        do throws(CommandFailure) {
            configuration = try Configuration.load(config)
        } catch {
            let fix = "Correct \(config) and run ringdown doctor again."
            return error.lines.map { DoctorCheck("configuration", .failed, $0, fix: fix) }
        }
        if let failure = missing(in: configuration) { return [failure] }
        return try await AsyncHTTPTransport.withTransport { transport in
            await Doctor(
                configuration: configuration,
                environment: environment,
                rule: rule,
                client: client,
                variables: EnvironmentVariablesProvider(),
                transport: transport,
                clock: SystemClock()
            ).examine()
        }
    }

    /// That an option names what the configuration does not have.
    private func missing(in configuration: Configuration) -> DoctorCheck? {
        if let rule, configuration.book.rules[rule] == nil {
            let near = rule.nearest(among: configuration.book.rules.rules.map(\.name))
            return DoctorCheck(
                "rule \(rule)",
                .failed,
                "\(config) has no such rule.",
                fix: near.map { "Did you mean --rule \($0)?" } ?? "List the rules: ringdown rule list"
            )
        }
        if let environment, !configuration.environments.contains(environment) {
            let near = environment.nearest(among: configuration.environments)
            return DoctorCheck(
                "environment \(environment)",
                .failed,
                "No provider of \(config) is in it.",
                fix: near.map { "Did you mean --environment \($0)?" }
                    ?? "Write environment: \(environment) at a provider in \(config)."
            )
        }
        return nil
    }
}
