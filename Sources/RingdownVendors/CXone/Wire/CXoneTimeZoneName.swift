package import RingdownCore

/// A time zone of the vendor (`GET /timezones`).
package struct CXoneTimeZoneName: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var displayName: String? {
        get { self[text: "displayName"] }
        set { self[text: "displayName"] = newValue }
    }
    /// Windows' name for it.
    package var standardName: String? {
        get { self[text: "standardName"] }
        set { self[text: "standardName"] = newValue }
    }
    package var offset: String? {
        get { self[text: "offset"] }
        set { self[text: "offset"] = newValue }
    }
}
