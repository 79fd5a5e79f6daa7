import Logging
import Synchronization

/// Keeps every line that is logged, to search it.
final class LogRecorder: Sendable {
    private let stored = Mutex<[String]>([])

    /// The lines so far.
    var lines: [String] { stored.withLock { $0 } }

    /// A logger that writes here.
    var logger: Logger { Logger(label: "test") { _ in Handler(recorder: self) } }

    private struct Handler: LogHandler {
        let recorder: LogRecorder
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { _, last in last }
            recorder.stored.withLock { $0.append("\(event.level) \(event.message) \(all)") }
        }
    }
}
