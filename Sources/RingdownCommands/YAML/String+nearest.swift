import RingdownCore

extension String {
    /// The candidate that is nearest to this text by edit distance, ignoring letter case.
    ///
    /// `nil` when none is within a third of its length, because a far-fetched suggestion misleads.
    func nearest(among candidates: some Sequence<String>) -> String? {
        let wanted = Array(lowercased())
        let best = candidates.map { ($0, Nearest.distance(wanted, Array($0.lowercased()))) }.min { left, right in
            left.1 < right.1
        }
        guard let best, best.1 <= max(1, wanted.count / 3) else { return nil }
        return best.0
    }
}
