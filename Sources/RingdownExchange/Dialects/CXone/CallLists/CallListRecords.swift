import GRDB
import RingdownCore
import RingdownDialer

/// The records of a list, and the attempts on them, as CXone shows them.
struct CallListRecords {
    let count: CallListCount
    private let list: ContactList
    private let mapping: ListMapping
    private let db: Database
    private let users: [String: (number: Int, name: String)]
    private let dispositions: [String: (number: Int, name: String)]

    init(_ list: ContactList, _ view: LiveView, _ db: Database) throws {
        self.list = list
        self.db = db
        mapping = list.effectiveMapping
        count = try CallListCount(list, view, db)
        let userNumbers = try db.numbers(of: .user)
        users = try db.objects(User.self).reduce(into: [:]) { $0[$1.id] = (userNumbers[$1.id] ?? 0, $1.name) }
        let numbers = try db.numbers(of: .agentDisposition)
        dispositions = try db.objects(AgentDisposition.self).reduce(into: [:]) {
            $0[$1.id] = (numbers[$1.id] ?? 0, $1.name)
        }
    }

    /// A part of the records.
    func rows(
        skip: Int,
        top: Int,
        isFinalized: Bool?,
        since: DialerTime?
    ) throws -> (rows: [JSON], count: CallListCount) {
        guard top > 0 else { return ([], count) }
        let calls = try db.calls(CallSelection(campaigns: count.skills.map(\.number)))
            .reduce(into: [String: CallRecord]()) { $0[$1.contact] = $1 }
        let key = try db.key(.contactList, list.id)
        if isFinalized == nil, since == nil, skip % top == 0 {
            let page = try db.contacts(inList: key, page: Page(size: top, number: skip / top + 1)).items
            return (page.map { row($0, calls[$0.id]) }, count)
        }
        let contacts = try db.contacts(inList: key, page: Page(size: max(1, count.total), number: 1)).items
        let rows = contacts.lazy.filter { contact in
            let call = calls[contact.id]
            if let isFinalized, isFinalized != (call?.isConnected ?? false || !contact.isCallable) { return false }
            if let since { return (call?.ended ?? contact.created) >= since }
            return true
        }
        return (rows.dropFirst(skip).prefix(top).map { row($0, calls[$0.id]) }, count)
    }

    /// A part of the attempts.
    func attempts(_ selection: CallSelection, skip: Int, top: Int, isFinalized: Bool?) throws -> [JSON] {
        try db.calls(selection, limit: top, offset: skip)
            .filter { call in isFinalized.map { $0 == call.isConnected } ?? true }
            .map(attempt)
    }

    private func row(_ contact: Contact, _ call: CallRecord?) -> JSON {
        var shown: [String: JSON] = [
            "externalId": .string(contact.id), "icAttempts": .whole(contact.attempts),
            "icFinalStatus": .bool(call?.isConnected ?? false || !contact.isCallable),
            "icAssignedSkillId": .whole(call?.campaign ?? count.skills.first?.number),
            "icPriority": .bool(contact.isPriority), "icSourceActive": .bool(count.status == "Active"),
            "icSourceRemoved": .bool(!contact.isCallable), "icCreateDate": .time(contact.created),
            "icDateOfLastCall": .time(call?.started),
            "icLastCallDuration": .whole(call.map { $0.talk / 1000 }),
            "icSystemClassification": .whole(call?.disposition?.classification.id),
            "icSystemClassificationName": .text(call?.disposition?.classification.name),
            "icAgentNo": .whole(call?.agent.flatMap { users[$0]?.number }),
            "icAgentName": .text(call?.agent.flatMap { users[$0]?.name }),
            "icAgentDisposition": .whole(call?.outcome.flatMap { dispositions[$0]?.number }),
            "icAgentDispositionDesc": .text(call?.outcome.flatMap { dispositions[$0]?.name }),
            "icCallNotes": .text(call?.notes),
            "destinations": .array(
                mapping.destinations.compactMap { field in
                    contact.data[field.column].map {
                        ["formattedDestination": .string($0), "description": .string(field.name)]
                    }
                }
            ),
            "otherFields": .array(
                mapping.customs.compactMap { field in
                    contact.data[field.column].map {
                        [
                            "fieldName": .string(field.name), "fieldMapping": .string(field.column),
                            "fieldValue": .string($0),
                        ]
                    }
                }
            ),
        ]
        for field in mapping.fields { shown[field.name] = .text(contact.data[field.column]) }
        return .object(shown)
    }

    private func attempt(_ call: CallRecord) -> JSON {
        [
            "contactId": .whole(call.serial), "externalId": .string(call.contact),
            "formattedPhone": .string(call.number), "dateOfCall": .time(call.started),
            "lastDuration": .whole(call.talk / 1000),
            "systemClass": .whole(call.disposition?.classification.id),
            "systemClassName": .text(call.disposition?.classification.name),
            "agentId": .whole(call.agent.flatMap { users[$0]?.number }),
            "agentDisp": .whole(call.outcome.flatMap { dispositions[$0]?.number }),
            "agentDispDesc": .text(call.outcome.flatMap { dispositions[$0]?.name }),
            "callNotes": .text(call.notes), "skillId": .whole(call.campaign),
            "pcDestinationDesc": .text(mapping.destinations.first { $0.column == call.column }?.name ?? call.column),
            "pcDestinationValue": .string(call.number),
            "callerIdUsed": .text(count.skills.first { $0.number == call.campaign }?.campaign.callerAddress),
        ]
    }
}

extension Disposition {
    /// The class that the platform itself gives a call; the numbers and names are the exchange's own, for the vendor
    /// publishes none.
    var classification: (id: Int, name: String) {
        switch self {
        case .live: (1, "Live Connect")
        case .message: (2, "Message Played")
        case .machine: (3, "Answering Machine")
        case .fax: (4, "Fax")
        case .busy: (5, "Busy")
        case .noAnswer: (6, "No Answer")
        case .invalid: (7, "Bad Number")
        case .rejected: (8, "Rejected")
        case .blocked: (9, "Blocked")
        case .unwanted: (10, "Do Not Call")
        case .congestion: (11, "Network Congestion")
        case .abandoned: (12, "Abandoned")
        case .misconfigured: (13, "Failed")
        case .skipped: (14, "Skipped")
        case .interrupted: (15, "Interrupted")
        }
    }
}
