/// One line of what tells a schedule from another.
package struct ScheduleDifference: Codable, Hashable, Sendable {
    /// What the line is about (`zone`, `weekly`, `intervals`, `recurrences`, `beyond`).
    package var attribute: String
    /// What is there; `nil` for what is to be added.
    package var before: String?
    /// What is to be there; `nil` for what is to be removed.
    package var after: String?

    package init(_ attribute: String, before: String? = nil, after: String? = nil) {
        self.attribute = attribute
        self.before = before
        self.after = after
    }
}

extension ScheduledCampaign {
    /// What writing a schedule in place of this one would change; empty when nothing.
    ///
    /// - Parameter wanted: what is to be there, its zone included; `nil` removes it.
    package func differences(to wanted: CampaignSchedule?) -> [ScheduleDifference] {
        var differences: [ScheduleDifference] = []
        if schedule?.zone != wanted?.zone {
            differences.append(ScheduleDifference("zone", before: schedule?.zone, after: wanted?.zone))
        }
        differences += Self.differences("weekly", schedule?.weekly ?? [], wanted?.weekly ?? [])
        differences += Self.differences("intervals", schedule?.intervals ?? [], wanted?.intervals ?? [])
        differences += Self.differences("recurrences", schedule?.recurrences ?? [], wanted?.recurrences ?? [])
        return differences + beyond.map { ScheduleDifference("beyond", before: $0) }
    }

    private static func differences<Value: Hashable & CustomStringConvertible>(
        _ attribute: String,
        _ before: [Value],
        _ after: [Value]
    ) -> [ScheduleDifference] {
        before.filter { !after.contains($0) }.map { ScheduleDifference(attribute, before: $0.description) }
            + after.filter { !before.contains($0) }.map { ScheduleDifference(attribute, after: $0.description) }
    }
}
