import Foundation
import RingdownDialer

/// A permit to send a file of contacts, once.
struct ContactUpload: ListJob {
    static let kind = "file-upload"

    /// Where the contacts go.
    enum Target: Codable, Hashable, Sendable {
        /// To a list, by its id.
        case list(String)
        /// To a list that an import template makes in a division; both are named by their ids.
        case template(String, prefix: String, division: String)
    }

    /// Its id, which nobody can guess.
    var id: String
    var target: Target
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
    /// Which rows are imported; `nil`: all.
    var filter: ContactFilter?
    /// How the file is read; `nil`: as CSV with commas.
    var specification: FileSpecification?
}
