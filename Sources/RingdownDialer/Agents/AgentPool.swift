import HeapModule

/// The agents of a campaign, the longest idle one first in line.
///
/// Agents are known by their index, which never changes.
struct AgentPool: Sendable {
    /// An idle agent's place in line.
    private struct Place: Hashable, Comparable {
        let since: DialerTime
        let index: Int

        static func < (left: Place, right: Place) -> Bool {
            (left.since, left.index) < (right.since, right.index)
        }
    }

    private(set) var records: [AgentRecord] = []
    private(set) var counts = AgentCounts()
    private var indices: [AgentID: Int] = [:]
    private var line = Heap<Place>()

    subscript(index: Int) -> AgentRecord {
        records[index]
    }

    /// The index of an agent who was ever on queue; `nil` for a stranger.
    func index(of id: AgentID) -> Int? {
        indices[id]
    }

    /// The index of an agent, made for a stranger.
    mutating func place(_ id: AgentID) -> Int {
        if let known = indices[id] { return known }
        let index = records.count
        indices[id] = index
        records.append(AgentRecord(id: id))
        return index
    }

    /// Changes what is kept of an agent, other than the activity.
    mutating func change(_ index: Int, _ body: (inout AgentRecord) -> Void) {
        body(&records[index])
    }

    /// Sets what an agent is doing.
    ///
    /// An agent who becomes idle joins the line at the place that `idleSince` gives.
    mutating func set(_ index: Int, to activity: AgentActivity) {
        counts.count(records[index].activity, by: -1)
        records[index].activity = activity
        counts.count(activity, by: 1)
        if activity == .idle {
            line.insert(Place(since: records[index].idleSince, index: index))
        }
    }

    /// The agent who has been idle longest, taken out of the line; `nil` when none is idle.
    ///
    /// The caller gives the agent something to do, or puts it back with `set(_:to: .idle)`.
    mutating func takeLongestIdle() -> Int? {
        while let place = line.popMin() {
            let record = records[place.index]
            if record.activity == .idle, record.idleSince == place.since { return place.index }
        }
        return nil
    }
}
