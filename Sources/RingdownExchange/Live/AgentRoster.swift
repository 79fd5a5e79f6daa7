import RingdownDialer

/// Which campaign each agent serves: one at a time, however many campaigns share a queue, so that nobody is given two
/// calls at once.
///
/// Agents go to the campaigns that have contacts left to dial, spread evenly; when no campaign of their queues needs
/// them they stay with one that is on, and are seen as idle there. The outcome depends on the arguments alone.
struct AgentRoster: Hashable, Sendable {
    /// A campaign as far as agents matter to it.
    struct Demand: Hashable, Sendable {
        /// The campaign's id.
        var campaign: String
        /// Its queue's id.
        var queue: String
        /// Its share of the agents beside the other campaigns': 1 to 5.
        var weight = 1
        /// Whether it is on.
        var isOn: Bool
        /// Whether it has contacts left to dial.
        var hasContacts: Bool
    }

    /// Where agents are to go.
    enum Move: Hashable, Sendable {
        case join(AgentID, campaign: String)
        case leave(AgentID, campaign: String)
    }

    /// The campaign that each agent serves, or is about to leave.
    private(set) var serving: [AgentID: String] = [:]
    /// Agents told to leave whose call, or its wrap-up, is not over.
    private(set) var leaving: Set<AgentID> = []

    /// An agent who was told to leave has left.
    mutating func left(_ agent: AgentID) {
        guard leaving.remove(agent) != nil else { return }
        serving[agent] = nil
    }

    /// A campaign is no longer in hand; its agents are free.
    mutating func forget(campaign: String) {
        for (agent, served) in serving where served == campaign {
            serving[agent] = nil
            leaving.remove(agent)
        }
    }

    /// Whether an agent waits to be sent on.
    func isLeaving(_ agent: AgentID) -> Bool { leaving.contains(agent) }

    /// What has to change for the agents to be where they are needed.
    ///
    /// - Parameters:
    ///   - joined: the agents who have joined, by queue.
    ///   - demands: the campaigns in hand that need agents.
    mutating func moves(joined: [String: Set<AgentID>], demands: [Demand]) -> [Move] {
        let demands = demands.sorted { $0.campaign < $1.campaign }
        var moves: [Move] = []
        for (agent, campaign) in serving.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            guard !leaving.contains(agent) else { continue }
            let demand = demands.first { $0.campaign == campaign }
            let isMember = demand.map { joined[$0.queue]?.contains(agent) ?? false } ?? false
            let isWantedElsewhere = demands.contains {
                $0.campaign != campaign && $0.isOn && $0.hasContacts && joined[$0.queue]?.contains(agent) ?? false
            }
            let isWantedHere = demand.map { $0.isOn && $0.hasContacts } ?? false
            if !isMember || (!isWantedHere && isWantedElsewhere) {
                moves.append(.leave(agent, campaign: campaign))
                leaving.insert(agent)
            }
        }
        var load = serving.reduce(into: [String: Int]()) { load, entry in
            if !leaving.contains(entry.key) { load[entry.value, default: 0] += 1 }
        }
        let present = joined.values.reduce(into: Set<AgentID>()) { $0.formUnion($1) }
        for agent in present.sorted(by: { $0.rawValue < $1.rawValue }) where serving[agent] == nil {
            let open = demands.filter { $0.isOn && joined[$0.queue]?.contains(agent) ?? false }
            let needy = open.filter(\.hasContacts)
            let best = (needy.isEmpty ? open : needy).min {
                // One agent more would weigh less here than there.
                (load[$0.campaign, default: 0] + 1) * $1.weight < (load[$1.campaign, default: 0] + 1) * $0.weight
            }
            guard let best else { continue }
            serving[agent] = best.campaign
            load[best.campaign, default: 0] += 1
            moves.append(.join(agent, campaign: best.campaign))
        }
        moves += spread(&load, joined: joined, demands: demands.filter { $0.isOn && $0.hasContacts })
        return moves
    }

    /// Sends agents from a campaign with many to one with few, as long as that makes them more even.
    private mutating func spread(
        _ load: inout [String: Int],
        joined: [String: Set<AgentID>],
        demands: [Demand]
    ) -> [Move] {
        guard demands.count > 1 else { return [] }
        let weights = demands.reduce(into: [String: Int]()) { $0[$1.campaign] = $1.weight }
        var moves: [Move] = []
        for poor in demands {
            let members = joined[poor.queue] ?? []
            while true {
                // Agents on their way elsewhere are as good as here already when they can come here.
                let coming = leaving.count { members.contains($0) }
                let has = load[poor.campaign, default: 0] + coming
                let donor = serving.filter { agent, campaign in
                    members.contains(agent) && !leaving.contains(agent) && campaign != poor.campaign
                        && load[campaign, default: 0] * poor.weight > (has + 1) * weights[campaign, default: 1]
                }
                .min { ($1.value == $0.value) ? $0.key.rawValue < $1.key.rawValue : $0.value < $1.value }
                guard let donor else { break }
                load[donor.value, default: 0] -= 1
                leaving.insert(donor.key)
                moves.append(.leave(donor.key, campaign: donor.value))
            }
        }
        return moves
    }
}
