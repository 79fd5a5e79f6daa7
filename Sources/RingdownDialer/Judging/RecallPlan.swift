/// After which outcomes a contact is called again within the same pass, how often and after how long.
package struct RecallPlan: Hashable, Sendable, Codable {
    /// What a recall follows.
    package enum Cause: String, Hashable, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
        case busy
        case noAnswer
        case answeringMachine

        /// The cause that an outcome is; `nil` for outcomes after which nobody is recalled.
        package init?(_ disposition: Disposition) {
            switch disposition {
            case .busy: self = .busy
            case .noAnswer: self = .noAnswer
            case .machine: self = .answeringMachine
            default: return nil
            }
        }
    }

    /// The recalls that one cause gives.
    package struct Entry: Hashable, Sendable, Codable {
        /// Recalls for this cause in one pass.
        package let times: Int
        /// Minutes from the end of a call to the next.
        package let minutes: Int

        package init(times: Int, minutes: Int) {
            self.times = times
            self.minutes = minutes
        }
    }

    package var entries: [Cause: Entry]

    /// A plan; an empty one recalls nobody.
    package init(entries: [Cause: Entry] = [:]) {
        self.entries = entries
    }
}
