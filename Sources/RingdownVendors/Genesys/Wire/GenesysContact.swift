/// A contact of a list as the platform shows it (`DialerContact`).
package struct GenesysContact: Codable, Hashable, Sendable {
    package var id: String?
    package var contactListId: String?
    /// The contact's columns.
    package var data: [String: String]?
    /// What became of the last call, by phone column.
    package var callRecords: [String: GenesysCallRecord]?
    /// Whether it may be called at all.
    package var callable: Bool?
    /// Whether each phone column may be called.
    package var phoneNumberStatus: [String: GenesysPhoneNumberStatus]?
    /// The time zone of each column from which it follows; `nil` where the list maps no time zones.
    package var contactColumnTimeZones: [String: GenesysColumnTimeZone]?
    /// When it was added, as ``GenesysTime`` writes it.
    package var dateCreated: String?
    package var selfUri: String?

    package init(
        id: String? = nil,
        contactListId: String? = nil,
        data: [String: String]? = nil,
        callRecords: [String: GenesysCallRecord]? = nil,
        callable: Bool? = nil,
        phoneNumberStatus: [String: GenesysPhoneNumberStatus]? = nil,
        contactColumnTimeZones: [String: GenesysColumnTimeZone]? = nil,
        dateCreated: String? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.contactListId = contactListId
        self.data = data
        self.callRecords = callRecords
        self.callable = callable
        self.phoneNumberStatus = phoneNumberStatus
        self.contactColumnTimeZones = contactColumnTimeZones
        self.dateCreated = dateCreated
        self.selfUri = selfUri
    }
}

/// A contact as a client writes it (`WritableDialerContact`).
package struct GenesysWritableContact: Codable, Hashable, Sendable {
    /// How many of them one request may add.
    package static let requestLimit = 1000

    /// The id to keep; `nil` lets the platform choose one.
    package var id: String?
    package var contactListId: String?
    /// The contact's columns.
    package var data: [String: String]?
    /// Whether it may be called at all; `nil` means yes.
    package var callable: Bool?
    /// Whether each phone column may be called; `nil` means yes.
    package var phoneNumberStatus: [String: GenesysPhoneNumberStatus]?

    package init(
        id: String? = nil,
        contactListId: String?,
        data: [String: String]?,
        callable: Bool? = nil,
        phoneNumberStatus: [String: GenesysPhoneNumberStatus]? = nil
    ) {
        self.id = id
        self.contactListId = contactListId
        self.data = data
        self.callable = callable
        self.phoneNumberStatus = phoneNumberStatus
    }
}

/// The last call to a contact's number (`CallRecord`).
package struct GenesysCallRecord: Codable, Hashable, Sendable {
    /// When it was placed, as ``GenesysTime`` writes it.
    package var lastAttempt: String?
    /// The vendor's code for how it ended.
    package var lastResult: String?

    package init(lastAttempt: String? = nil, lastResult: String? = nil) {
        self.lastAttempt = lastAttempt
        self.lastResult = lastResult
    }
}

/// Whether a number may be called (`PhoneNumberStatus`).
package struct GenesysPhoneNumberStatus: Codable, Hashable, Sendable {
    package var callable: Bool?

    package init(callable: Bool?) { self.callable = callable }
}
