import RingdownCore
import RingdownDialer
import RingdownVendors

extension CXoneDialect {
    /// Adds the blocks of settings of skills.
    static func addParameters(to routes: inout CXoneRoutes) {
        routes.on("GET /skills/parameters", .skillsView) { call in
            let sees = call.sees
            let rows = try await call.exchange.store.read { db in
                let numbers = try db.numbers(of: .campaign)
                return try db.objects(Campaign.self).filter { sees($0.division) }.map { campaign in
                    try SkillParameters(campaign, db).all(number: numbers[campaign.id] ?? 0)
                }
            }
            return try call.list(rows, as: "skills", searched: ["skillName"])
        }
        routes.on("GET /skills/{skillId}/parameters", .skillsView) { call in
            let (number, campaign) = try await call.skill()
            return .json(
                .object(
                    try await call.exchange.store.read { db in
                        try SkillParameters(campaign, db).all(number: number)
                    }
                )
            )
        }
        for block in CXoneParameterBlock.allCases {
            let path = "/skills/{skillId}/parameters/\(block.rawValue)"
            routes.on("PUT \(path)", .skillsEdit) { try await $0.keep(block) }
            guard block.isReadable else { continue }
            routes.on("GET \(path)", .skillsView) { call in
                let (_, campaign) = try await call.skill()
                return .json(
                    .object(
                        try await call.exchange.store.read { db in
                            try SkillParameters(campaign, db).block(block).shown
                        }
                    )
                )
            }
        }
    }
}

extension CXoneCall {
    /// Takes a block's new values, which hold at once.
    fileprivate func keep(_ block: CXoneParameterBlock) async throws -> CXoneReply {
        let (_, campaign) = try await skill()
        let body = try await body() ?? .null
        let given = block.wrapper.flatMap { body[$0] } ?? body
        let parameters = try await exchange.store.read { db in try SkillParameters(campaign, db) }
        switch block {
        case .schedule:
            try await keepSchedule(given, parameters)
        case .timeZones:
            guard let zones = given.array ?? given["timeZones"]?.array else {
                throw CXoneFault.missing("timeZoneSettings")
            }
            var fields: [CXoneFields] = []
            for zone in zones { fields.append(try CXoneFields(zone, "timeZoneSettings")) }
            let settings = try SkillTimeZones(fields)
            try await exchange.switchboard.keep(settings, of: campaign.id)
        default:
            let (acted, kept) = try parameters.block(block).read(try CXoneFields(given, block.wrapper ?? "body"), block)
            try await keep(acted, kept, block, parameters)
        }
        return .done
    }

    /// A schedule that is open at this moment starts its skill now, as a change on CXone takes effect at once.
    private func keepSchedule(_ given: JSON, _ parameters: SkillParameters) async throws {
        let id = parameters.campaign.id
        var wanted = SkillSchedule(parameters.schedule)
        try wanted.apply(given)
        guard let schedule = wanted.schedule(of: id, now: exchange.switchboard.now) else {
            if parameters.schedule != nil { try await exchange.switchboard.delete(schedule: id) }
            return
        }
        let kept = try await exchange.switchboard.keep(schedule, version: parameters.schedule?.version)
        let isOpen = kept.isOpen(at: exchange.switchboard.now)
        if isOpen, !parameters.campaign.isRunning { try await exchange.switchboard.start(campaign: id) }
        if !isOpen, parameters.campaign.isRunning { try await exchange.switchboard.stop(campaign: id) }
    }

    private func keep(
        _ acted: CXoneFields,
        _ kept: [String: JSON],
        _ block: CXoneParameterBlock,
        _ parameters: SkillParameters
    ) async throws {
        let change = try SkillChange(acted, of: parameters)
        try await exchange.switchboard.adjust(campaign: parameters.campaign.id) { campaign in
            change.apply(to: &campaign)
            guard !kept.isEmpty else { return }
            var traits = campaign.skill ?? SkillTraits()
            traits.blocks[block.rawValue, default: [:]].merge(kept) { $1 }
            campaign.skill = traits
        }
        var retry = SkillRetry(parameters.limits)
        let before = retry
        retry.minutes = try acted.whole("minimumRetryMinutes", in: 1...50_000) ?? retry.minutes
        if block != .cadence { retry.attempts = try acted.whole("maximumAttempts", in: 1...300) ?? retry.attempts }
        if try acted.flag("loadNonFresh") == false { retry.attempts = 1 }
        if retry != before { try await exchange.switchboard.keep(retry, ofList: parameters.list.id) }
    }
}
