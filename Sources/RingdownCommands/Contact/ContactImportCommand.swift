import ArgumentParser
import Foundation
import RingdownConnectors
import RingdownCore

/// `ringdown contact import FILE`: uploads a file of contacts to a list, the vendor's way.
struct ContactImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import contacts from a CSV file into a contact list.",
        discussion: """
            The first line names columns of the list; the file is UTF-8. Exit codes: 0 when every row was imported, 1 \
            when rows or the file were refused, 4 when the client may not upload.
            """
    )

    @Argument(help: "The CSV file.")
    var file: String

    @Option(help: "The contact list's name or id at the provider.")
    var list: String

    @Option(help: "The column that holds the contacts' ids; without one the platform chooses them.")
    var idColumn: String?

    @Flag(help: "Forget attempts and callable status of contacts that exist already.")
    var clearSystemData = false

    @OptionGroup var access: ProviderAccess
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let bytes = [UInt8](try InputFile.read(file))
        let upload = try await access.withClient { client in
            let target = try await client.listToFill(list)
            return try await client.upload(
                bytes,
                toList: target,
                idColumn: idColumn,
                clearSystemData: clearSystemData
            )
        }
        let report = ContactImportReport(upload)
        try output.show(report, text: report.lines)
        if report.failure != nil || report.refused > 0 { throw ExitCode(CommandFailure.Exit.failed.rawValue) }
    }
}

/// What became of the rows of a file.
struct ContactImportReport: Encodable {
    struct Refusal: Encodable {
        /// The line of the file, from 1.
        var line: Int
        var code: String
        var message: String
    }

    var rows: Int
    /// Contacts that are new and that were changed; `nil` where the platform does not say.
    var added: Int?
    var updated: Int?
    var refused: Int
    /// The first refused rows, as far as the platform names them.
    var refusals: [Refusal]
    var failure: String?

    init(_ upload: GenesysCloudClient.ContactUpload) {
        rows = upload.total
        failure = upload.failure
        added = upload.report?["added"]?.int
        updated = upload.report?["updated"]?.int
        refused = upload.report?["refused"]?.int ?? 0
        if let message = upload.report?["failure"]?["message"]?.string, let code = failure {
            failure = "\(code): \(message)"
        }
        refusals = (upload.report?["refusals"]?.array ?? []).compactMap { row in
            guard let line = row["line"]?.int, let code = row["code"]?.string else { return nil }
            return Refusal(line: line, code: code, message: row["message"]?.string ?? "")
        }
    }

    var lines: [String] {
        var lines: [String] = []
        if let failure { lines.append("not imported  \(failure)") }
        var counts = "rows \(rows)"
        if let added, let updated { counts += ", new \(added), changed \(updated), refused \(refused)" }
        lines.append(counts)
        lines += refusals.prefix(20).map { "  line \($0.line)  \($0.code)  \($0.message)" }
        if refused > 20 { lines.append("  and \(refused - 20) more: --format json shows the first thousand") }
        return lines
    }
}
