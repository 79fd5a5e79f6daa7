import RingdownCore

/// Why no changes came of a delivery, this time.
enum HookFailure: Error {
    /// The service did not give a document.
    case documents(RunDocumentsError)
    /// What was fetched, or remembered, cannot be used; another attempt would find the same.
    case unusable(String)
    /// The store failed.
    case store(StoreError)
}
