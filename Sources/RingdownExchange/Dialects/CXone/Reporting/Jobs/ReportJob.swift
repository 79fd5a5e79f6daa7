package import RingdownDialer

/// A report that was made, with its file; it is done when it is first seen.
package struct ReportJob: StoredObject {
    package static let kind = ObjectKind.reportJob

    package var id: String
    /// The number and the name of the report.
    package var report: Int
    package var reportName: String
    /// The id of the user who asked for it, and who alone may read it.
    package var owner: String
    package var made: DialerTime
    /// When it is forgotten.
    package var ends: DialerTime
    package var fileName: String
    /// The file's text.
    package var file: String

    package var name: String { id }
}
