package import Logging
package import RingdownCore
import RingdownVendors

/// Dials on NICE CXone: it starts the Personal Connection skills that dial a calling list, and, for a single call, puts
/// the number on a list of the skill's own before.
///
/// The same connector reaches the exchange: only the url and the credentials differ.
package struct CXoneConnector: Connector {
    /// The words for this vendor's objects in plans and errors.
    enum Kind {
        static let skill = "skill"
        static let callList = "calling list"
        static let record = "record"
        static let script = "script"
    }

    /// The vendor's states of a skill, as plans hold them.
    enum SkillState {
        static let running = "running"
        static let stopped = "stopped"
    }

    /// The configured provider that this connector serves; permits must name it.
    let provider: String
    private(set) var client: CXoneClient
    let clock: any WallClock
    let logger: Logger

    /// A connector with its own token cache.
    ///
    /// - Parameters:
    ///   - provider: the provider's name in the configuration.
    ///   - access: where the tenant is reached, and as whom.
    ///   - transport: what sends the requests; it neither repeats them nor follows redirects.
    ///   - clock: tells when tokens and permits expire, and when something was accepted.
    ///   - logger: where calls are logged, without tokens.
    package init(
        provider: String,
        access: CXoneAccess,
        transport: any HTTPTransport,
        clock: any WallClock,
        logger: Logger
    ) {
        self.provider = provider
        self.clock = clock
        self.logger = logger
        client = CXoneClient(access: access, transport: transport, clock: clock, logger: logger)
    }

    /// The same connector, which sends nothing that changes something once a permit does not cover a step any more.
    func permitted(_ permit: Permit, _ step: DialPlan.Step, of trigger: String) -> CXoneConnector {
        var connector = self
        connector.client.expectPermitted = { [provider, clock] () throws(ConnectorError) in
            guard permit.covers(trigger: trigger, provider: provider, at: clock.now()) else {
                throw ConnectorError.notPermitted(trigger, at: provider, step)
            }
        }
        return connector
    }
}
