import RingdownCore

extension Switchboard {
    /// Adds contacts of a file to a list, and keeps in the same transaction how far the import is.
    ///
    /// Of rows with one id the last counts.
    func add(
        _ drafts: [ContactDraft],
        to list: String,
        _ job: inout ContactImport,
        _ options: ContactImportOptions
    ) async throws(ExchangeError) {
        let before = job
        job = try await perform { floor, turn in
            var job = before
            if !drafts.isEmpty {
                let placement = ContactPlacement(clearsSystemData: options.clearsSystemData)
                let changes = try floor.add(drafts, toList: list, placement, turn)
                let added = changes.count(where: \.isNew)
                job.added += added
                job.updated += changes.count - added
            }
            try turn.db.keep(job, ofList: try turn.db.key(.contactList, list))
            if job.ended != nil { try turn.note(job, ofList: try turn.db.existing(ContactList.self, list)) }
            return job
        }
        hub.tell(job, ofList: list)
    }
}

extension Turn {
    /// Says in the event log what of a file was not imported: a line for each reason.
    fileprivate func note(_ job: ContactImport, ofList list: ContactList) throws {
        var lines: [(code: String, level: OutboundEvent.Level, message: String)] = []
        if let failure = job.failure { lines.append((failure.code, .error, failure.message)) }
        let reasons = Dictionary(grouping: job.refusals) { $0.failure.code }
        for (code, refusals) in reasons.sorted(by: { $0.key < $1.key }) {
            guard let first = refusals.first else { continue }
            let count = job.refused > job.refusals.count ? "At least \(refusals.count)" : "\(refusals.count)"
            lines.append(
                (code, .warning, "\(count) row(s) were not imported; line \(first.line): \(first.failure.message)")
            )
        }
        for line in lines {
            try note(.importRefused, line.level, about: .contactList, list.id, list.name, code: line.code, line.message)
        }
    }
}
