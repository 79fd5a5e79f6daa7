/// What became of a signed delivery, as its sender is told.
struct HookReceipt: Encodable, Sendable {
    /// What became of it: the closed list.
    enum Status: String, Encodable, Sendable, CaseIterable {
        /// It was remembered; what it asks for follows.
        case accepted
        /// It was remembered before; nothing is done twice.
        case duplicate
        /// It was a test, and the signature is right.
        case verified
        /// It tells of nothing that changes follow from.
        case noted
    }

    var status: Status
    /// Why, in one sentence.
    var message: String

    init(_ status: Status, _ message: String) {
        self.status = status
        self.message = message
    }
}
