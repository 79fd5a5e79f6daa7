import ArgumentParser
import RingdownConnectors
import RingdownCore
import RingdownEngine

/// Which schedules are looked at.
struct ScheduleOptions: ParsableArguments {
    @Option(help: "The configuration with the providers, and with schedules.")
    var config = "ringdown.yaml"

    @Option(
        help: "A Terraform state with schedules, as `terraform state pull` or `terraform show -json` prints it; or -."
    )
    var state: [String] = []

    @Option(help: "Only those at this provider.")
    var provider: String?

    @Option(help: "Only that of this campaign, skill or sequence, as it is declared.")
    var campaign: String?

    func validate() throws {
        if state.count(where: { $0 == "-" }) > 1 { throw ValidationError("Only one state can come from stdin.") }
    }

    /// The schedules that are declared and asked for.
    func desired(in configuration: Configuration) throws(CommandFailure) -> [DesiredSchedule] {
        var desired = configuration.schedules
        for file in state { desired += try DesiredSchedule.read(state: InputFile.read(file), file: file) }
        guard !desired.isEmpty else {
            throw CommandFailure(
                "no schedule is declared; write schedules: in \(config), or give a Terraform state with --state",
                exit: .usage
            )
        }
        for (index, schedule) in desired.enumerated() {
            let twin = desired[..<index].first { $0.provider == schedule.provider && $0.subject == schedule.subject }
            guard let twin else { continue }
            throw CommandFailure(
                "the schedule of \"\(schedule.subject.name)\" at \(schedule.provider) is declared twice, by \(twin.address) "
                    + "and by \(schedule.address); declare it once",
                exit: .usage
            )
        }
        let asked = desired.filter {
            (provider == nil || $0.provider == provider) && (campaign == nil || $0.subject.name == campaign)
        }
        guard !asked.isEmpty else {
            let known = desired.map { "\"\($0.subject.name)\" at \($0.provider)" }.joined(separator: ", ")
            throw CommandFailure("no such schedule is declared; declared are \(known)", exit: .usage)
        }
        return asked
    }

    /// Lends what compares the schedules, with what is declared.
    func withComparison<Result>(
        _ body: (ScheduleComparer, [DesiredSchedule]) async throws -> Result
    ) async throws -> Result {
        let configuration = try Configuration.load(config)
        let desired = try desired(in: configuration)
        return try await AsyncHTTPTransport.withTransport { transport in
            var connectors: [String: any SchedulingConnector] = [:]
            for provider in Set(desired.map(\.provider)).sorted() {
                connectors[provider] = try configuration.schedulingConnector(provider, transport: transport)
            }
            return try await body(ScheduleComparer(connectors: connectors, clock: SystemClock()), desired)
        }
    }
}
