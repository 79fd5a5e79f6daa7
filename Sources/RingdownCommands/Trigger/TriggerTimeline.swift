import ArgumentParser
import RingdownAPI

/// A trigger's timeline, printed as it grows.
struct TriggerTimeline {
    var id: String
    /// Seconds to watch at most; `nil` watches until the trigger is settled.
    var timeout: Double?
    var output: OutputOptions

    /// Prints events as they come, and throws the exit code unless the trigger is done.
    func follow(_ client: RingdownClient) async throws {
        guard let last = try await watch(client) else { throw ExitCode(CommandFailure.Exit.pending.rawValue) }
        if last != "done" { throw ExitCode(CommandFailure.Exit.failed.rawValue) }
    }

    /// Returns the status that it settled in, or `nil` when the time was up before.
    private func watch(_ client: RingdownClient) async throws -> String? {
        try await withThrowingTaskGroup(of: String?.self) { group in
            group.addTask {
                var last: String?
                for try await event in client.events(of: id) {
                    try output.showLine(event, text: Text.line(event))
                    last = event.status
                }
                return last
            }
            if let timeout {
                group.addTask {
                    try await Task.sleep(for: .seconds(timeout))
                    return nil
                }
            }
            let first = try await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}
