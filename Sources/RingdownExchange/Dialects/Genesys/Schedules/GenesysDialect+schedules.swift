import GRDB
import HTTPTypes
import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysDialect {
    /// Adds the schedules of campaigns and sequences.
    func addSchedules(to routes: GenesysRoutes) throws(ExchangeError) {
        for subject in Schedule.Subject.allCases {
            let path = "/api/v2/outbound/schedules/\(subject.rawValue)s"
            let own = "\(path)/{\(subject.rawValue)Id}"
            try routes.on("GET \(path)") { try await $0.schedules(of: subject) }
            try routes.on("GET \(own)") { try await $0.schedule(of: subject) }
            try routes.on("PUT \(own)") { try await $0.keepSchedule(of: subject) }
            try routes.on("DELETE \(own)") { call in
                let id = try await call.scheduled(subject).id
                try await call.exchange.switchboard.delete(schedule: id)
                return .empty(.ok)
            }
        }
    }
}

extension GenesysCall {
    /// What a schedule turns on and off: its id, and the reference to it.
    fileprivate struct Scheduled: Sendable {
        let id: String
        let reference: JSON
    }

    /// What the path names.
    ///
    /// Refuses a caller who holds neither the old permission, which knows no divisions, nor the new one in the
    /// campaign's division.
    fileprivate func scheduled(_ subject: Schedule.Subject) async throws -> Scheduled {
        let id = try parameter("\(subject.rawValue)Id")
        switch subject {
        case .campaign:
            let campaign = try await exchange.store.read { db in try db.existing(Campaign.self, id) }
            if !holdsOldPermission { try await require(inDivision: campaign.division) }
            return Self.scheduled(campaign)
        case .sequence:
            return try await exchange.store.read { db in Self.scheduled(try db.existing(CampaignSequence.self, id)) }
        }
    }

    private static func scheduled(_ campaign: Campaign) -> Scheduled {
        Scheduled(
            id: campaign.id,
            reference: [
                "id": .string(campaign.id),
                "name": .string(campaign.name),
                "division": [
                    "id": .string(campaign.division), "selfUri": .string(GenesysPath.division(campaign.division)),
                ],
                "selfUri": .string(GenesysPath.campaign(campaign.id)),
            ]
        )
    }

    private static func scheduled(_ sequence: CampaignSequence) -> Scheduled {
        Scheduled(
            id: sequence.id,
            reference: GenesysReference(
                id: sequence.id,
                name: sequence.name,
                selfUri: GenesysPath.of(.sequence, sequence.id)
            ).json
        )
    }

    fileprivate func schedules(of subject: Schedule.Subject) async throws -> GenesysAnswer {
        let visible = holdsOldPermission || subject == .sequence ? nil : visibleDivisions
        let now = exchange.switchboard.now
        let shown = try await exchange.store.read { db in
            try db.objects(Schedule.self).filter { $0.subject == subject }.compactMap { schedule -> JSON? in
                switch subject {
                case .campaign:
                    guard let campaign = try db.object(Campaign.self, schedule.id),
                        visible?.contains(campaign.division) ?? true
                    else { return nil }
                    return schedule.genesys(of: Self.scheduled(campaign).reference, at: now)
                case .sequence:
                    guard let sequence = try db.object(CampaignSequence.self, schedule.id) else { return nil }
                    return schedule.genesys(of: Self.scheduled(sequence).reference, at: now)
                }
            }
        }
        return try .json(shown)
    }

    fileprivate func schedule(of subject: Schedule.Subject) async throws -> GenesysAnswer {
        let scheduled = try await scheduled(subject)
        let schedule = try await exchange.store.read { db in try db.existing(Schedule.self, scheduled.id) }
        return try .json(schedule.genesys(of: scheduled.reference, at: exchange.switchboard.now))
    }

    fileprivate func keepSchedule(of subject: Schedule.Subject) async throws -> GenesysAnswer {
        let scheduled = try await scheduled(subject)
        let fields = try await fields()
        let present = try await exchange.store.read { db in try db.object(Schedule.self, scheduled.id) }
        let now = exchange.switchboard.now
        let reader = ScheduleReader(fields: fields, present: present, now: now, ids: exchange.ids)
        let wanted: Schedule
        do {
            wanted = try reader.schedule(of: subject, scheduled.id)
        } catch {
            throw declared(error)
        }
        let kept = try await exchange.switchboard.keep(wanted, version: try fields.whole("version"))
        return try .json(kept.genesys(of: scheduled.reference, at: now))
    }

    /// A refusal with a code that the operation declares: the schedules of sequences declare few of them.
    private func declared(_ fault: GenesysFault) -> GenesysFault {
        guard let code = fault.body.code, !operation.declares(code, status: 400),
            GenesysErrorTemplate.all.allSatisfy({ $0.code != code })
        else { return fault }
        return GenesysFault(GenesysErrorTemplate.invalidUpdate.code, fault.body.message ?? "")
    }

    /// Whether the caller holds the permission for schedules from the time when they knew no divisions, or needs none.
    private var holdsOldPermission: Bool {
        guard exchange.tenant.kind == .production else { return true }
        return operation.requirement.permissions.filter { $0.entity == "schedule" }
            .contains { principal.divisions(holding: $0).map { !$0.isEmpty } ?? true }
    }
}
