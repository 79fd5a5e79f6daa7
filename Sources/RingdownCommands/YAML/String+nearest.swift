extension String {
    /// The candidate that is nearest to this text by edit distance, ignoring letter case.
    ///
    /// `nil` when none is within a third of its length, because a far-fetched suggestion misleads.
    func nearest(among candidates: some Sequence<String>) -> String? {
        let wanted = Array(lowercased())
        let best = candidates.map { ($0, Self.distance(wanted, Array($0.lowercased()))) }.min { left, right in
            left.1 < right.1
        }
        guard let best, best.1 <= max(1, wanted.count / 3) else { return nil }
        return best.0
    }

    /// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, character) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = Swift.min(
                    last[column + 1] + 1,
                    current[column] + 1,
                    last[column] + (character == other ? 0 : 1)
                )
                if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
                    cost = Swift.min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
