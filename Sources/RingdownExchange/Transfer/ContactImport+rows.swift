extension ContactImport {
    /// Counts a row of the file after its header, and lets `body` take its fields.
    ///
    /// A row that cannot be read, or that `body` refuses, is noted as refused.
    mutating func take(_ row: CSVRows.Row, _ body: ([String]) throws(ContactFileFault) -> Void) {
        rows += 1
        switch row {
        case .faulty(let fault, let line):
            let message = fault.rawValue.prefix(1).uppercased() + fault.rawValue.dropFirst() + "."
            refuse(line: line, JobFailure(code: "IMPORT_COULD_NOT_PARSE_AN_ENTRY", message: message))
        case .fields(let fields, let line):
            do throws(ContactFileFault) {
                try body(fields)
            } catch {
                refuse(line: line, error.failure)
            }
        }
    }
}
