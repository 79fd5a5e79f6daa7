/// The columns of files that contacts are exported to, besides those of their list.
enum ContactFileColumns {
    /// Holds the contact's id.
    static let id = "inin-outbound-id"
    /// Whether the contact may be called.
    static let callable = "ContactCallable"

    /// Begin the columns that show what became of a phone column; they are not read back.
    static let lastAttempt = "CallRecordLastAttempt-"
    static let lastResult = "CallRecordLastResult-"
    static let numberCallable = "Callable-"

    /// Whether a column is one that an export adds.
    static func isSystem(_ name: String) -> Bool {
        name == id || name == callable
            || [lastAttempt, lastResult, numberCallable].contains { name.hasPrefix($0) }
    }
}
