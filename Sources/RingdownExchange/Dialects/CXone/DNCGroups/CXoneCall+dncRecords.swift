import RingdownCore
import RingdownDialer
import RingdownVendors

extension CXoneCall {
    /// Milliseconds after which a record that has expired is gone: a week, as the vendor says.
    private static let purgeAfter: Int64 = 7 * 86_400_000

    /// The numbers of a group.
    func dncRecords() async throws -> CXoneReply {
        let (number, _) = try await dncGroup()
        let listing = try listing()
        let (rows, total) = try await exchange.store.read { db in
            let users = try db.objects(User.self).reduce(into: [String: String]()) { $0[$1.id] = $1.name }
            let part = listing.isPlain ? (skip: listing.skip, top: listing.top) : (skip: 0, top: nil)
            let records = try db.dncRecords(ofList: Int64(number), skip: part.skip, top: part.top)
            return (records.map { $0.cxone(users) }, try db.dncCount(ofList: Int64(number)))
        }
        let (page, count) = listing.isPlain ? (listing.shown(rows), total) : listing.cut(rows)
        return .json(self.page(page, of: count, listing, as: "dncRecords"), wrapped: true)
    }

    /// Puts numbers on a group: one that is refused does not keep the others from it.
    func addDNCRecords() async throws -> CXoneReply {
        let (number, list) = try await dncGroup()
        guard list.isActive ?? true else { throw CXoneFault(409, "InvalidState", "The DNC Group is not active") }
        let author = principal.id
        return .json(
            .object([
                "resultSet": try await changeDNC(of: number) { entry, end, turn in
                    try turn.db.insertDNC([entry], until: end, at: turn.now, by: author, inList: Int64(number))
                }
            ])
        )
    }

    /// Lets numbers of a group count no more; they are gone a week later.
    func expireDNCRecords() async throws -> CXoneReply {
        let (number, _) = try await dncGroup()
        return .json(
            try await changeDNC(of: number) { entry, _, turn in
                guard try turn.db.isDNC(entry, inList: Int64(number), at: turn.now) else {
                    throw CXoneFault(404, "InvalidPhoneNumber", "Invalid phoneNumber, is not in the DNC Group")
                }
                let end = DialerTime(milliseconds: turn.now.milliseconds - 1)
                try turn.db.insertDNC([entry], until: end, at: turn.now, inList: Int64(number))
            }
        )
    }

    /// Changes each of the numbers that the body gives, and answers what became of them.
    private func changeDNC(
        of number: Int,
        _ change: @Sendable @escaping (String, DialerTime?, Turn) throws -> Void
    ) async throws -> JSON {
        let given = try await fields().all("dncGroupRecords")
        guard !given.isEmpty else { throw CXoneFault.missing("dncGroupRecords") }
        guard given.count <= CXoneDncRecord.requestLimit else {
            throw CXoneFault(
                400,
                "InvalidDncGroupRecords",
                "Invalid dncGroupRecords, at most \(CXoneDncRecord.requestLimit) in one call"
            )
        }
        let results = try await exchange.switchboard.perform { _, turn -> [JSON] in
            let purged = DialerTime(milliseconds: turn.now.milliseconds - Self.purgeAfter)
            try turn.db.deleteDNC(inList: Int64(number), expiredBy: purged)
            return try given.map { fields in
                let text = fields["phoneNumber"].map { $0.string ?? $0.text() } ?? ""
                do {
                    let entry = DialString.canonical(text)
                    guard (8...16).contains(entry.count) else {
                        throw CXoneFault.invalid("phoneNumber", text, "must have 7 to 15 digits")
                    }
                    try change(entry, try fields.time("expiredDate"), turn)
                    return ["success": true, "error": .null, "formattedPhone": .string(DNCRecord.formatted(entry))]
                } catch let fault as CXoneFault {
                    return ["success": false, "error": .string(fault.description), "formattedPhone": .string(text)]
                }
            }
        }
        return [
            "errorCount": .whole(results.count { $0["success"] == false }), "recordResults": .array(results),
        ]
    }

    /// The groups that a number is on.
    func searchDNC() async throws -> CXoneReply {
        let entry = DialString.canonical(try await fields().requiredText("phoneNumber"))
        let sees = sees
        let now = exchange.switchboard.now
        let rows = try await exchange.store.read { db in
            try db.dncRecords(of: entry, at: now).compactMap { found -> JSON? in
                guard let list = try db.object(DNCList.self, number: found.list), list.source == .numbers,
                    list.divisionID.map(sees) ?? true
                else { return nil }
                return [
                    "dncGroupId": .whole(found.list), "dncGroupName": .string(list.name),
                    "dncGroupDescription": .string(list.notes ?? ""),
                    "formattedPhone": .string(DNCRecord.formatted(entry)), "expiredDate": .time(found.record.expires),
                    "dateCollected": .time(found.record.made), "lastUpdateTime": .time(found.record.changed),
                ]
            }
        }
        return rows.isEmpty ? .noContent : .json(["searchResults": .array(rows)])
    }
}

extension DNCRecord {
    /// A number as CXone writes it: digits alone, and without the country code where that is North America's.
    fileprivate static func formatted(_ entry: String) -> String {
        entry.hasPrefix("+1") && entry.count == 12 ? String(entry.dropFirst(2)) : String(entry.drop { $0 == "+" })
    }

    fileprivate func cxone(_ users: [String: String]) -> [String: JSON] {
        [
            "recordId": .whole(serial), "createdBy": .text(author.flatMap { users[$0] }),
            "phoneNumber": .string(Self.formatted(entry)), "formattedPhone": .string(Self.formatted(entry)),
            "expiredDate": .time(expires), "dateCollected": .time(made), "lastUpdateTime": .time(changed),
        ]
    }
}
