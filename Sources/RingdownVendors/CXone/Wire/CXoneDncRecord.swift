package import RingdownCore

/// A number that must not be called.
package struct CXoneDncRecord: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var recordId: String? {
        get { self[id: "recordId"] }
        set { self[id: "recordId"] = newValue }
    }
    package var phoneNumber: String? {
        get { self[id: "phoneNumber"] }
        set { self[id: "phoneNumber"] = newValue }
    }
    package var formattedPhone: String? {
        get { self[text: "formattedPhone"] }
        set { self[text: "formattedPhone"] = newValue }
    }
    package var expiredDate: String? {
        get { self[text: "expiredDate"] }
        set { self[text: "expiredDate"] = newValue }
    }
    package var dateCollected: String? {
        get { self[text: "dateCollected"] }
        set { self[text: "dateCollected"] = newValue }
    }
    package var lastUpdateTime: String? {
        get { self[text: "lastUpdateTime"] }
        set { self[text: "lastUpdateTime"] = newValue }
    }
    package var createdBy: String? {
        get { self[text: "createdBy"] }
        set { self[text: "createdBy"] = newValue }
    }

    /// Numbers that one request may add or expire.
    package static let requestLimit = 4_500
}
