import GRDB
import RingdownCore
import RingdownDialer

extension CXoneDialect {
    /// Adds the do-not-call groups: the exchange's do-not-call lists of numbers.
    ///
    /// A skill that a group scrubs dials none of its numbers; a skill that contributes to it puts those on it who ask
    /// not to be called.
    static func addDNCGroups(to routes: inout CXoneRoutes) {
        routes.on("GET /dnc-groups", .doNotCallView) { try await $0.dncGroups() }
        routes.on("POST /dnc-groups", .doNotCallEdit) { try await $0.createDNCGroup() }
        routes.on("POST /dnc-groups/search", .doNotCallView) { try await $0.searchDNC() }
        routes.on("GET /dnc-groups/{groupId}", .doNotCallView) { call in
            let (number, list) = try await call.dncGroup()
            return .json(["dncGroups": .array([try await call.shown(list, number)])], wrapped: true)
        }
        routes.on("PUT /dnc-groups/{groupId}", .doNotCallEdit) { try await $0.updateDNCGroup() }
        routes.on("GET /dnc-groups/{groupId}/records", .doNotCallView) { try await $0.dncRecords() }
        routes.on("POST /dnc-groups/{groupId}/records", .doNotCallEdit) { try await $0.addDNCRecords() }
        routes.on("DELETE /dnc-groups/{groupId}/records", .doNotCallEdit) { try await $0.expireDNCRecords() }
        for part in DNCGroupSkills.allCases {
            let path = "/dnc-groups/{groupId}/\(part.rawValue)-skills"
            routes.on("GET \(path)", .doNotCallView) { try await $0.dncSkills(part) }
            routes.on("POST \(path)/{skillId}", .doNotCallEdit) { try await $0.assignDNC(part, true) }
            routes.on("DELETE \(path)/{skillId}", .doNotCallEdit) { try await $0.assignDNC(part, false) }
        }
    }
}

/// What a skill is to a do-not-call group.
enum DNCGroupSkills: String, CaseIterable, Sendable {
    case contributing
    case scrubbed

    /// Whether a skill is that to a group.
    func holds(_ campaign: Campaign, _ list: DNCList) -> Bool {
        switch self {
        case .contributing: list.contributors?.contains(campaign.id) ?? false
        case .scrubbed: campaign.rules.dncLists.contains(list.id)
        }
    }
}

extension CXoneCall {
    /// The group that the path names, with its number.
    ///
    /// Refuses a caller whose data restriction hides it.
    func dncGroup() async throws -> (number: Int, list: DNCList) {
        let number = try number("groupId")
        let found = try await exchange.store.read { db in try db.object(DNCList.self, number: number) }
        guard let list = found, list.source == .numbers else { throw CXoneFault.noObject("groupId", String(number)) }
        try require(in: try await division(of: list))
        return (number, list)
    }

    private func division(of list: DNCList) async throws -> Division? {
        guard let id = list.divisionID else { return nil }
        return try await exchange.division(id)
    }

    /// A group as CXone shows it.
    fileprivate func shown(_ list: DNCList, _ number: Int) async throws -> JSON {
        let now = exchange.switchboard.now
        return .object(try await exchange.store.read { db in try list.cxone(number, db, at: now) })
    }

    fileprivate func dncGroups() async throws -> CXoneReply {
        let listing = try CXoneListing(query)
        let sees = sees
        let now = exchange.switchboard.now
        let rows = try await exchange.store.read { db in
            let numbers = try db.numbers(of: .dncList)
            return try db.objects(DNCList.self)
                .filter { $0.source == .numbers && ($0.divisionID.map(sees) ?? true) }
                .map { try $0.cxone(numbers[$0.id] ?? 0, db, at: now) }
        }
        let (page, total) = listing.cut(rows)
        guard total > 0 else { return .noContent }
        return .json(["totalGroups": .whole(total), "dncGroups": .array(page)], wrapped: true)
    }

    fileprivate func createDNCGroup() async throws -> CXoneReply {
        let fields = try await fields()
        let name = try fields.requiredText("dncGroupName")
        var list = DNCList(ObjectHead(id: exchange.ids.next(), name: name, division: try await divisionForNew()))
        list.notes = try fields.text("dncGroupDescription")
        return try await kept { [list] in try await exchange.switchboard.create(list) }
    }

    fileprivate func updateDNCGroup() async throws -> CXoneReply {
        var (_, list) = try await dncGroup()
        let fields = try await fields()
        list.head.name = try fields.text("dncGroupName") ?? list.head.name
        list.notes = try fields.text("dncGroupDescription") ?? list.notes
        list.isActive = try fields.flag("isActive") ?? list.isActive
        return try await kept { [list] in
            try await exchange.switchboard.update(list, version: list.head.version)
        }
    }

    private func kept(_ keep: () async throws -> DNCList) async throws -> CXoneReply {
        do {
            let list = try await keep()
            let number = try await exchange.store.read { db in Int(try db.key(.dncList, list.id)) }
            return .json(["dncGroups": .array([try await shown(list, number)])])
        } catch let error as ExchangeError where error.code == .duplicateName {
            throw CXoneFault(400, "InvalidDncGroupName", "dncGroupName already exists")
        }
    }

    fileprivate func dncSkills(_ part: DNCGroupSkills) async throws -> CXoneReply {
        let (_, list) = try await dncGroup()
        let sees = sees
        let rows = try await exchange.store.read { db in
            let numbers = try db.numbers(of: .campaign)
            return try db.objects(Campaign.self).filter { sees($0.division) && part.holds($0, list) }
                .map { ["skillId": JSON.whole(numbers[$0.id]), "skillName": .string($0.name)] }
        }
        return try self.list(rows, as: part.rawValue + "Skills", searched: ["skillName"])
    }

    fileprivate func assignDNC(_ part: DNCGroupSkills, _ isAssigned: Bool) async throws -> CXoneReply {
        let (_, list) = try await dncGroup()
        let (_, campaign) = try await skill()
        try await exchange.switchboard.perform { floor, turn in
            switch part {
            case .contributing:
                var list = try turn.db.existing(DNCList.self, list.id)
                var contributors = list.contributors ?? []
                if isAssigned { contributors.insert(campaign.id) } else { contributors.remove(campaign.id) }
                list.contributors = contributors
                list.head.modified = turn.now
                try turn.db.update(list)
            case .scrubbed:
                try floor.adjust(campaign.id, turn) { campaign in
                    campaign.rules.dncLists.removeAll { $0 == list.id }
                    if isAssigned { campaign.rules.dncLists.append(list.id) }
                }
            }
        }
        return .done
    }
}

extension DNCList {
    fileprivate func cxone(_ number: Int, _ db: Database, at time: DialerTime) throws -> [String: JSON] {
        [
            "dncGroupId": .whole(number), "dncGroupName": .string(name), "dncGroupDescription": .string(notes ?? ""),
            "validRecords": .whole(try db.dncSize(ofList: Int64(number), at: time)),
            "isActive": .bool(isActive ?? true), "isRemoved": false, "createDate": .time(head.created),
            "lastUpdateTime": .time(head.modified),
        ]
    }
}
