import Foundation

/// Makes rows of CSV of the lines of a specified file, as their bytes come.
struct SpecifiedLines {
    private let specification: FileSpecification
    private var pending: [UInt8] = []
    private var number = 0
    /// Rows that may be among those that are skipped at the end.
    private var held: [String] = []
    private var hasWrittenHeader = false

    init(_ specification: FileSpecification) { self.specification = specification }

    /// Takes more bytes and hands over the rows that they complete.
    ///
    /// Throws when a line cannot be read.
    mutating func take(_ bytes: some Sequence<UInt8>, _ body: (String) -> Void) throws(ContactFileFault) {
        for byte in bytes {
            guard byte == UInt8(ascii: "\n") else {
                pending.append(byte)
                guard pending.count <= CSVRows.longestRow else {
                    throw Self.unreadable("Line \(number + 1) is longer than \(CSVRows.longestRow) bytes.")
                }
                continue
            }
            try line(body)
        }
    }

    /// Hands over the last row when no line ending follows it.
    mutating func end(_ body: (String) -> Void) throws(ContactFileFault) {
        if !pending.isEmpty { try line(body) }
    }

    private mutating func line(_ body: (String) -> Void) throws(ContactFileFault) {
        if pending.last == UInt8(ascii: "\r") { pending.removeLast() }
        guard var text = String(validating: pending, as: UTF8.self) else {
            throw Self.unreadable("Line \(number + 1) is not UTF-8: save the file as UTF-8.")
        }
        pending.removeAll(keepingCapacity: true)
        number += 1
        if number == 1, text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        if number > specification.skippedAtStart { return try row(text, body) }
        // The last skipped line makes room for a header that the file has not.
        if number == specification.skippedAtStart, !specification.hasHeader {
            writeHeader(body)
        } else {
            body("\r\n")
        }
    }

    private mutating func row(_ text: String, _ body: (String) -> Void) throws(ContactFileFault) {
        if !hasWrittenHeader {
            if specification.columns.isEmpty {
                hasWrittenHeader = true
                return body(CSVText.row(try fields(of: text)))
            }
            writeHeader(body)
            // The specification's names take the place of the file's own.
            if specification.hasHeader { return }
        }
        let replaced = specification.replacements.reduce(text) { text, rule in rule.applied(to: text) }
        held.append(replaced.isEmpty ? "\r\n" : CSVText.row(try fields(of: replaced)))
        if held.count > specification.skippedAtEnd { body(held.removeFirst()) }
    }

    private mutating func writeHeader(_ body: (String) -> Void) {
        hasWrittenHeader = true
        body(CSVText.row(specification.columns.map(\.name)))
    }

    private func fields(of text: String) throws(ContactFileFault) -> [String] {
        switch specification.format {
        case .fixed:
            let characters = Array(text)
            return specification.columns.map { column in
                let start = min((column.start ?? 1) - 1, characters.count)
                let end = min(start + (column.length ?? 0), characters.count)
                return String(characters[start..<end]).trimmingCharacters(in: .whitespaces)
            }
        case .delimited(let delimiter):
            guard let fields = Self.split(text, at: Character(delimiter)) else {
                throw Self.unreadable("Line \(number) has a quoted text that does not end.")
            }
            guard !specification.columns.isEmpty else { return fields }
            return specification.columns.map { column in
                column.number.flatMap { fields.indices.contains($0 - 1) ? fields[$0 - 1] : nil } ?? ""
            }
        }
    }

    /// The fields of a line; `nil` when a quoted one does not end.
    private static func split(_ text: String, at delimiter: Character) -> [String]? {
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        var characters = text.makeIterator()
        var next = characters.next()
        while let character = next {
            next = characters.next()
            switch character {
            case "\"" where isQuoted && next == "\"":
                field.append("\"")
                next = characters.next()
            case "\"" where isQuoted || field.isEmpty: isQuoted.toggle()
            case delimiter where !isQuoted:
                fields.append(field)
                field = ""
            default: field.append(character)
            }
        }
        return isQuoted ? nil : fields + [field]
    }

    private static func unreadable(_ message: String) -> ContactFileFault {
        ContactFileFault("IMPORT_COULD_NOT_PARSE_AN_ENTRY", message)
    }
}

extension FileSpecification.Replacement {
    fileprivate func applied(to text: String) -> String {
        let options: String.CompareOptions = ignoresCase ? .caseInsensitive : []
        let range = isGlobal ? nil : text.range(of: find, options: options)
        guard isGlobal || range != nil else { return text }
        return text.replacingOccurrences(of: find, with: replacement, options: options, range: range)
    }
}
