import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysDialect {
    /// Adds the changes and removals of many contacts.
    ///
    /// A job is done when it is answered: 200, not 202.
    func addContactJobs(to routes: GenesysRoutes) throws(ExchangeError) {
        let path = "/api/v2/outbound/contactlists/{contactListId}/contacts/bulk"
        try routes.on("POST \(path)/remove") { try await $0.removeManyContacts() }
        try routes.on("POST \(path)/update") { try await $0.changeManyContacts() }
        try routes.on("GET \(path)/jobs") { call in
            let list = try await call.listOfContacts()
            let jobs = try await call.exchange.store.read { db in
                try db.jobs(ContactJob.self, ofList: try db.key(.contactList, list.id))
            }
            return try .json(
                JSON.object([
                    "entities": .array(jobs.map { $0.genesys(list: list.id) }),
                    "total": .number(JSONNumber(jobs.count)),
                    "selfUri": .string(call.path),
                ])
            )
        }
        try routes.on("GET \(path)/jobs/{jobId}") { call in
            let list = try await call.listOfContacts()
            let id = try call.parameter("jobId")
            let job = try await call.exchange.store.read { db in try db.job(ContactJob.self, id) }
            guard let job else { throw GenesysFault(.resourceNotFound) }
            return try .json(job.genesys(list: list.id))
        }
    }
}

extension GenesysCall {
    fileprivate func removeManyContacts() async throws -> GenesysAnswer {
        let list = try await listOfContacts()
        let fields = try await fields()
        try fields.refuse(["generateDownloadURI"], code: "constraint.validation")
        let filter = try await filter(in: fields, of: list)
        return try await run(.delete, in: list, ids: nil, filter) { ids in
            _ = try await exchange.switchboard.remove(contacts: ids, fromList: list.id, ignoringAbsent: true)
        }
    }

    fileprivate func changeManyContacts() async throws -> GenesysAnswer {
        let list = try await listOfContacts()
        let fields = try await fields()
        try fields.refuse(["generateDownloadURI"], code: "constraint.validation")
        guard let contact = fields["contact"] else {
            throw GenesysFault("invalid.update", "contact is required: it holds what the contacts are to get.")
        }
        let change = try ContactDraft(GenesysFields(contact), for: list)
        let filter = try await filter(in: fields, of: list)
        return try await run(.edit, in: list, ids: try fields.texts("contactIds"), filter) { ids in
            _ = try await exchange.switchboard.edit(contacts: ids, ofList: list.id) { draft in
                draft.data.merge(change.data) { _, new in new }
                draft.isCallable = change.isCallable
                draft.columnsCallable = change.columnsCallable
            }
        }
    }

    /// Does something to the contacts that are meant, some at a time, so that dialing goes on meanwhile.
    private func run(
        _ type: ContactJob.Kind,
        in list: ContactList,
        ids: [String]?,
        _ filter: ContactFilter,
        _ body: ([String]) async throws -> Void
    ) async throws -> GenesysAnswer {
        guard let turn = exchange.listWork.begin(list.id) else {
            throw GenesysFault("contact.bulk.operation.in.progress", "Another bulk operation of the list is under way.")
        }
        defer { turn.end() }
        let now = exchange.switchboard.now
        let (key, meant) = try await exchange.store.read { db in
            let key = try db.key(.contactList, list.id)
            return (key, try ids ?? db.contactIDs(inList: key, filter, at: now))
        }
        var job = ContactJob(
            id: exchange.ids.next(),
            type: type,
            total: meant.count,
            began: exchange.switchboard.now
        )
        try await keep(job, key)
        var rest = meant[...]
        do {
            while !rest.isEmpty {
                let batch = Array(rest.prefix(GenesysWritableContact.requestLimit))
                rest = rest.dropFirst(batch.count)
                try await body(batch)
                job.completed += batch.count
            }
            job.state = .complete
        } catch let error as ExchangeError {
            job.state = .failed
            job.failure = JobFailure(
                code: GenesysFault(error, in: operation).body.code ?? "internal.error",
                message: "\(error.message); \(job.completed) contacts were done before"
            )
        }
        try await keep(job, key)
        return try .json(job.genesys(list: list.id))
    }

    private func keep(_ job: ContactJob, _ key: Int64) async throws {
        try await exchange.store.write { db in try db.keep(job, ofList: key) }
    }
}

extension ContactJob {
    /// The job as the vendor shows it (`ContactsBulkOperationJob`).
    fileprivate func genesys(list: String) -> JSON {
        var members: [String: JSON] = [
            "id": .string(id),
            "type": .string(type.rawValue),
            "state": .string(state.genesys),
            "totalRecords": .number(JSONNumber(total)),
            "completedRecords": .number(JSONNumber(completed)),
            "percentComplete": .number(JSONNumber(total == 0 ? 100 : completed * 100 / total)),
            "selfUri": .string(GenesysPath.contactList(list) + "/contacts/bulk/jobs/\(id)"),
        ]
        if let failure {
            members["failureReason"] = ["code": .string(failure.code), "message": .string(failure.message)]
        }
        return .object(members)
    }
}

extension JobState {
    fileprivate var genesys: String {
        switch self {
        case .inProgress: "InProgress"
        case .complete: "Complete"
        case .failed: "Failed"
        }
    }
}
