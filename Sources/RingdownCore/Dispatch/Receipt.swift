package import Foundation

/// The row written before the vendor is called.
package struct Intent: Codable, Hashable, Sendable {
    /// Its own identifier.
    package var id: String
    /// When it was written.
    package var at: Date
    /// What was about to be done.
    package var plan: DialPlan

    package init(id: String, at: Date, plan: DialPlan) {
        self.id = id
        self.at = at
        self.plan = plan
    }
}

/// The vendor's answer that it accepted an order.
package struct Receipt: Codable, Hashable, Sendable {
    /// When it came.
    package var at: Date
    /// What was accepted, one line for each step (`started campaign Renewals`, `campaign Renewals already on`).
    package var accepted: [String]
    /// The vendor's correlation ids, for its support.
    package var correlationIDs: [String]

    package init(at: Date, accepted: [String], correlationIDs: [String] = []) {
        self.at = at
        self.accepted = accepted
        self.correlationIDs = correlationIDs
    }
}

/// What reading the vendor back says about an order whose answer never came.
package enum Reconciliation: Codable, Hashable, Sendable {
    /// It happened; this is what shows it.
    case happened(Receipt)
    /// Some of it happened, namely to these targets, and the rest did not; the sentence says what shows it.
    case partlyHappened([RemoteObject], String)
    /// It did not happen; the sentence says what shows it.
    case didNotHappen(String)
    /// The vendor's state does not tell; the sentence says what was seen.
    case unknown(String)
}
