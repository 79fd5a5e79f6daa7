/// A time that comes again and again: the first occurrence, how it repeats, for how long, and what is different.
package struct Recurrence: Codable, Hashable, Sendable {
    /// How it repeats.
    package enum Pattern: Codable, Hashable, Sendable {
        /// Every so many days, from 1.
        case daily(every: Int)
        /// On these days of the week (1 Monday to 7 Sunday) of every so many weeks, from 1; weeks begin on Monday.
        case weekly(every: Int, on: Set<Int>)
    }

    /// For how long it repeats.
    package enum Range: Codable, Hashable, Sendable {
        case noEnd
        /// The last day on which an occurrence may begin.
        case until(WallTime)
        /// So many occurrences, from 1; those that an alteration takes out are counted.
        case times(Int)
    }

    /// What is different from the pattern.
    package struct Alteration: Codable, Hashable, Sendable {
        /// Whether the span is added; otherwise occurrences that begin in it are taken out.
        package var isInclusion: Bool
        package var start: WallTime
        package var end: WallTime

        package init(isInclusion: Bool, start: WallTime, end: WallTime) {
            self.isInclusion = isInclusion
            self.start = start
            self.end = end
        }
    }

    /// Its identifier, unique in its schedule.
    package var id: String
    /// When the first occurrence begins: before it nothing recurs.
    package var start: WallTime
    /// When the first occurrence ends; how long each lasts follows from it.
    package var end: WallTime
    /// The IANA name of the zone whose clocks count; `nil`: the schedule's.
    package var zone: String?
    package var pattern: Pattern
    package var range: Range
    package var alterations: [Alteration]

    package init(
        id: String,
        start: WallTime,
        end: WallTime,
        zone: String? = nil,
        pattern: Pattern,
        range: Range = .noEnd,
        alterations: [Alteration] = []
    ) {
        self.id = id
        self.start = start
        self.end = end
        self.zone = zone
        self.pattern = pattern
        self.range = range
        self.alterations = alterations
    }
}
