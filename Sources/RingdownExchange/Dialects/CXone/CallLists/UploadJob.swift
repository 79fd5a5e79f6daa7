package import RingdownDialer

/// One upload to a list, and what became of it.
package struct UploadJob: StoredObject {
    package static let kind = ObjectKind.uploadJob

    /// A row that was not taken.
    package struct Failure: Codable, Hashable, Sendable {
        /// The row's number in the file, the first below the header being 1.
        package var row: Int
        package var error: String
    }

    package var id: String
    /// The id of the list.
    package var list: String
    package var listName: String
    package var submitted: DialerTime
    package var processed: Int
    package var valid: Int
    package var failures: [Failure]
    package var isCancelled = false

    package var name: String { id }
}
