import DequeModule

/// One campaign being dialed: a state machine in virtual time.
///
/// It has no clock, does no I/O and waits for nothing. Whoever drives it reports what happens (`start`, `agentJoined`,
/// `contactsAdded`, …) and the passing of time (`advance`), each with its instant, and gets back what followed from it
/// as `DialerEvent`s, to be recorded in that order. `nextEventTime` says when to come back. A typical shell:
///
///     var events = dialer.start(at: clock.now)
///     while let next = dialer.nextEventTime { sleep(until: next); events += dialer.advance(to: next) }
///
/// - Every input first catches up with what was due until its instant. Time never runs backwards: an instant before
///   `now` counts as `now`.
/// - The result depends on the seed, the inputs and their instants alone; how often `advance` is called in between
///   changes nothing.
/// - A contact is dialed at most once in a pass through the list, unless it is added again.
/// - After a restart `restore` goes on from what was recorded; nothing that was begun is dialed again.
///
/// Callable times, attempt limits, do-not-call lists and the like are judged outside, when a contact comes up: a dialer
/// whose `DialingRules.asks` holds lists whom it would dial in `openQuestions` and dials nobody before `judged` says so.
/// Other outcomes than those of `DialingRules.recalls` are not retried before the next pass.
package struct CampaignDialer: Sendable {
    /// A campaign's id in the exchange.
    package struct ID: RawRepresentable, Hashable, Sendable, Codable {
        /// The id as text.
        package let rawValue: String

        /// Takes the id as it is; any text is one.
        package init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Takes the id as it is; any text is one.
        package init(_ rawValue: String) {
            self.rawValue = rawValue
        }
    }

    /// The campaign's id; it takes part in the simulated network's draws.
    package let id: ID
    /// How the campaign paces its calls.
    package internal(set) var mode: DialingMode
    /// The bounds it dials within; changed by `limitsChanged`.
    package internal(set) var limits: PacingLimits
    /// The network that carries its calls.
    package let network: SimulatedNetwork
    /// Where the campaign stands.
    package internal(set) var status = DialingStatus.off
    /// The pass through the list that is under way, from 1.
    package internal(set) var pass = 1
    /// Totals over all passes.
    package internal(set) var tallies = DialerTallies()
    /// The instant up to which everything has happened.
    package internal(set) var now = DialerTime(milliseconds: .min)

    /// What the calls depend on besides pacing; changed by `rulesChanged`.
    package internal(set) var rules: DialingRules
    /// Until when it is no callable time for any contact; `nil` when it is for some.
    package internal(set) var closedUntil: DialerTime?

    var contacts = ContactBook()
    var agents = AgentPool()
    var timetable = Timetable()
    /// Lines in use, by the index of the contact that they call.
    var lines: [Int: Line] = [:]
    /// Lines in use that are not connected yet.
    var linesInFlight = 0
    /// Contacts that wait for an agent, by index, the longest waiting first.
    var waiting = Deque<Int>()
    /// What predictive dialing knows of answers and agents.
    var forecast = PacingForecast()
    /// Contacts shown to agents at this moment.
    var previews = 0
    /// Contacts that are asked about, by index, in the order in which they came up.
    var questions: [Int] = []
    /// Contacts that may be dialed at this very instant, by index, with their numbers.
    var allowed = Deque<(contact: Int, number: DialableNumber)>()
    /// How many contacts are asked about at once.
    var askingFor = 1
    /// What happened since events were last handed out.
    var outbox: [DialerEvent] = []

    /// A campaign without contacts and agents that is off.
    package init(
        id: ID,
        mode: DialingMode,
        limits: PacingLimits,
        network: SimulatedNetwork,
        rules: DialingRules = DialingRules()
    ) {
        self.rules = rules
        self.id = id
        self.mode = mode
        self.limits = limits
        self.network = network
    }
}
