import RingdownAPI
import RingdownCore

extension API.Trigger {
    /// A trigger as it travels.
    ///
    /// - Parameter showsNumbers: whether the number of a single call is shown whole.
    init(_ trigger: Trigger, windows: [String: Window], showsNumbers: Bool = false) {
        self.init(
            id: trigger.id,
            status: trigger.status.rawValue,
            reason: trigger.reason,
            contactList: trigger.order.contactList.map { API.ContactList($0) },
            call: trigger.order.call.map { Call($0, trigger.progress?.call, showsNumber: showsNumbers) },
            campaigns: trigger.campaignsOnTheWire,
            willDialWhen: trigger.willDialWhen(windows: windows),
            priority: trigger.order.priority,
            cause: Cause(trigger.cause),
            createdAt: trigger.createdAt,
            dueAt: trigger.dueAt,
            deadline: trigger.deadline,
            attempts: trigger.attempts,
            approval: trigger.approval.map { Approval(by: $0.by, at: $0.at) },
            receipt: trigger.receipt.map {
                Receipt(at: $0.at, accepted: $0.accepted, correlationIds: $0.correlationIDs)
            },
            progress: trigger.progress.map { progress in
                Progress(
                    stage: progress.stage.rawValue,
                    reasons: progress.reasons.map {
                        Progress.Reason(code: $0.code.rawValue, sentence: $0.sentence)
                    }
                )
            },
            decision: trigger.decisionID,
            links: Links(id: trigger.id)
        )
    }
}

extension API.Trigger.Cause {
    /// Who asked, as it travels.
    init(_ cause: Trigger.Cause) {
        switch cause {
        case .rule(let name, let changeID, let address):
            self.init(kind: "rule", rule: name, changeId: changeID, address: address)
        case .caller(let id):
            self.init(kind: "caller", caller: id)
        }
    }
}

extension Trigger {
    /// The campaigns as far as they are known: as the vendor showed them last, as they were found before the call, or
    /// as the configuration names them.
    fileprivate var campaignsOnTheWire: [API.Trigger.Campaign] {
        if let progress {
            return progress.campaigns.map {
                API.Trigger.Campaign(id: $0.id, name: $0.name, status: $0.status, called: $0.called, total: $0.total)
            }
        }
        if let plan = intent?.plan {
            return plan.campaigns.map { API.Trigger.Campaign(id: $0.id, name: $0.name, status: $0.status) }
        }
        return order.campaigns.map { API.Trigger.Campaign(name: $0) }
    }
}

extension DialOrder {
    /// The campaigns that the configuration names; none where every campaign of a list, or a skill, dials.
    var campaigns: [String] {
        switch target {
        case .contactList(let list): return list.campaigns
        case .call(let call):
            guard case .campaign(let campaign, _) = call.connection.dialing else { return [] }
            return [campaign]
        }
    }
}
