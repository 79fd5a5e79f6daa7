import Foundation
import RingdownCore
import RingdownDialer
import RingdownVendors

extension CXoneCall {
    /// Takes a file of records into a list, and starts a skill if that is wanted.
    ///
    /// The work is done before the answer, so that the job that is answered is complete.
    func upload() async throws -> CXoneReply {
        let list = try await list()
        guard list.mapping?.isActive ?? true else {
            throw CXoneFault(409, "InvalidState", "Calling List is not Active")
        }
        guard list.mapping?.isPlaceholder != true else {
            throw CXoneFault(400, "InvalidListId", "Calling List must be created and mapped before uploading")
        }
        let fields = try await fields()
        let campaign = try await uploadSkill(fields)
        let expires = try await checkUpload(fields)
        guard let file = try fields.text("listFile").flatMap({ Data(base64Encoded: $0) }),
            let text = String(data: file, encoding: .utf8), let rows = CXoneCSV.read(text)
        else { throw CXoneFault(400, "InvalidListFile", "Invalid file format for listFile") }
        let sheet = try UploadSheet(rows, list, zone: try fields.text("defaultTimeZone"))
        if let campaign { try await exchange.switchboard.move(campaign: campaign.id, toList: list.id) }
        let (number, job) = try await take(sheet, into: list, overwrites: try fields.flag("forceOverwrite") ?? false)
        if let expires = [expires, list.mapping?.expires].compactMap(\.self).min() {
            try await exchange.switchboard.limit(sheet.drafts.compactMap(\.draft.id), inList: list.id, until: expires)
        }
        if let campaign, try fields.flag("startSkill") ?? false, !campaign.isRunning { try await start(campaign) }
        guard version >= 9 else {
            return .json([
                "resultSet": [
                    "sourceId": .whole(number), "importStatus": "Complete", "procRecords": .whole(job.processed),
                    "validRecords": .whole(job.valid), "invalidRecords": .whole(job.failures.count),
                    "errorResults": job.errors,
                ]
            ])
        }
        return .json(["jobId": .whole(number)], 202, "Accepted. Upload job queued")
    }

    /// The skill that is to dial the records; `nil` when none is named.
    private func uploadSkill(_ fields: CXoneFields) async throws -> Campaign? {
        guard let text = try fields.text("skillId") else {
            guard try fields.flag("startSkill") != true else {
                throw CXoneFault(400, "InvalidSkillId", "Invalid skillId - '', is needed to start the skill")
            }
            return nil
        }
        guard let number = Int(text),
            let campaign = try await exchange.store.read({ db in try db.object(Campaign.self, number: number) })
        else { throw CXoneFault(400, "InvalidSkillId", "Invalid skillId - '\(text)'") }
        let division = try await exchange.division(campaign.division)
        let restricted = "Skill - '\(number)' is restricted"
        try require(in: division, restricted: restricted)
        if try fields.flag("startSkill") ?? false { try require(.skillStart, in: division, restricted: restricted) }
        return campaign
    }

    /// Checks what is said of the file; answers when its records expire, `nil` is never.
    private func checkUpload(_ fields: CXoneFields) async throws -> DialerTime? {
        if let name = try fields.text("fileName"), let dot = name.lastIndex(of: "."),
            !["csv", "txt"].contains(name[name.index(after: dot)...].lowercased())
        {
            throw CXoneFault(400, "InvalidFileName", "Invalid fileName - '\(name)', must end in .csv or .txt")
        }
        if let zone = try fields.text("defaultTimeZone"), CXoneZones.iana(zone) == nil {
            throw CXoneFault(400, "InvalidDefaultTimeZone", "Invalid defaultTimeZone - '\(zone)'")
        }
        if try fields.flag("sendEmail") ?? false {
            throw CXoneFault.unsupported("sendEmail", "the exchange sends no mail")
        }
        if let text = try fields.text("expirationDate") {
            guard let date = DialerTime(cxone: text) else {
                throw CXoneFault(400, "InvalidExpirationDate", "Invalid expirationDate - '\(text)'")
            }
            // The day itself still counts.
            let end = DialerTime(milliseconds: date.milliseconds + 86_400_000)
            guard end > exchange.switchboard.now else {
                throw CXoneFault(400, "InvalidExpirationDate", "Invalid expirationDate - '\(text)', is in the past")
            }
            return end
        }
        return nil
    }

