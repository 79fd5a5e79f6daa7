import Foundation

/// A permit to send a file for a list, once.
struct ContactUpload: ListJob {
    static let kind = "upload"

    /// Its id, which nobody can guess.
    var id: String
    /// The list's id.
    var list: String
    var options: ContactImportOptions
    /// By the wall clock.
    var expires: Date
}

/// How a file's contacts are imported.
struct ContactImportOptions: Codable, Hashable, Sendable {
    /// The column that holds the contacts' ids; `nil` lets the exchange choose them.
    var idColumn: String?
    /// Whether what the exchange knows of contacts that exist is forgotten.
    var clearsSystemData = false
}
