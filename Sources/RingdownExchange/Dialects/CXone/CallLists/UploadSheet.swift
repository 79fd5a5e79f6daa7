import RingdownCore
import RingdownDialer

/// The records of a file, as the list's mapping reads them.
struct UploadSheet: Sendable {
    private(set) var drafts: [(draft: ContactDraft, isPriority: Bool)] = []
    private(set) var failures: [UploadJob.Failure] = []

    /// Reads the rows of a file.
    ///
    /// Throws CXone's 400 when a column that the mapping needs is not in the file; a row without an id or without any
    /// number, or with an unknown time zone, is left out and counted.
    ///
    /// - Parameter zone: the time zone of records that name none, and whose first number does not say it; `nil`: none.
    init(_ rows: [[String: String]], _ list: ContactList, zone: String?) throws(CXoneFault) {
        let zoneColumn = list.phoneColumns.first?.zoneColumn
        if let zone, zoneColumn == nil {
            throw .unsupported("defaultTimeZone", "the calling list has no column for \(zone)")
        }
        let mapping = list.effectiveMapping
        let columns = Set(rows.first?.keys.map { $0 } ?? [])
        guard !rows.isEmpty else {
            throw CXoneFault(400, "InvalidListFile", "Invalid file format for listFile: it has no rows")
        }
        guard columns.contains(mapping.externalID),
            mapping.destinations.contains(where: { columns.contains($0.column) })
        else {
            throw CXoneFault(
                400,
                "InvalidColumnMapping",
                "Invalid column mapping: the file needs the column \(mapping.externalID) and one of "
                    + mapping.destinations.map(\.column).joined(separator: ", ")
            )
        }
        let priority = mapping.column(of: "priority")
        let known = Set(list.columns)
        var seen: Set<String> = []
        for (index, row) in rows.enumerated() {
            let id = row[mapping.externalID] ?? ""
            let hasNumber = mapping.destinations.contains { !(row[$0.column] ?? "").isEmpty }
            guard !id.isEmpty, hasNumber, seen.insert(id).inserted else {
                let reason = id.isEmpty ? "no externalId" : hasNumber ? "duplicate externalId \(id)" : "no phone number"
                failures.append(UploadJob.Failure(row: index + 1, error: reason))
                continue
            }
            var data = row.filter { known.contains($0.key) }
            if let zoneColumn {
                let own = data[zoneColumn].flatMap { $0.isEmpty ? nil : $0 }
                let primary = mapping.destinations.lazy.compactMap { row[$0.column] }.first { !$0.isEmpty } ?? ""
                if own == nil, let found = CXoneZones.zone(of: primary) {
                    data[zoneColumn] = found
                } else if let name = own ?? zone {
                    guard let iana = CXoneZones.iana(name) ?? ZoneClock(name).map({ _ in CXoneZones.usual(name) })
                    else {
                        failures.append(UploadJob.Failure(row: index + 1, error: "unknown time zone \(name)"))
                        continue
                    }
                    data[zoneColumn] = iana
                }
            }
            let isPriority =
                priority.flatMap { row[$0] }.map { ["true", "1", "yes", "y"].contains($0.lowercased()) } ?? false
            drafts.append((ContactDraft(id: id, data: data), isPriority))
        }
    }
}
