import Foundation

/// A permit to send a file of do-not-call entries, once.
struct DNCUpload: ListJob {
    static let kind = "dnc-upload"

    /// Its id, which nobody can guess.
    var id: String
    /// The do-not-call list's id.
    var list: String
    /// The file's columns that hold entries; empty in a file of one column.
    var columns: [String]
    /// The file's column that says until when entries hold; `nil`: for good.
    var expirationColumn: String?
    /// By the wall clock.
    var expires: Date
}
