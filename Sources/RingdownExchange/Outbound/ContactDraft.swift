/// A contact as a caller gives it.
struct ContactDraft: Hashable, Sendable {
    /// The id of a contact that may exist; `nil` makes a new one.
    var id: String?
    var data: [String: String]
    /// Whether it may be called; `nil` leaves it as it is, which is yes for a new one.
    var isCallable: Bool?
    /// Whether the numbers of these columns may be dialed; columns left out stay as they are.
    var columnsCallable: [String: Bool] = [:]
}

/// How contacts are added.
struct ContactPlacement: Hashable, Sendable {
    /// Whether they are dialed before the others.
    var isPriority = false
    /// Whether what the exchange knows of a contact that exists is forgotten: its attempts and results, and that it or
    /// a number of it may not be called.
    var clearsSystemData = false
    /// Whether a contact that exists keeps its place, and is not dialed again when it was dialed.
    ///
    /// New contacts are always queued.
    var keepsPlace = false
}
