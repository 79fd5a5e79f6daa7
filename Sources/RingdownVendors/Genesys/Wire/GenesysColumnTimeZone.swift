/// The time zone that follows from a column of a contact (`ContactColumnTimeZone`).
package struct GenesysColumnTimeZone: Codable, Hashable, Sendable {
    /// IANA name of the zone.
    package var timeZone: String?
    /// What the column holds: `PHONE` or `ZIP`.
    package var columnType: String?

    package init(timeZone: String? = nil, columnType: String? = nil) {
        self.timeZone = timeZone
        self.columnType = columnType
    }
}
