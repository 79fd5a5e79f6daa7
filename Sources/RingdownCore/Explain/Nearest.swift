/// Finds what was probably meant.
package enum Nearest {
    /// The candidate that differs least from a text, when it differs little enough to have been meant.
    package static func text(to text: String, among candidates: [String]) -> String? {
        let wanted = Array(text.lowercased().prefix(200))
        let limit = max(2, wanted.count / 3)
        return
            candidates
            .map { (candidate: $0, distance: distance(wanted, Array($0.lowercased().prefix(200)))) }
            .filter { $0.distance <= limit }
            .min { $0.distance < $1.distance }?
            .candidate
    }

    /// How many characters must be inserted, removed, replaced or swapped with their neighbour.
    package static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var before: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let cost = left[row] == right[column] ? 0 : 1
                var best = min(last[column + 1] + 1, current[column] + 1, last[column] + cost)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, before[column - 1] + 1)
                }
                current.append(best)
            }
            before = last
            last = current
        }
        return last[right.count]
    }
}
