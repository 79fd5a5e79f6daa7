/// What a run task is answered with.
package struct RunTaskResult: Codable, Hashable, Sendable {
    /// Where the task stands.
    package enum Status: String, Codable, Hashable, Sendable {
        case running
        case passed
        case failed
    }

    /// One thing that people see below the task.
    package struct Outcome: Codable, Hashable, Sendable {
        /// How much it matters.
        package enum Level: String, Codable, Hashable, Sendable, Comparable {
            case none
            case info
            case warning
            case error

            package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

            private var rank: Int {
                switch self {
                case .none: 0
                case .info: 1
                case .warning: 2
                case .error: 3
                }
            }
        }

        /// What tells it from the task's other outcomes.
        package var id: String
        /// One line.
        package var description: String
        /// The whole story, in Markdown.
        package var body: String
        /// What stands on its label: a word or two.
        package var label: String
        package var level: Level

        package init(id: String, description: String, body: String, label: String, level: Level) {
            self.id = id
            self.description = description
            self.body = body
            self.label = label
            self.level = level
        }
    }

    package var status: Status
    /// One line.
    package var message: String
    /// What people see below it; empty where the service shows none.
    package var outcomes: [Outcome]

    package init(_ status: Status, _ message: String, outcomes: [Outcome] = []) {
        self.status = status
        self.message = message
        self.outcomes = outcomes
    }
}
