package import RingdownCore

/// One number of a record.
package struct CXoneDestination: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var formattedDestination: String? {
        get { self[text: "formattedDestination"] }
        set { self[text: "formattedDestination"] = newValue }
    }
    package var description: String? {
        get { self[text: "description"] }
        set { self[text: "description"] = newValue }
    }
    package var compliance: Bool? {
        get { self[flag: "compliance"] }
        set { self[flag: "compliance"] = newValue }
    }
    package var maxAttempts: Int? {
        get { self[whole: "maxAttempts"] }
        set { self[whole: "maxAttempts"] = newValue }
    }
}
