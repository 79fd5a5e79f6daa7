import GRDB

/// What an agent says of a call when it is over.
struct WrapUpCode: ManagedObject {
    static let kind = ObjectKind.wrapUpCode

    var head: ObjectHead
    /// The ids of the queues whose agents may choose it.
    var queues: Set<String> = []

    init(_ head: ObjectHead) { self.head = head }
}
