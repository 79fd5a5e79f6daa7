package import RingdownCore

/// A contact list (`ContactList`).
package struct GenesysContactList: GenesysRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var id: String? {
        get { self[text: "id"] }
        set { self[text: "id"] = newValue }
    }
    package var name: String? {
        get { self[text: "name"] }
        set { self[text: "name"] = newValue }
    }
    /// When it was made, as ``GenesysTime`` writes it.
    package var dateCreated: String? {
        get { self[text: "dateCreated"] }
        set { self[text: "dateCreated"] = newValue }
    }
    /// When it was changed last, as ``GenesysTime`` writes it.
    package var dateModified: String? {
        get { self[text: "dateModified"] }
        set { self[text: "dateModified"] = newValue }
    }
    /// Counts its changes; an update must carry the present one.
    package var version: Int? {
        get { self[whole: "version"] }
        set { self[whole: "version"] = newValue }
    }
    package var division: GenesysReference? {
        get { self[reference: "division"] }
        set { self[reference: "division"] = newValue }
    }
    /// The columns that its contacts may have.
    package var columnNames: [String]? {
        get { self[list: "columnNames"] }
        set { self[list: "columnNames"] = newValue }
    }
    package var phoneColumns: [GenesysPhoneColumn]? {
        get { self[list: "phoneColumns"] }
        set { self[list: "phoneColumns"] = newValue }
    }
    /// How many contacts it has; only where the size was asked for.
    package var size: Int? {
        get { self[whole: "size"] }
        set { self[whole: "size"] = newValue }
    }
    package var attemptLimits: GenesysReference? {
        get { self[reference: "attemptLimits"] }
        set { self[reference: "attemptLimits"] = newValue }
    }
    package var automaticTimeZoneMapping: Bool? {
        get { self[flag: "automaticTimeZoneMapping"] }
        set { self[flag: "automaticTimeZoneMapping"] = newValue }
    }
    package var zipCodeColumnName: String? {
        get { self[text: "zipCodeColumnName"] }
        set { self[text: "zipCodeColumnName"] = newValue }
    }
    package var selfUri: String? {
        get { self[text: "selfUri"] }
        set { self[text: "selfUri"] = newValue }
    }
}
