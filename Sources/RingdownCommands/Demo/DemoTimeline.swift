import Foundation

/// What the demo prints as it happens: each line with the seconds since its beginning.
struct DemoTimeline: Sendable {
    private let start = ContinuousClock.now

    /// A step of the story.
    func step(_ number: Int, _ title: String) {
        Terminal.print("")
        Terminal.print("\(number). \(title)")
    }

    /// Something that happened now.
    func note(_ line: String) {
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        Terminal.print(String(format: "%6.1fs  ", seconds) + line)
    }

    /// What belongs to the line above.
    func detail(_ lines: some Sequence<String>) {
        for line in lines { Terminal.print("         " + line) }
    }
}
