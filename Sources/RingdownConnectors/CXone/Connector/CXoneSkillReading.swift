import RingdownCore
import RingdownVendors

/// What was read of one skill, and what it means for its order.
struct CXoneSkillReading {
    /// The skill as the plan found it.
    var before: RemoteObject
    /// The skill now.
    var skill: CXoneSkill
    /// How far it is with the list; `nil` when it does not dial it.
    var counts: CXoneCallListSkill?
    /// What it is doing; `nil` when that may not be read.
    var activity: CXoneSkillActivity?
    /// Whether any of its zones may be called now; `nil` when that is not known.
    var isCallable: Bool?

    /// How far a skill is with a list, as a text that changes when it dials; `nil` when it does not dial the list.
    static func mark(of skill: String, in list: CXoneCallList) -> String? {
        guard let counts = list.skills?.first(where: { $0.skillId == skill }) else { return nil }
        let parts = [counts.freshRecords, counts.retriedRecords, counts.finalizedRecords].map {
            $0.map(String.init) ?? "?"
        }
        return parts.joined(separator: "/")
    }

    var name: String { skill.skillName ?? before.name }
    var total: Int { counts?.totalRecords ?? 0 }
    /// Records that were dialed at least once.
    var called: Int { max(0, total - (counts?.freshRecords ?? total)) }
    private var finalized: Int { counts?.finalizedRecords ?? 0 }
    private var isRunning: Bool { skill.isRunning == true }

    /// The progress of an order over all its skills.
    static func progress(_ readings: [CXoneSkillReading]) -> DialProgress {
        let shown = readings.map(\.stage)
        let stage = DialProgress.Stage.overall(shown.map(\.stage))
        return DialProgress(
            stage: stage,
            reasons: stage == .dialing || stage == .finished ? [] : shown.flatMap(\.reasons),
            campaigns: readings.map { reading in
                DialProgress.Campaign(
                    id: reading.before.id,
                    name: reading.name,
                    status: reading.isRunning
                        ? CXoneConnector.SkillState.running : CXoneConnector.SkillState.stopped,
                    called: reading.called,
                    total: reading.total
                )
            }
        )
    }

    /// How far the skill is, and why it is not dialing.
    var stage: (stage: DialProgress.Stage, reasons: [DialProgress.Reason]) {
        if (activity?.contactsActive ?? 0) > 0 { return (.dialing, []) }
        if total > 0, finalized >= total { return (.finished, []) }
        if isRunning {
            let reasons = whyNot
            if !reasons.isEmpty { return (.waiting, reasons) }
            return called > 0 ? (.dialing, []) : (.waiting, [notStated])
        }
        return ran
            ? (
                .stopped,
                [reason(.campaignOff, "was stopped at \(called) of \(total) records: trigger it again to go on")]
            )
            : (
                .waiting,
                [reason(.campaignOff, "was told to start and is not running yet: look at it in Skill Control")]
            )
    }

    /// Whether it dialed since the plan, or was running then.
    private var ran: Bool {
        if before.status == CXoneConnector.SkillState.running { return true }
        guard let counts, let mark = before.version else { return false }
        var list = CXoneCallList()
        list.skills = [counts]
        return Self.mark(of: before.id, in: list) != mark
    }

    /// Why a running skill is not dialing; empty when nothing that was read says why.
    var whyNot: [DialProgress.Reason] {
        var reasons: [DialProgress.Reason] = []
        if total == 0 { reasons.append(reason(.listExhausted, "has no records: upload some to its calling list")) }
        if skill.agentless != true, let activity, let available = activity.agentsAvailable {
            if available == 0, (activity.agentsWorking ?? 0) == 0 {
                reasons.append(reason(.noAgentsOnQueue, "has no agent: somebody must log in and join it"))
            } else if available == 0 {
                reasons.append(reason(.noIdleAgents, "waits for an agent to become available"))
            }
        }
        if isCallable == false {
            reasons.append(reason(.outsideCallableTimes, "waits for the calling hours of its time zones"))
        }
        return reasons
    }

    private var notStated: DialProgress.Reason {
        reason(.notStated, "is running and places no calls; the vendor does not say why")
    }

    /// A reason in one sentence that names the skill.
    func reason(_ code: DialProgress.ReasonCode, _ words: String) -> DialProgress.Reason {
        DialProgress.Reason(code, "Skill \(name) \(words).")
    }
}
