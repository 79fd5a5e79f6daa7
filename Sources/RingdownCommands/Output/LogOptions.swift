import ArgumentParser
import Logging

/// What a server writes to stderr.
struct LogOptions: ParsableArguments {
    @Option(help: "What is logged to stderr: trace, debug, info, notice, warning, error or critical.")
    var logLevel = LogLevel(level: .notice)

    /// A level as an argument.
    struct LogLevel: ExpressibleByArgument {
        var level: Logger.Level

        init(level: Logger.Level) { self.level = level }

        init?(argument: String) {
            guard let level = Logger.Level(rawValue: argument) else { return nil }
            self.level = level
        }

        var defaultValueDescription: String { level.rawValue }

        static var allValueStrings: [String] { Logger.Level.allCases.map(\.rawValue) }
    }

    /// A logger that writes to stderr.
    func logger(_ label: String) -> Logger {
        var logger = Logger(label: label, factory: StreamLogHandler.standardError(label:))
        logger.logLevel = logLevel.level
        return logger
    }
}
