import Foundation
import RingdownCore
import RingdownDialer

extension CXoneDialect {
    /// Adds the reports that are made as files.
    static func addReportJobs(to routes: inout CXoneRoutes) {
        routes.on("GET /reports", .reportsView) { call in
            let unit = call.exchange.tenant.businessUnit
            let rows = ReportKind.allCases.map { report -> [String: JSON] in
                [
                    "businessUnitId": .whole(unit), "reportId": .whole(report.rawValue),
                    "reportName": .string(report.name), "reportType": "Custom",
                ]
            }
            return try call.list(rows, as: "reports")
        }
        routes.on("GET /report-jobs", .reportsView) { try await $0.reportJobs() }
        routes.on("GET /report-jobs/{jobId}", .reportsView) { try await $0.reportJob() }
        routes.on("POST /report-jobs/{reportId}", .reportsView) { try await $0.startReport() }
        routes.on("POST /report-jobs/datadownload/{reportId}", .reportsView) { try await $0.downloadReport() }
        routes.on("GET /files", .reportsView) { try await $0.reportFile() }
    }
}

extension CXoneCall {
    /// Days that a report which is started covers, up to now, and days that its file is kept unless something else is
    /// said.
    private static let span = 30
    private static let usualKeeping = 7

    private func reportKind() throws(CXoneFault) -> ReportKind {
        let number = try number("reportId")
        guard let report = ReportKind(rawValue: number) else { throw CXoneFault.noObject("reportId", String(number)) }
        return report
    }

    /// Makes a report of the past thirty days.
    fileprivate func startReport() async throws -> CXoneReply {
        let report = try reportKind()
        let fields = try await fields()
        if let type = try fields.text("fileType"), type.uppercased() != "CSV" {
            throw CXoneFault.unsupported("fileType", "the exchange writes CSV")
        }
        let now = exchange.switchboard.now
        let days = try fields.whole("deleteAfter", in: 1...365) ?? Self.usualKeeping
        var name = report.name
        if try fields.flag("appendDate") ?? false { name += " " + now.cxone.prefix(10) }
        let job = ReportJob(
            id: exchange.ids.next(),
            report: report.rawValue,
            reportName: report.name,
            owner: principal.id,
            made: now,
            ends: DialerTime(milliseconds: now.milliseconds + Int64(days) * 86_400_000),
            fileName: name + ".csv",
            file: try await text(
                of: report,
                from: DialerTime(milliseconds: now.milliseconds - Int64(Self.span) * 86_400_000),
                to: now,
                withHeaders: try fields.flag("includeHeaders") ?? true
            )
        )
        let present = try await ownJobs().map(\.job).filter { $0.fileName == job.fileName }
        guard try present.isEmpty || (fields.flag("overwrite") ?? true) else {
            throw CXoneFault(409, "InvalidFileName", "File already exists")
        }
        let number = try await exchange.store.write { db in
            for old in try db.objects(ReportJob.self) where old.ends <= now || present.contains(old) {
                try db.delete(.reportJob, old.id)
            }
            try db.insert(job)
            return Int(try db.key(.reportJob, job.id))
        }
        return .json(["jobId": .whole(number)], 202, "Accepted")
    }

    /// The jobs of the caller that are still kept, with their numbers.
    private func ownJobs() async throws -> [(number: Int, job: ReportJob)] {
        let (owner, now) = (principal.id, exchange.switchboard.now)
        return try await exchange.store.read { db in
            let numbers = try db.numbers(of: .reportJob)
            return try db.objects(ReportJob.self).filter { $0.owner == owner && $0.ends > now }
                .map { (numbers[$0.id] ?? 0, $0) }
                .sorted { $0.0 < $1.0 }
        }
    }

    private func shown(_ job: ReportJob, _ number: Int) -> [String: JSON] {
        let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
        let name = job.fileName.addingPercentEncoding(withAllowedCharacters: allowed) ?? job.fileName
        return [
            "jobId": .whole(number), "reportId": .whole(job.report), "reportName": .string(job.reportName),
            "jobStart": .time(job.made), "jobEnd": .time(job.made), "fileName": .string(job.fileName),
            "resultFileURL": .string("\(base)/incontactapi/services/v\(version).0/files?fileName=\(name)"),
            "state": "Finished", "deleteTime": .time(job.ends),
        ]
    }

    fileprivate func reportJobs() async throws -> CXoneReply {
        for name in ["jobStatus", "jobSpan"] where query[name] != nil {
            throw CXoneFault.unsupported(name, "which values it takes is not known; every job is shown")
        }
        let report = try query.whole("reportId")
        let rows = try await ownJobs().filter { report == nil || $0.job.report == report }.map {
            shown($0.job, $0.number)
        }
        return .json(["runningJobs": [], "completedJobs": .array(try CXoneListing(query).cut(rows).rows)])
    }

    fileprivate func reportJob() async throws -> CXoneReply {
        let number = try number("jobId")
        guard let found = try await ownJobs().first(where: { $0.number == number }) else {
            throw CXoneFault.noObject("jobId", String(number))
        }
        return .json(try CXoneListing(query).shown([shown(found.job, number)]).first ?? .null)
    }

    fileprivate func reportFile() async throws -> CXoneReply {
        let name = try query.requiredText("fileName")
        guard let found = try await ownJobs().last(where: { $0.job.fileName == name }) else {
            throw CXoneFault(404, "InvalidFileName", "Invalid fileName - '\(name)'")
        }
        return .json(["files": ["fileName": .string(name), "file": .string(Self.encoded(found.job.file))]])
    }

    /// A report of a period, in the answer itself.
    fileprivate func downloadReport() async throws -> CXoneReply {
        let report = try reportKind()
        let fields = try await fields()
        for name in ["startDate", "endDate"] {
            let text = try fields.requiredText(name)
            guard !text.dropFirst(10).contains(where: { "+-".contains($0) }) else {
                throw CXoneFault.invalid(name, text, "must have no time zone offset")
            }
        }
        if try fields.flag("saveAsFile") ?? false {
            throw CXoneFault.unsupported("saveAsFile", "start the report with /report-jobs/\(report.rawValue) instead")
        }
        let (start, end) = try period(fields, days: Self.span)
        let text = try await text(
            of: report,
            from: start,
            to: end,
            withHeaders: try fields.flag("includeHeaders") ?? true
        )
        return .json([
            "errorMessage": .null, "fileName": .string(try fields.text("fileName") ?? report.name + ".csv"),
            "file": .string(Self.encoded(text)), "fileType": "CSV", "URI": .null,
        ])
    }

    private static func encoded(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    private func text(
        of kind: ReportKind,
        from start: DialerTime,
        to end: DialerTime,
        withHeaders: Bool
    ) async throws -> String {
        let sees = sees
        let report = try await exchange.store.read { db in
            try CallReport(CallSelection(endedSince: start, endedBefore: end), sees: sees, db)
        }
        let rows =
            switch kind {
            case .contacts: report.calls.map { completed($0, report, version: 34) }
            case .skills: summaries(report)
            }
        var text = withHeaders ? CSVText.row(kind.columns) : ""
        for row in rows {
            text += CSVText.row(
                kind.columns.map { column in
                    let value = row[column] ?? .null
                    return value.isNull ? "" : value.string ?? value.text()
                }
            )
        }
        return text
    }
}
