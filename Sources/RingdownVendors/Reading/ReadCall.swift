/// A call as it was read, with what is needed to report on it.
package struct ReadCall: Hashable, Sendable {
    /// The name that the case was given; `nil` when it has none.
    package var id: String?
    package var call: ReportedCall
    /// What was odd and how it was read, a sentence each; no sentence carries a value.
    package var remarks: [String]

    package init(id: String? = nil, _ call: ReportedCall, remarks: [String] = []) {
        self.id = id
        self.call = call
        self.remarks = remarks
    }
}
