import RingdownCore

/// What follows from a disposition that an agent chooses.
///
/// The vendor publishes neither the numbers nor the names of its classifications: these are the exchange's own.
enum DispositionClass: Int, CaseIterable, Sendable {
    /// The person was reached: nothing follows.
    case contact = 1
    /// The person asked not to be called: the record is not called again, and the number goes on the do-not-call groups
    /// that the skill contributes to.
    case doNotCall = 2

    /// A class by its number; a disposition without one is of the first.
    ///
    /// Throws CXone's 400 for a number that is none.
    static func of(_ number: Int?) throws(CXoneFault) -> DispositionClass {
        guard let number else { return .contact }
        guard let known = DispositionClass(rawValue: number) else {
            throw .invalid("classificationId", String(number), "is none of /dispositions/classifications")
        }
        return known
    }

    var name: String {
        switch self {
        case .contact: "Contact"
        case .doNotCall: "Do Not Call"
        }
    }

    /// The class as CXone shows it.
    func cxone(_ unit: Int) -> [String: JSON] {
        [
            "classificationId": .whole(rawValue), "businessUnitId": .whole(unit), "classificationName": .string(name),
            "isContactFinal": true, "isDestinationFinal": .bool(self == .doNotCall),
            "excludeFromSerialDelivery": false, "carryoverForCallback": false, "showCommitmentAmount": false,
            "showRescheduleDate": false, "isAgentSpecific": false, "isPreviewDisposition": false,
        ]
    }
}
