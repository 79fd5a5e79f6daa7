import GRDB
import RingdownDialer

/// An entry of a do-not-call list.
struct DNCRecord: Hashable, Sendable {
    /// The number that names it.
    var serial: Int
    var entry: String
    /// The last instant at which it counts; `nil`: for good.
    var expires: DialerTime?
    /// When it was put on the list, and changed last; `nil` for entries of older stores.
    var made: DialerTime?
    var changed: DialerTime?
    /// The id of the user who put it there; `nil` when nobody did.
    var author: String?

    init(_ row: Row) {
        func time(_ name: String) -> DialerTime? { (row[name] as Int64?).map { DialerTime(milliseconds: $0) } }
        serial = row["serial"]
        entry = row["entry"]
        expires = time("expires")
        made = time("made")
        changed = time("changed")
        author = row["author"]
    }
}

extension Database {
    /// A part of the entries of a do-not-call list, in the order in which they came, expired ones too.
    func dncRecords(ofList list: Int64, skip: Int = 0, top: Int? = nil) throws -> [DNCRecord] {
        try Row.fetchAll(
            self,
            sql: "SELECT * FROM dnc_entries WHERE list = ? ORDER BY serial LIMIT ? OFFSET ?",
            arguments: [list, top ?? -1, skip]
        )
        .map { DNCRecord($0) }
    }

    /// How many entries a do-not-call list has, expired ones too.
    func dncCount(ofList list: Int64) throws -> Int {
        try Int.fetchOne(self, sql: "SELECT COUNT(*) FROM dnc_entries WHERE list = ?", arguments: [list]) ?? 0
    }

    /// The entries of one text, by the key of the list that they are on, without those that have expired.
    func dncRecords(of entry: String, at time: DialerTime) throws -> [(list: Int, record: DNCRecord)] {
        try Row.fetchAll(
            self,
            sql: "SELECT * FROM dnc_entries WHERE entry = ? AND ifnull(expires, ?) >= ? ORDER BY list",
            arguments: [entry, Int64.max, time.milliseconds]
        )
        .map { ($0["list"], DNCRecord($0)) }
    }

    /// Puts a number on every do-not-call list that a campaign contributes to.
    func contribute(_ number: String, ofCampaign campaign: String, at time: DialerTime) throws {
        for list in try objects(DNCList.self) where list.contributors?.contains(campaign) ?? false {
            guard list.isActive ?? true else { continue }
            let entry = DialString.canonical(number)
            try insertDNC([entry], until: nil, at: time, inList: try key(.dncList, list.id))
        }
    }
}
