/// What came of some control planes that were killed.
struct CrashTally: CustomStringConvertible {
    /// Kills, by what the control plane was doing.
    var points: [CrashPoint.Kind: Int] = [:]
    /// Requests that were refused because the store took nothing more.
    var refusals = 0
    /// The numbers that were to be called by what was acknowledged.
    var acknowledged: Set<String> = []
    /// Triggers that ended otherwise than dialed, with where they stand.
    var unsettled: [String: String] = [:]
    /// Answers that no caller should get.
    var unexpected: [String] = []

    var kills: Int { points.values.reduce(0, +) }

    var description: String {
        let kinds = points.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue): \($0.value)" }
        return "killed \(kills) times (\(kinds.joined(separator: ", "))), \(refusals) requests refused "
            + "for a full disk, \(acknowledged.count) acknowledged"
    }

    static func + (left: Self, right: Self) -> Self {
        CrashTally(
            points: left.points.merging(right.points, uniquingKeysWith: +),
            refusals: left.refusals + right.refusals,
            acknowledged: left.acknowledged.union(right.acknowledged),
            unsettled: left.unsettled.merging(right.unsettled) { $1 },
            unexpected: left.unexpected + right.unexpected
        )
    }
}