    private func take(
        _ sheet: UploadSheet,
        into list: ContactList,
        overwrites: Bool
    ) async throws -> (number: Int, job: UploadJob) {
        let placement = ContactPlacement(clearsSystemData: overwrites)
        for isPriority in [true, false] {
            let drafts = sheet.drafts.filter { $0.isPriority == isPriority }.map(\.draft)
            guard !drafts.isEmpty else { continue }
            var placement = placement
            placement.isPriority = isPriority
            _ = try await exchange.switchboard.add(drafts, toList: list.id, placement)
        }
        let job = UploadJob(
            id: exchange.ids.next(),
            list: list.id,
            listName: list.name,
            submitted: exchange.switchboard.now,
            processed: sheet.drafts.count + sheet.failures.count,
            valid: sheet.drafts.count,
            failures: sheet.failures
        )
        let number = try await exchange.store.write { db in
            try db.insert(job)
            return Int(try db.key(.uploadJob, job.id))
        }
        return (number, job)
    }

    func uploadJobs() async throws -> CXoneReply {
        let fields = query
        guard fields["startDate"] != nil, fields["endDate"] != nil else {
            throw CXoneFault(400, "InvalidParameter", "'startDate and endDate' is required")
        }
        let (start, end) = try period(fields, days: 30)
        let sees = sees
        let (jobs, numbers) = try await exchange.store.read { db in
            let lists = try db.objects(ContactList.self).reduce(into: [String: String]()) { $0[$1.id] = $1.division }
            let jobs = try db.objects(UploadJob.self).filter { lists[$0.list].map(sees) ?? true }
            return (jobs, try db.numbers(of: .uploadJob))
        }
        var rows: [[String: JSON]] = []
        for job in jobs.filter({ $0.submitted >= start && $0.submitted < end }).sorted(by: {
            $0.submitted < $1.submitted
        }) {
            rows.append(try await shown(job, numbers[job.id] ?? 0))
        }
        return try list(rows, as: "uploadJobs")
    }

    /// The job that the path names, with its number.
    ///
    /// Refuses a caller whose data restriction hides its list.
    func uploadJob() async throws -> (number: Int, job: UploadJob) {
        let text = parameter("jobId")
        let found = try await exchange.store.read { db -> (job: UploadJob, list: ContactList?)? in
            guard let number = Int(text), let job = try db.object(UploadJob.self, number: number) else { return nil }
            return (job, try db.object(ContactList.self, job.list))
        }
        guard let number = Int(text), let found else {
            throw CXoneFault(404, "InvalidJobId", "Invalid jobId - '\(text)'")
        }
        if let list = found.list { try require(in: try await exchange.division(list.division)) }
        return (number, found.job)
    }

    /// A job as CXone shows it.
    func shown(_ job: UploadJob, _ number: Int) async throws -> [String: JSON] {
        let list = try await exchange.store.read { db in try db.numbers(of: .contactList)[job.list] }
        return [
            "jobId": .whole(number), "listId": .whole(list), "listName": .string(job.listName),
            "submitDate": .time(job.submitted), "startDate": .time(job.submitted),
            "completedDate": .time(job.submitted), "isComplete": true, "isCancelled": .bool(job.isCancelled),
            "procRecords": .whole(job.processed), "validRecords": .whole(job.valid),
            "invalidRecords": .whole(job.failures.count), "errorResults": job.errors,
        ]
    }
}

extension UploadJob {
    /// The rows that were not taken, as CXone's older versions list them.
    var errors: JSON { .array(failures.map { ["row": .whole($0.row), "error": .string($0.error)] }) }
}
