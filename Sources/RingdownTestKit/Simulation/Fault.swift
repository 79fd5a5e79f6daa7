/// What a simulation does to the system: the closed list, counted by kind.
package enum Fault: String, CaseIterable, Sendable, Comparable {
    // The process.
    case crash = "process: stopped for good at a boundary"
    case exit = "process: ended because a service failed"
    // The store.
    case diskFull = "store: disk full, nothing written"
    case lostBeforeCommit = "store: fsync failed, nothing written"
    case lostAfterCommit = "store: fsync failed, written all the same"
    case busy = "store: locked by somebody else"
    case slowStore = "store: a commit that takes seconds"
    // The vendor.
    case unreachable = "vendor: not reached"
    case lostRequest = "vendor: request lost, no answer"
    case lostAnswer = "vendor: effect, then no answer"
    case reset = "vendor: connection reset, the request arrives later"
    case failedBefore = "vendor: 5xx without effect"
    case failedAfter = "vendor: 5xx after the effect"
    case slowVendor = "vendor: an answer that takes seconds"
    case repeatedRequest = "vendor: request delivered twice"
    case repeatedAnswer = "vendor: answer delivered twice"
    case rateLimited = "vendor: 429 with Retry-After"
    case storm = "vendor: 429 to everything for a while"
    case refused = "vendor: 401 or 403"
    case notFound = "vendor: 404"
    case conflict = "vendor: version conflict"
    case unreadable = "vendor: a question without an answer"
    case outage = "vendor: out of order for minutes"
    case consoleEdit = "vendor: somebody edits a campaign"
    // Time and people.
    case clockForward = "clock: jumps forward"
    case clockBack = "clock: jumps back"
    case repeatedOrder = "caller: the same request again"
    case flood = "caller: one asks for very many"

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
