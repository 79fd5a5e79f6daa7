/// The first row of a file of contacts, read for a list.
struct ContactFileHeader: Sendable {
    /// What a field of every row is.
    private enum Place: Sendable {
        case column(String)
        case id
        case idAndColumn(String)
        case callable
        case passedOver
    }

    private let places: [Place]
    /// Whether every row must have an id.
    private let requiresID: Bool

    /// Reads the header; throws why the file cannot be imported.
    init(_ names: [String], for list: ContactList, _ options: ContactImportOptions) throws(ContactFileFault) {
        guard names.contains(where: { !$0.isEmpty }) else {
            throw ContactFileFault("IMPORT_NO_COLUMNS_DEFINED", "The file's first line names no columns.")
        }
        guard Set(names).count == names.count else {
            throw ContactFileFault("IMPORT_FAILED_TO_READ_HEADERS", "A column stands twice in the file's first line.")
        }
        let idColumn = options.idColumn ?? ContactFileColumns.id
        guard options.idColumn == nil || names.contains(idColumn) else {
            throw ContactFileFault(
                "IMPORT_MISSING_CUSTOM_ID",
                "The file has no column \(idColumn), which is to hold ids."
            )
        }
        let missing = list.columns.filter { !names.contains($0) }
        guard missing.isEmpty else {
            throw ContactFileFault(
                "IMPORT_CONTACT_DOES_NOT_MATCH_LIST_FORMAT",
                "The file lacks columns of the list: \(missing.joined(separator: ", "))."
            )
        }
        var places: [Place] = []
        var unknown: [String] = []
        for name in names {
            let isColumn = list.columns.contains(name)
            if name == idColumn {
                places.append(isColumn ? .idAndColumn(name) : .id)
            } else if isColumn {
                places.append(.column(name))
            } else if name == ContactFileColumns.callable {
                places.append(.callable)
            } else if ContactFileColumns.isSystem(name) {
                places.append(.passedOver)
            } else {
                unknown.append(name)
            }
        }
        guard unknown.isEmpty else {
            throw ContactFileFault(
                "IMPORT_COLUMNS_DO_NOT_EXIST_ON_LIST",
                "The list has no columns \(unknown.joined(separator: ", "))."
            )
        }
        self.places = places
        requiresID = options.idColumn != nil
    }

    /// The contact that a row describes; throws why it is none.
    func draft(_ fields: [String]) throws(ContactFileFault) -> ContactDraft {
        guard fields.count == places.count else {
            throw ContactFileFault(
                "IMPORT_ENTRY_DOES_NOT_ALIGN_WITH_HEADERS",
                "The row has \(fields.count) fields, the first line \(places.count)."
            )
        }
        var draft = ContactDraft(id: nil, data: [:])
        draft.data.reserveCapacity(fields.count)
        for (place, field) in zip(places, fields) {
            let text = CSVText.plain(field)
            switch place {
            case .column(let name): draft.data[name] = text
            case .id: draft.id = text
            case .idAndColumn(let name):
                draft.id = text
                draft.data[name] = text
            case .callable:
                guard text.isEmpty || ["0", "1", "true", "false"].contains(text.lowercased()) else {
                    throw ContactFileFault(
                        "IMPORT_INVALID_DATA",
                        "\(ContactFileColumns.callable) is \(text): write 1 or 0."
                    )
                }
                draft.isCallable = text.isEmpty ? nil : text == "1" || text.lowercased() == "true"
            case .passedOver: continue
            }
        }
        if draft.id?.isEmpty == true { draft.id = nil }
        guard draft.id != nil || !requiresID else {
            throw ContactFileFault("IMPORT_MISSING_CUSTOM_ID", "The row has no id.")
        }
        guard (draft.id?.utf8.count ?? 0) <= Contact.longestID else {
            throw ContactFileFault(
                "IMPORT_INVALID_CUSTOM_ID",
                "The row's id is longer than \(Contact.longestID) bytes."
            )
        }
        return draft
    }
}

/// Why a file, or a row of it, is not imported.
struct ContactFileFault: Error, Hashable, Sendable {
    let failure: JobFailure

    init(_ code: String, _ message: String) { failure = JobFailure(code: code, message: message) }
}
