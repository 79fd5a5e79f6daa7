package import Foundation
package import RingdownCore

/// Records for a calling list (`POST /lists/call-lists/{listId}/upload`).
package struct CXoneUpload: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    /// The file, in base64.
    package var listFile: String? {
        get { self[text: "listFile"] }
        set { self[text: "listFile"] = newValue }
    }
    package var fileName: String? {
        get { self[text: "fileName"] }
        set { self[text: "fileName"] = newValue }
    }
    /// The skill that is to dial the records.
    package var skillId: String? {
        get { self[id: "skillId"] }
        set { self[id: "skillId"] = newValue }
    }
    /// Windows' name of the zone for records that show none.
    package var defaultTimeZone: String? {
        get { self[text: "defaultTimeZone"] }
        set { self[text: "defaultTimeZone"] = newValue }
    }
    /// Whether records with ids that are there already are replaced.
    package var forceOverwrite: Bool? {
        get { self[flag: "forceOverwrite"] }
        set { self[flag: "forceOverwrite"] = newValue }
    }
    /// The last day of the records, `YYYY-MM-DD`.
    package var expirationDate: String? {
        get { self[text: "expirationDate"] }
        set { self[text: "expirationDate"] = newValue }
    }
    /// Whether the skill is started when the records are there.
    package var startSkill: Bool? {
        get { self[flag: "startSkill"] }
        set { self[flag: "startSkill"] = newValue }
    }
    package var sendEmail: Bool? {
        get { self[flag: "sendEmail"] }
        set { self[flag: "sendEmail"] = newValue }
    }

    /// The file's bytes; `nil` when there is none or it is no base64.
    package var file: Data? {
        get { listFile.flatMap { Data(base64Encoded: $0) } }
        set { listFile = newValue?.base64EncodedString() }
    }
}
