import RingdownDialer
import Testing

/// Watches a campaign's events and says what is wrong with them.
///
/// It keeps its own books from the events alone and compares them with the dialer's after every step.
struct Auditor {
    struct Call {
        let start: AttemptStart
        var step = 0
        var agent: AgentID?
        var isConnected = false
    }

    let mode: DialingMode
    var limits = PacingLimits()
    var status = DialingStatus.off
    var pass = 1
    var calls: [ContactID: Call] = [:]
    var agents: [AgentID: AgentActivity] = [:]
    var attempts: Set<AttemptID> = []
    /// Contacts dialed or skipped in this pass and not added again since.
    var done: Set<ContactID> = []
    var forbidden: Set<ContactID> = []
    var ended = 0
    var last = DialerTime(milliseconds: .min)

    /// Takes in the events of one step and compares the books.
    mutating func audit(_ events: [DialerEvent], of dialer: CampaignDialer) {
        limits = dialer.limits
        for event in events {
            #expect(event.time >= last)
            last = event.time
            observe(event.kind)
        }
        let snapshot = dialer.snapshot
        let counts = snapshot.contacts
        #expect(snapshot.time >= last)
        #expect(snapshot.status == status)
        #expect(snapshot.pass == pass)
        #expect(snapshot.linesInUse == calls.count)
        #expect(snapshot.linesInFlight == calls.values.count { !$0.isConnected })
        #expect(counts.total == counts.called + counts.skipped + counts.remaining)
        #expect(counts.remaining == counts.callableNow + counts.deferred + counts.blocked + counts.held)
        #expect(snapshot.tallies.attempts == attempts.count)
        #expect(snapshot.tallies.ended == ended)
        #expect(attempts.count - ended == calls.count)
        for activity in AgentActivity.allCases where activity != .offQueue {
            let booked = agents.values.count { $0 == activity }
            let told =
                switch activity {
                case .offQueue: 0
                case .idle: snapshot.agents.idle
                case .reserved: snapshot.agents.reserved
                case .talking: snapshot.agents.talking
                case .wrapUp: snapshot.agents.wrapUp
                }
            #expect(booked == told)
        }
        #expect(snapshot.agents.onQueue == agents.values.count { $0 != .offQueue })
        #expect(snapshot.whyNotDialing.isEmpty == (status == .on && snapshot.linesInFlight > 0))
        if mode == .progressive {
            #expect(snapshot.linesInFlight <= snapshot.agents.idle + snapshot.agents.reserved)
            #expect(snapshot.tallies.count(of: .abandoned) == 0)
        }
        if status == .complete, snapshot.linesInUse > 0 {
            Issue.record("complete with a call going on")
        }
    }

    private mutating func observe(_ kind: DialerEvent.Kind) {
        switch kind {
        case .attemptStarted(let start):
            begin(start)
        case .ringing(let id):
            step(id, to: 1)
        case .answered(let id, let party):
            step(id, to: 2)
            calls[id.contact]?.isConnected = mode == .agentless && party == .person
        case .connectedToAgent(let id, let agent, let waited):
            step(id, to: 3)
            #expect(calls[id.contact]?.agent == nil || calls[id.contact]?.agent == agent)
            calls[id.contact]?.agent = agent
            calls[id.contact]?.isConnected = true
            #expect((0...2000).contains(waited))
        case .abandoned(let id, let waited):
            step(id, to: 4)
            #expect(waited == 2000)
        case .attemptEnded(let end):
            finish(end)
        case .contactSkipped(let contact, _):
            #expect(done.insert(contact).inserted)
            #expect(status == .on)
        case .recallPlanned(let contact, _, _):
            done.remove(contact)
        case .previewOffered(let contact, let agent, _):
            #expect(!done.contains(contact))
            #expect(agents[agent] == .idle)
        case .previewWithdrawn(_, let agent):
            #expect(agents[agent] == .reserved)
        case .agentStateChanged(let agent, let activity):
            move(agent, to: activity)
        case .passStarted(let number):
            #expect(number == pass + 1)
            pass = number
            done = []
        case .campaignCompleted:
            #expect(status == .on)
            #expect(calls.isEmpty)
        case .statusChanged(let next):
            let allowed: [DialingStatus: Set<DialingStatus>] = [
                .off: [.on], .on: [.stopping, .complete], .stopping: [.off, .on], .complete: [.on],
            ]
            #expect(allowed[status]?.contains(next) == true, "\(status) to \(next)")
            status = next
        }
    }

    private mutating func begin(_ start: AttemptStart) {
        #expect(status == .on)
        #expect(start.pass == pass)
        #expect(attempts.insert(start.id).inserted, "\(start.id) twice")
        #expect(done.insert(start.id.contact).inserted, "\(start.id.contact) twice in a pass")
        #expect(!forbidden.contains(start.id.contact))
        #expect(calls[start.id.contact] == nil)
        calls[start.id.contact] = Call(start: start)
        #expect(calls.count <= limits.outboundLineCount ?? .max)
        switch mode {
        case .progressive, .preview:
            #expect(start.agent != nil)
        case .power:
            #expect(start.agent == nil)
            let idle = Double(agents.values.count { $0 == .idle })
            #expect(Double(calls.values.count { !$0.isConnected }) <= limits.maxCallsPerAgent * idle)
        case .predictive:
            #expect(start.agent == nil)
            let onQueue = Double(agents.values.count { $0 != .offQueue })
            #expect(Double(calls.values.count { !$0.isConnected }) <= limits.maxCallsPerAgent * onQueue)
        case .agentless:
            #expect(start.agent == nil)
        }
        if let agent = start.agent {
            #expect(agents[agent] == (mode == .preview ? .reserved : .idle))
            #expect(!calls.values.contains { $0.start.agent == agent && $0.start.id != start.id })
        }
    }

    private mutating func step(_ id: AttemptID, to step: Int) {
        #expect(calls[id.contact]?.start.id == id)
        #expect((calls[id.contact]?.step ?? 9) < step)
        calls[id.contact]?.step = step
    }

    private mutating func finish(_ end: AttemptEnd) {
        guard let call = calls.removeValue(forKey: end.id.contact) else {
            Issue.record("\(end.id) ended without a beginning")
            return
        }
        ended += 1
        #expect(call.start.id == end.id)
        #expect(call.start.number == end.number)
        switch end.disposition {
        case .live:
            #expect(call.step == 3)
            #expect(end.agent == call.agent)
        case .abandoned: #expect(call.step == 4)
        case .message, .machine, .fax: #expect(call.step == 2)
        case .noAnswer, .rejected: #expect(call.step == 1)
        default: #expect(call.step == 0)
        }
    }

    private mutating func move(_ agent: AgentID, to activity: AgentActivity) {
        let allowed: [AgentActivity: Set<AgentActivity>] = [
            .offQueue: [.idle], .idle: [.reserved, .talking, .offQueue], .reserved: [.idle, .talking, .offQueue],
            .talking: [.wrapUp], .wrapUp: [.idle, .offQueue],
        ]
        let before = agents[agent] ?? .offQueue
        #expect(allowed[before]?.contains(activity) == true, "\(agent): \(before) to \(activity)")
        agents[agent] = activity
    }
}
