import Foundation
import GRDB

extension Database {
    /// Keeps a job of a list, new or changed.
    func keep<Job: ListJob>(_ job: Job, ofList list: Int64) throws {
        try cachedStatement(
            sql: """
                INSERT INTO jobs (id, kind, list, document) VALUES (?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET document = excluded.document
                """
        )
        .execute(arguments: [job.id, Job.kind, list, try Self.encode(job)])
    }

    /// The job of an id; `nil` when there is none of its kind.
    func job<Job: ListJob>(_ type: Job.Type, _ id: String) throws -> Job? {
        try String.fetchOne(
            cachedStatement(sql: "SELECT document FROM jobs WHERE kind = ? AND id = ?"),
            arguments: [Job.kind, id]
        )
        .map { try Self.decode($0) }
    }

    /// The jobs of a list, the latest first.
    func jobs<Job: ListJob>(_ type: Job.Type, ofList list: Int64, limit: Int = 100) throws -> [Job] {
        try String.fetchAll(
            cachedStatement(sql: "SELECT document FROM jobs WHERE kind = ? AND list = ? ORDER BY seq DESC LIMIT ?"),
            arguments: [Job.kind, list, limit]
        )
        .map { try Self.decode($0) }
    }

    /// Forgets a job, with what was written for it.
    func deleteJob(_ id: String) throws {
        try execute(sql: "DELETE FROM jobs WHERE id = ?", arguments: [id])
    }

    /// Says of the jobs that a restart cut off that they failed.
    func failOpenJobs() throws {
        try execute(
            sql: """
                UPDATE jobs SET document = json_set(
                  document, '$.state', 'failed',
                  '$.failure', json_object(
                    'code', 'INTERRUPTED',
                    'message', 'The exchange stopped before it was done; what was done until then stays.'
                  )
                ) WHERE json_extract(document, '$.state') = 'in-progress'
                """
        )
    }

    /// Adds a part to the file that a job writes.
    func insertPart(_ body: Data, number: Int, ofJob job: String) throws {
        try cachedStatement(sql: "INSERT INTO job_parts (job, part, body) VALUES (?, ?, ?)")
            .execute(arguments: [job, number, body])
    }

    /// A part of the file that a job wrote, from 0; `nil` after the last.
    func part(_ number: Int, ofJob job: String) throws -> Data? {
        try Data.fetchOne(
            cachedStatement(sql: "SELECT body FROM job_parts WHERE job = ? AND part = ?"),
            arguments: [job, number]
        )
    }
}
