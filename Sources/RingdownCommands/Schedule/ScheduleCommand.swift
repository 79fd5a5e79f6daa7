import ArgumentParser

/// `ringdown schedule`: the schedules by which vendors turn campaigns and skills on and off themselves.
struct ScheduleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Compare the campaign schedules that are declared with those at the vendors, and apply them.",
        subcommands: [ScheduleDiffCommand.self, ScheduleSyncCommand.self]
    )
}
