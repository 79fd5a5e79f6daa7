import RingdownDialer

/// What follows from the wrap-up codes of calls.
struct WrapUpCodeMapping: StoredObject {
    static let kind = ObjectKind.wrapUpCodeMapping
    /// There is one.
    static let id = "mapping"

    /// What follows from a code; raw values are Genesys Cloud's.
    enum Flag: String, Codable, Hashable, Sendable, CaseIterable {
        /// The contact is not called any more.
        case contactUncallable = "CONTACT_UNCALLABLE"
        /// The number is not called any more.
        case numberUncallable = "NUMBER_UNCALLABLE"
        /// The person who was meant was reached.
        case rightPartyContact = "RIGHT_PARTY_CONTACT"
        case success = "BUSINESS_SUCCESS"
        case failure = "BUSINESS_FAILURE"
        case neutral = "BUSINESS_NEUTRAL"

        /// How the call went for the business; a code has one at most.
        static let business: Set<Flag> = [.success, .failure, .neutral]
    }

    var id: String { Self.id }
    var name: String { "" }
    /// 1 before anybody changes anything, one more with every change.
    var version = 1
    var created: DialerTime
    var modified: DialerTime
    /// What follows from an agent's code that is not mapped.
    var usual: Set<Flag> = [.rightPartyContact]
    /// What follows from a code: the id of an agent's, or the name of one of the dialer's own.
    var flags: [String: Set<Flag>] = [:]

    init(at time: DialerTime) {
        created = time
        modified = time
    }

    /// What follows from a code.
    ///
    /// From the dialer's own codes nothing follows unless they are mapped.
    func flags(of code: String, isAgents: Bool) -> Set<Flag> { flags[code] ?? (isAgents ? usual : []) }

    /// Why it cannot be; `nil` when it can.
    var problem: ExchangeError? {
        for set in [usual] + flags.values {
            let business = set.intersection(Flag.business)
            if business.count > 1 {
                return ExchangeError(
                    .invalidValue,
                    "a wrap-up code is a business success, failure or neutral, not two of them",
                    object: .wrapUpCodeMapping,
                    rule: "business.categories.mutually.exclusive"
                )
            }
            if !business.isEmpty, !set.contains(.rightPartyContact) {
                return ExchangeError(
                    .invalidValue,
                    "a wrap-up code with a business category needs RIGHT_PARTY_CONTACT too",
                    object: .wrapUpCodeMapping,
                    rule: "business.categories.rpc.required"
                )
            }
        }
        return nil
    }
}
