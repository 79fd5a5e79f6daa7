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

    /// A part of the records that are asked for, and how many those are in all.
    ///
    /// - Parameters:
    ///   - part: the part; `nil`: all of them.
    ///   - isFinalized: whether records are never called again; `nil`: either.
    ///   - since: records that were changed at this instant or later; `nil`: whenever.
    func rows(
        _ part: (skip: Int, top: Int)?,
        isFinalized: Bool?,
        since: DialerTime?
    ) throws -> (rows: [[String: JSON]], total: Int) {
        let calls = try db.calls(CallSelection(campaigns: count.skills.map(\.number)))
            .reduce(into: [String: CallRecord]()) { $0[$1.contact] = $1 }
        let key = try db.key(.contactList, list.id)
        if let part, isFinalized == nil, since == nil, part.skip % part.top == 0 {
            let page = try db.contacts(inList: key, page: Page(size: part.top, number: part.skip / part.top + 1)).items
            return (page.map { row($0, calls[$0.id]) }, count.total)
        }
        let contacts = try db.contacts(inList: key, page: Page(size: max(1, count.total), number: 1)).items
        let rows = contacts.filter { contact in
            let call = calls[contact.id]
            if let isFinalized, isFinalized != Self.isFinal(contact, call) { return false }
            if let since { return (call?.ended ?? contact.created) >= since }
            return true
        }
        let shown = part.map { rows.dropFirst($0.skip).prefix($0.top) } ?? rows[...]
        return (shown.map { row($0, calls[$0.id]) }, rows.count)
    }

    /// A part of the attempts that are asked for, and how many those are in all.
    ///
    /// - Parameters:
    ///   - part: the part; `nil`: all of them.
    ///   - isFinalized: whether somebody was reached; `nil`: either.
    func attempts(
        _ part: (skip: Int, top: Int)?,
        isFinalized: Bool?,
        since: DialerTime?
    ) throws -> (rows: [[String: JSON]], total: Int) {
        let selection = CallSelection(campaigns: count.skills.map(\.number), endedSince: since)
        if let part, isFinalized == nil {
            let calls = try db.calls(selection, limit: part.top, offset: part.skip)
            return (calls.map(attempt), try db.callCount(selection))
        }
        let calls = try db.calls(selection).filter { call in isFinalized.map { $0 == call.isConnected } ?? true }
        let shown = part.map { calls.dropFirst($0.skip).prefix($0.top) } ?? calls[...]
        return (shown.map(attempt), calls.count)
    }

    /// Whether a record is never called again.
    private static func isFinal(_ contact: Contact, _ call: CallRecord?) -> Bool {
        call?.isConnected ?? false || !contact.isCallable
    }

    private func row(_ contact: Contact, _ call: CallRecord?) -> [String: JSON] {
        var shown: [String: JSON] = [
            "externalId": .string(contact.id), "icAttempts": .whole(contact.attempts),
            "icFinalStatus": .bool(Self.isFinal(contact, call)),
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
        return shown
    }

    private func attempt(_ call: CallRecord) -> [String: JSON] {
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
