import NIOCore
import RingdownCore
import RingdownDialer

/// Imports a file of contacts into a list, as it comes, some rows in one transaction.
///
/// The import's own record is kept in the same transactions: it says at every moment exactly what is in the list.
struct ContactImporter: Sendable {
    /// Rows that one transaction adds.
    private static let batch = 2000

    let exchange: Exchange
    let list: ContactList
    let options: ContactImportOptions

    /// Imports, and answers what became of it.
    ///
    /// Throws `inUse` when other work on the list is under way; whatever is wrong with the file is in the answer.
    func run<Bytes: AsyncSequence>(_ file: Bytes) async throws -> ContactImport where Bytes.Element == ByteBuffer {
        guard let turn = exchange.listWork.begin(list.id) else {
            throw ExchangeError(
                .inUse,
                "other work on the contact list is under way; try again when it is done",
                object: .contactList
            )
        }
        defer { turn.end() }
        var job = ContactImport(id: exchange.ids.next(), began: exchange.switchboard.now)
        try await exchange.switchboard.add([], to: list.id, &job, options)
        do {
            if let specification = options.specification {
                try await read(SpecifiedFile(base: file, specification: specification), &job)
            } else {
                try await read(file, &job)
            }
            job.state = .complete
        } catch let fault as ContactFileFault {
            job.state = .failed
            job.failure = fault.failure
        } catch let error as ExchangeError {
            job.state = .failed
            job.failure = JobFailure(code: "IMPORT_LIST_NO_LONGER_EXISTS", message: error.message)
            guard error.code != .notFound else { return job }
        } catch {
            job.state = .failed
            job.failure = JobFailure(
                code: "IMPORT_COULD_NOT_PARSE_AN_ENTRY",
                message: "The file broke off; the rows before stay imported."
            )
        }
        job.ended = exchange.switchboard.now
        try await exchange.switchboard.add([], to: list.id, &job, options)
        return job
    }

    private func read<Bytes: AsyncSequence>(
        _ file: Bytes,
        _ job: inout ContactImport
    ) async throws where Bytes.Element == ByteBuffer {
        var rows = CSVRows()
        var reader = Reader(check: ContactCheck(list))
        var isFirst = true
        for try await buffer in file {
            if isFirst, buffer.readableBytes > 0 {
                isFirst = false
                let (skipped, isUTF8) = Self.mark(buffer.readableBytesView)
                guard isUTF8 else {
                    throw ContactFileFault("IMPORT_FAILED_TO_READ_HEADERS", "The file is not UTF-8: save it as UTF-8.")
                }
                try rows.take(buffer.readableBytesView.dropFirst(skipped)) { try reader.take($0, list, options, &job) }
            } else {
                try rows.take(buffer.readableBytesView) { try reader.take($0, list, options, &job) }
            }
            while reader.drafts.count >= Self.batch {
                let drafts = Array(reader.drafts.prefix(Self.batch))
                reader.drafts.removeFirst(drafts.count)
                try await exchange.switchboard.add(drafts, to: list.id, &job, options)
            }
        }
        try rows.end { try reader.take($0, list, options, &job) }
        guard reader.hasHeader else {
            throw ContactFileFault("IMPORT_NO_COLUMNS_DEFINED", "The file is empty: its first line must name columns.")
        }
        try await exchange.switchboard.add(reader.drafts, to: list.id, &job, options)
    }

    /// How many bytes the byte order mark takes, and whether it is UTF-8's.
    private static func mark(_ bytes: some Collection<UInt8>) -> (skipped: Int, isUTF8: Bool) {
        let head = Array(bytes.prefix(3))
        if head == [0xEF, 0xBB, 0xBF] { return (3, true) }
        return (0, !head.starts(with: [0xFF, 0xFE]) && !head.starts(with: [0xFE, 0xFF]) && !head.contains(0))
    }
}

/// Makes contacts of rows.
private struct Reader {
    var check: ContactCheck
    private var header: ContactFileHeader?
    var drafts: [ContactDraft] = []

    init(check: ContactCheck) { self.check = check }

    var hasHeader: Bool { header != nil }

    mutating func take(
        _ row: CSVRows.Row,
        _ list: ContactList,
        _ options: ContactImportOptions,
        _ job: inout ContactImport
    ) throws {
        guard let header else {
            guard case .fields(let names, _) = row else {
                throw ContactFileFault("IMPORT_FAILED_TO_READ_HEADERS", "The file's first line cannot be read as CSV.")
            }
            self.header = try ContactFileHeader(names, for: list, options)
            return
        }
        let began = job.began
        job.take(row) { fields throws(ContactFileFault) in
            var draft = try header.draft(fields)
            try check.check(&draft)
            guard options.filter?.admits(draft.data, at: began) ?? true else { return }
            drafts.append(draft)
        }
    }
}
