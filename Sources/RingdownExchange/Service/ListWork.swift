import Synchronization

/// Which contact lists are being imported to, exported or changed as a whole: one such work on a list at a time.
final class ListWork: Sendable {
    /// The right to work on a list, until `end`.
    struct Turn: Sendable {
        let list: String
        fileprivate let work: ListWork

        func end() { work.busy.withLock { _ = $0.remove(list) } }
    }

    private let busy = Mutex<Set<String>>([])

    /// Begins work on a list; `nil` while other work on it is under way.
    func begin(_ list: String) -> Turn? {
        busy.withLock { $0.insert(list).inserted } ? Turn(list: list, work: self) : nil
    }

    /// Whether work on a list is under way.
    func isBusy(_ list: String) -> Bool { busy.withLock { $0.contains(list) } }
}
