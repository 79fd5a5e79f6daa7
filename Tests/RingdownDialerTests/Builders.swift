import RingdownDialer

extension AgentID: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) {
        self.init(value)
    }
}

extension ContactID: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) {
        self.init(value)
    }
}

/// The instant so many seconds after the beginning of a test: 2026-01-05T08:00:00Z, a Monday.
func at(_ seconds: Double) -> DialerTime {
    DialerTime(milliseconds: 1_767_600_000_000 + Int64(seconds * 1000))
}

func contact(
    _ id: ContactID,
    numbers: [DialableNumber]? = nil,
    position: Int64 = 0
) -> DialableContact {
    DialableContact(
        id: id,
        numbers: numbers ?? [DialableNumber(column: "Cell", number: "+12025550100")],
        zone: "America/New_York",
        position: position
    )
}

/// Contacts named `c0`, `c1` and so on.
func contacts(_ count: Int, prefix: String = "c") -> [DialableContact] {
    (0..<count).map { contact(ContactID("\(prefix)\($0)")) }
}

func agent(_ number: Int) -> AgentID {
    AgentID("agent-\(number)")
}

func profile(_ change: (inout NetworkProfile) -> Void) -> NetworkProfile {
    var profile = NetworkProfile.standard
    change(&profile)
    return profile
}

/// A fate that every call may be given.
enum Fate: Sendable {
    case person, machine, fax, busy, invalid, rejected, congestion, unanswered
}

/// A profile in which every call has the same fate and a person always talks equally long.
func certain(_ fate: Fate) -> NetworkProfile {
    profile { profile in
        profile.personShare = fate == .person ? 1 : 0
        profile.machineShare = fate == .machine ? 1 : 0
        profile.faxShare = fate == .fax ? 1 : 0
        profile.busyShare = fate == .busy ? 1 : 0
        profile.invalidShare = fate == .invalid ? 1 : 0
        profile.rejectedShare = fate == .rejected ? 1 : 0
        profile.congestionShare = fate == .congestion ? 1 : 0
        profile.talkVariation = 0
    }
}

func dialer(
    _ mode: DialingMode = .progressive,
    limits: PacingLimits = PacingLimits(),
    seed: UInt64 = 1,
    profile: NetworkProfile = .standard
) throws -> CampaignDialer {
    CampaignDialer(
        id: CampaignDialer.ID("campaign"),
        mode: mode,
        limits: limits,
        network: try SimulatedNetwork(seed: seed, profile: profile)
    )
}

extension CampaignDialer {
    /// Puts contacts on the list, agents on queue and turns the campaign on, all at the beginning of the test.
    mutating func begin(contacts count: Int, agents: Int) -> [DialerEvent] {
        var events = contactsAdded(contacts(count), priority: false, at: at(0))
        for number in 0..<agents {
            events += agentJoined(agent(number), at: at(0))
        }
        return events + start(at: at(0))
    }
}

extension [DialerEvent] {
    var starts: [AttemptStart] {
        compactMap { if case .attemptStarted(let start) = $0.kind { start } else { nil } }
    }

    var ends: [AttemptEnd] {
        compactMap { if case .attemptEnded(let end) = $0.kind { end } else { nil } }
    }

    var dialed: [ContactID] {
        starts.map(\.id.contact)
    }

    var statuses: [DialingStatus] {
        compactMap { if case .statusChanged(let status) = $0.kind { status } else { nil } }
    }

    var skips: [ContactID: UncallableReason] {
        reduce(into: [:]) { skips, event in
            if case .contactSkipped(let contact, let reason) = event.kind { skips[contact] = reason }
        }
    }

    func activities(of agent: AgentID) -> [AgentActivity] {
        compactMap {
            if case .agentStateChanged(agent, let activity) = $0.kind { activity } else { nil }
        }
    }
}
