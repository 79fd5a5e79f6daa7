import Foundation
package import RingdownCore
package import RingdownVendors

extension CXoneClient {
    /// Seconds between the looks at a job, one after the other; after the last it is said not to have ended.
    static let jobWaits: [TimeInterval] = [1, 2, 4, 8, 15]

    /// Puts records on a calling list; the answer is the job, which older versions answer as ended.
    package func upload(_ upload: CXoneUpload, to list: RemoteObject) async throws(ConnectorError) -> CXoneUploadJob {
        let call = CXoneCall(.upload, list.id, body: upload.json, target: list)
        let reply = try await send(call)
        let answer = (try? JSON(parsing: reply.body)).flatMap(CXoneAnswer.init)
        let unreadable = vendorCall(call).unreadable(status: reply.status, correlationID: reply.correlationID)
        guard var job = answer?.object(as: CXoneUploadJob.self) else { throw unreadable }
        if job.jobId == nil {
            guard job.importStatus != nil || job.procRecords != nil else { throw unreadable }
            job.isComplete = true
        }
        return job
    }

    /// Waits for a job's end, within half a minute.
    ///
    /// - Throws: `noAnswer` when it has not ended by then: whether its records will be there is not known.
    package func follow(
        _ job: CXoneUploadJob,
        on list: RemoteObject
    ) async throws(ConnectorError) -> CXoneUploadJob {
        guard let id = job.jobId, job.isComplete != true else { return try checked(job, list) }
        for wait in [0] + Self.jobWaits {
            if wait > 0 { try? await clock.sleep(until: clock.now().addingTimeInterval(wait)) }
            if Task.isCancelled { break }
            let seen = try await self.job(id, on: list)
            if seen.isComplete == true || seen.isCancelled == true { return try checked(seen, list) }
        }
        throw ConnectorError(
            .noAnswer,
            "Upload job \(id) of calling list \"\(list.name)\" has not ended in half a minute: it is read back, and see it "
                + "under ACD > Lists > Calling Lists.",
            operation: CXoneEndpoint.job.name,
            target: list
        )
    }

    /// The jobs of a calling list that were submitted since an instant.
    func jobs(of list: RemoteObject, since instant: Date) async throws(ConnectorError) -> [CXoneUploadJob] {
        let query: CXoneCall.Query = [
            ("startDate", CXoneTime.text(instant)), ("endDate", CXoneTime.text(clock.now().addingTimeInterval(3_600))),
        ]
        let call = CXoneCall(.jobs, query: query, target: list)
        return try await readAll(call, "uploadJobs", of: CXoneUploadJob.self).filter { $0.listId == list.id }
    }

    private func job(_ id: String, on list: RemoteObject) async throws(ConnectorError) -> CXoneUploadJob {
        do throws(ConnectorError) {
            let answer = try await read(CXoneCall(.job, id, target: list))
            return answer.object("uploadJobs", as: CXoneUploadJob.self) ?? CXoneUploadJob()
        } catch {
            // The upload was accepted before, so whatever keeps its job from being read does not undo it.
            var unread = error
            unread.code = .noAnswer
            throw unread
        }
    }

    /// The job when it took its records; throws what was wrong with them.
    private func checked(_ job: CXoneUploadJob, _ list: RemoteObject) throws(ConnectorError) -> CXoneUploadJob {
        let name = job.jobId.map { "Upload job \($0)" } ?? "The upload"
        if job.isCancelled == true {
            throw refusal(
                .invalid,
                "\(name) of calling list \"\(list.name)\" was cancelled: send it again.",
                .job,
                list
            )
        }
        let rows = job.errorResults.map(Self.sentence)
        guard rows.isEmpty, (job.invalidRecords ?? 0) == 0 else {
            let count = max(rows.count, job.invalidRecords ?? 0)
            let first = rows.first.map { ": \($0)" } ?? ""
            throw refusal(
                .invalid,
                "\(name) of calling list \"\(list.name)\" refused \(count) row\(count == 1 ? "" : "s")\(first); correct "
                    + "numbers, ids and time zones.",
                .job,
                list,
                said: rows.prefix(5).joined(separator: "; ")
            )
        }
        return job
    }

    /// What an error of one row says, whatever its members are named.
    private static func sentence(_ row: JSON) -> String {
        switch row {
        case .string(let text): text.oneLine
        case .object(let members):
            members.sorted { $0.key < $1.key }
                .compactMap { name, value in CXoneID.text(value).map { "\(name) \($0)" } }
                .joined(separator: ", ").oneLine
        case .null, .bool, .number, .array: "a row"
        }
    }
}
