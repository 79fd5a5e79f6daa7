import NIOCore
import RingdownCore
import RingdownDialer
import RingdownVendors

/// Puts the entries of a file on a do-not-call list, as it comes, some rows in one transaction.
struct DNCImporter: Sendable {
    /// Rows that one transaction adds.
    private static let batch = 2000

    let exchange: Exchange
    let list: DNCList
    let upload: DNCUpload

    /// A row's entries, and until when they hold; `nil`: for good.
    private typealias Row = (entries: [String], until: DialerTime?)

    /// Imports, and answers what became of it.
    ///
    /// Throws `inUse` when other work on the list is under way; whatever is wrong with the file is in the answer.
    func run<Bytes: AsyncSequence>(_ file: Bytes) async throws -> ContactImport where Bytes.Element == ByteBuffer {
        guard let turn = exchange.listWork.begin(list.id) else {
            throw ExchangeError(
                .inUse,
                "other work on the do-not-call list is under way; try again when it is done",
                object: .dncList
            )
        }
        defer { turn.end() }
        var job = ContactImport(id: exchange.ids.next(), began: exchange.switchboard.now)
        try await keep([], &job)
        do {
            try await read(file, &job)
            job.state = .complete
        } catch let fault as ContactFileFault {
            job.state = .failed
            job.failure = fault.failure
        } catch let error as ExchangeError {
            job.state = .failed
            job.failure = JobFailure(code: "EXCEEDED_DNC_RECORD_LIMIT", message: "\(error.message); rows before stay.")
            guard error.code == .invalidValue else { throw error }
        } catch {
            job.state = .failed
            job.failure = JobFailure(
                code: "IMPORT_COULD_NOT_PARSE_AN_ENTRY",
                message: "The file broke off; the rows before stay imported."
            )
        }
        job.ended = exchange.switchboard.now
        try await keep([], &job)
        return job
    }

    private func read<Bytes: AsyncSequence>(
        _ file: Bytes,
        _ job: inout ContactImport
    ) async throws where Bytes.Element == ByteBuffer {
        var rows = CSVRows()
        var header: DNCFileHeader?
        var taken: [Row] = []
        func take(_ row: CSVRows.Row) throws {
            guard let known = header else {
                guard case .fields(let names, _) = row else { throw DNCFileHeader.unreadable }
                header = try DNCFileHeader(names, for: list, upload)
                return
            }
            job.take(row) { fields throws(ContactFileFault) in taken.append(try known.row(fields)) }
        }
        for try await buffer in file {
            try rows.take(buffer.readableBytesView, take)
            if taken.count >= Self.batch {
                try await keep(taken, &job)
                taken = []
            }
        }
        try rows.end(take)
        guard header != nil else { throw DNCFileHeader.unreadable }
        try await keep(taken, &job)
    }

    /// Puts rows on the list, and keeps in the same transaction how far the import is.
    private func keep(_ rows: [Row], _ job: inout ContactImport) async throws {
        let before = job
        job = try await exchange.switchboard.perform { [list] _, turn in
            var job = before
            let key = try turn.db.key(.dncList, list.id)
            for row in rows { try turn.db.insertDNC(row.entries, until: row.until, at: turn.now, inList: key) }
            let size = rows.isEmpty ? 0 : try turn.db.dncSize(ofList: key, at: turn.now)
            guard size <= DNCList.entryLimit else {
                throw ExchangeError(
                    .invalidValue,
                    "a do-not-call list has at most \(DNCList.entryLimit) entries",
                    object: .dncList,
                    rule: "dnc.records.per.list.limit.exceeded"
                )
            }
            job.added += rows.count
            try turn.db.keep(job, ofList: key)
            return job
        }
    }
}

/// The first row of a file of do-not-call entries.
private struct DNCFileHeader {
    static let unreadable = ContactFileFault(
        "IMPORT_FAILED_TO_READ_HEADERS",
        "The file's first line must name its columns."
    )

    private let count: Int
    private let places: [Int]
    private let expiration: Int?
    private let source: DNCList.Source

    init(_ names: [String], for list: DNCList, _ upload: DNCUpload) throws(ContactFileFault) {
        // A file may begin with a byte order mark.
        let names = names.map { $0.hasPrefix("\u{FEFF}") ? String($0.dropFirst()) : $0 }
        func place(_ name: String) throws(ContactFileFault) -> Int {
            guard let place = names.firstIndex(of: name) else {
                throw ContactFileFault("IMPORT_COLUMNS_DO_NOT_EXIST_ON_LIST", "The file has no column \(name).")
            }
            return place
        }
        var places: [Int] = []
        for name in upload.columns { places.append(try place(name)) }
        guard !places.isEmpty || names.count == 1 else {
            throw ContactFileFault(
                "IMPORT_NO_COLUMNS_DEFINED",
                "The file has several columns, and the upload does not say which holds entries."
            )
        }
        self.places = places.isEmpty ? [0] : places
        if let name = upload.expirationColumn { expiration = try place(name) } else { expiration = nil }
        count = names.count
        source = list.source
    }

    /// The entries of a row, and until when they hold.
    func row(_ fields: [String]) throws(ContactFileFault) -> (entries: [String], until: DialerTime?) {
        guard fields.count == count else {
            throw ContactFileFault(
                "IMPORT_ENTRY_DOES_NOT_ALIGN_WITH_HEADERS",
                "The row has \(fields.count) fields, and the header \(count)."
            )
        }
        var entries: [String] = []
        for text in places.map({ CSVText.plain(fields[$0]) }) where !text.isEmpty {
            let entry = source == .numbers ? DialString.canonical(text) : text
            guard !entry.isEmpty else {
                throw ContactFileFault("IMPORT_INVALID_PHONE_NUMBERS", "\(text.prefix(40)) is no phone number.")
            }
            entries.append(entry)
        }
        guard !entries.isEmpty else { throw ContactFileFault("IMPORT_INVALID_DATA", "The row has no entry.") }
        guard let expiration, !fields[expiration].isEmpty else { return (entries, nil) }
        guard let date = GenesysTime.date(fields[expiration]) else {
            throw ContactFileFault(
                "IMPORT_INVALID_EXPIRATION_DATE",
                "\(fields[expiration].prefix(40)) is no date; write it as 2026-01-31T09:00:00Z."
            )
        }
        return (entries, DialerTime(date))
    }
}
