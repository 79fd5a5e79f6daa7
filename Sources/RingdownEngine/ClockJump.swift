package import Foundation

/// The machine's clock was set, or was wrong: the time of day and the time that passed do not agree.
package struct ClockJump: Hashable, Sendable {
    /// The time of day after it.
    package var at: Date
    /// Seconds by which the clock went ahead of the time that passed; negative when it went back.
    package var seconds: Double

    /// What happened, for whoever runs the server.
    package var sentence: String {
        let size = Duration.seconds(abs(seconds).rounded())
            .formatted(.units(allowed: [.days, .hours, .minutes, .seconds], width: .wide))
        let direction = seconds > 0 ? "forward" : "back"
        return "the clock jumped \(size) \(direction) at \(at.formatted(.iso8601)); windows, deadlines and limits are "
            + "evaluated anew by the clock as it is: check that it is right"
    }
}

/// Compares the time of day with the time that passed, and notices when they part.
package struct ClockComparison: Sendable {
    /// Seconds that they may part between two looks without it being called a jump.
    package static let tolerance = 60.0

    private var last: (wall: Date, uptime: Duration)?

    package init() {}

    /// Looks at both clocks; gives the jump since the last look, or `nil` when there was none.
    ///
    /// - Parameter uptime: the time that passed since any fixed instant, on a clock that nobody sets.
    package mutating func look(wall: Date, uptime: Duration) -> ClockJump? {
        defer { last = (wall, uptime) }
        guard let last else { return nil }
        let ahead = wall.timeIntervalSince(last.wall) - (uptime - last.uptime) / .seconds(1)
        return abs(ahead) > Self.tolerance ? ClockJump(at: wall, seconds: ahead) : nil
    }
}
