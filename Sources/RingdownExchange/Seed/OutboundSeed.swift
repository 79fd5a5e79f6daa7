package import RingdownDialer

/// A queue of a seed.
package struct QueueSeed: Codable, Hashable, Sendable {
    /// - id (string, optional, default: derived from the name): its identifier.
    package var id: String?
    /// - name (string): its name.
    package var name: String
    /// - division (string, optional, default: the home division): the name of the division it lives in.
    package var division: String?
    /// - agents (list of agents, optional): its members.
    package var agents: [AgentSeed]?

    package init(name: String, division: String? = nil, agents: [AgentSeed] = []) {
        self.name = name
        self.division = division
        self.agents = agents
    }
}

/// A member of a queue of a seed.
///
/// The same name in several queues is the same person.
package struct AgentSeed: Codable, Hashable, Sendable {
    /// - name (string): the agent's name.
    package var name: String
    /// - email (string, optional, default: derived from the name): the mail address.
    package var email: String?
    /// - joined (boolean, optional, default: false): whether the agent is on queue from the start.
    package var joined: Bool?

    package init(name: String, joined: Bool = false) {
        self.name = name
        self.joined = joined
    }
}

/// A contact list of a seed.
package struct ContactListSeed: Codable, Hashable, Sendable {
    /// - id (string, optional, default: derived from the name): its identifier.
    package var id: String?
    /// - number (whole number, optional, default: the next): its id in the CXone dialect, unique among all objects.
    package var number: Int?
    /// - name (string): its name.
    package var name: String
    /// - division (string, optional, default: the home division): the name of the division it lives in.
    package var division: String?
    /// - columns (list of strings, optional, default: name and phone): the columns of its contacts.
    package var columns: [String]?
    /// - phoneColumns (list of strings, optional, default: phone): the columns that hold phone numbers.
    package var phoneColumns: [String]?
    /// - contacts (list of maps, optional): contacts, each the text of its columns.
    package var contacts: [[String: String]]?
    /// - generate (generator, optional): contacts made by rule, after those given.
    package var generate: ContactGenerator?

    package init(name: String, division: String? = nil, generate: ContactGenerator? = nil) {
        self.name = name
        self.division = division
        self.generate = generate
    }
}

/// How contacts of a seed are made: `Contact 1`, `Contact 2`, … with numbers in a row in the first phone column.
package struct ContactGenerator: Codable, Hashable, Sendable {
    /// - count (whole number): how many contacts, 0 to 1000000.
    package var count: Int
    /// - numberPrefix (string, optional, default: "+1202555"): what every number begins with; a running number of at
    ///   least four digits follows.
    package var numberPrefix: String?

    package init(count: Int, numberPrefix: String? = nil) {
        self.count = count
        self.numberPrefix = numberPrefix
    }
}

/// A campaign of a seed.
package struct CampaignSeed: Codable, Hashable, Sendable {
    /// - id (string, optional, default: derived from the name): its identifier.
    package var id: String?
    /// - number (whole number, optional, default: the next): its id in the CXone dialect, unique among all objects.
    package var number: Int?
    /// - name (string): its name.
    package var name: String
    /// - division (string, optional, default: its contact list's): the name of the division it lives in.
    package var division: String?
    /// - contactList (string): the name of the list it dials.
    package var contactList: String
    /// - queue (string, optional for agentless): the name of the queue whose agents take the calls.
    package var queue: String?
    /// - mode (agentless | preview | power | predictive | progressive, optional, default: progressive): how it dials.
    package var mode: DialingMode?
    /// - phoneColumns (list of strings, optional, default: those of its list): the columns it dials, in their order.
    package var phoneColumns: [String]?
    /// - callerName (string, optional, default: its name): the name that the called person is shown.
    package var callerName: String?
    /// - callerAddress (string, optional, default: "+12025550100"): the number that the called person is shown.
    package var callerAddress: String?
    /// - lines (whole number, optional): the lines it may use at once; needed by agentless campaigns.
    package var lines: Int?
    /// - maxCallsPerAgent (number, optional, default: 1): calls for one idle agent in power mode, 1 to 15.
    package var maxCallsPerAgent: Double?
    /// - noAnswerTimeout (whole number, optional, default: 24): seconds a phone rings, at least 15.
    package var noAnswerTimeout: Int?
    /// - alwaysRunning (boolean, optional, default: false): whether it stays on when its contacts are exhausted.
    package var alwaysRunning: Bool?
    /// - on (boolean, optional, default: false): whether it dials from the start.
    package var on: Bool?

    package init(name: String, contactList: String, queue: String?, division: String? = nil, mode: DialingMode? = nil) {
        self.name = name
        self.contactList = contactList
        self.queue = queue
        self.division = division
        self.mode = mode
    }
}
