extension ContactCounts {
    /// Counts a record in.
    mutating func add(_ record: ContactRecord) {
        count(record, by: 1)
    }

    /// Counts a record out.
    mutating func remove(_ record: ContactRecord) {
        count(record, by: -1)
    }

    private mutating func count(_ record: ContactRecord, by step: Int) {
        guard !record.isRemoved else { return }
        total += step
        switch record.stage {
        case .called:
            called += step
        case .skipped:
            skipped += step
        case .waiting:
            remaining += step
            if record.isHeld {
                held += step
            } else if let obstacle = record.obstacle {
                if obstacle.isTemporary {
                    deferred += step
                    if obstacle == .recallPending { recalls += step }
                } else {
                    blocked += step
                }
            } else {
                callableNow += step
            }
        }
    }
}
