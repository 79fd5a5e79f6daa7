/// A contact's place in the queue: recalls first, then priority contacts first, then by position, then in the order of queueing.
struct ContactQueueEntry: Hashable, Sendable, Comparable {
    let isRecall: Bool
    let isPriority: Bool
    let position: Int64
    let turn: Int
    let index: Int

    static func < (left: ContactQueueEntry, right: ContactQueueEntry) -> Bool {
        if left.isRecall != right.isRecall { return left.isRecall }
        if left.isPriority != right.isPriority { return left.isPriority }
        return (left.position, left.turn) < (right.position, right.turn)
    }
}
