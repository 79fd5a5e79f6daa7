package import RingdownDialer

/// The organisation that an exchange serves, and how its world runs.
package struct Tenant: Codable, Hashable, Sendable {
    /// How strictly permissions are enforced.
    package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        /// Every operation asks for its permission, in the object's division.
        case production
        /// Every authenticated client may do everything. What works here may be refused in production: grants are kept
        /// and shown as in production, so a check that reads them, instead of trying, sees the refusal coming.
        case sandbox
    }

    /// Its identifier.
    package var id: String
    /// Its name.
    package var name: String
    /// How strictly permissions are enforced.
    package var kind: Kind
    /// Seconds of the exchange's time for each second of the wall clock; 1 is real time.
    package var speed: Double
    /// The seed of the simulated telephone network.
    package var randomSeed: UInt64
    /// How the simulated telephone network behaves.
    package var network: NetworkProfile
    /// Requests that a token may make in a minute; 0: any number, `nil`: 300, as Genesys Cloud has it.
    package var requestsPerMinute: Int?

    package init(
        id: String,
        name: String,
        kind: Kind = .production,
        speed: Double = 1,
        randomSeed: UInt64 = 1,
        network: NetworkProfile = .standard,
        requestsPerMinute: Int? = nil
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.speed = speed
        self.randomSeed = randomSeed
        self.network = network
        self.requestsPerMinute = requestsPerMinute
    }
}
