import RingdownCore
import RingdownDialer

extension CXoneDialect {
    /// Adds the dispositions that agents choose from.
    static func addDispositions(to routes: inout CXoneRoutes) {
        routes.on("GET /dispositions", .dispositionsView) { try await $0.dispositions() }
        routes.on("POST /dispositions", .dispositionsCreate) { try await $0.createDispositions() }
        routes.on("GET /dispositions/{dispositionId}", .dispositionsView) { call in
            let (number, disposition) = try await call.disposition()
            return .json(.object(disposition.cxone(number)))
        }
        routes.on("PUT /dispositions/{dispositionId}", .dispositionsEdit) { try await $0.updateDisposition() }
        routes.on("PATCH /dispositions/{dispositionId}/status", .dispositionsDeactivate) { call in
            guard try await call.fields()["isActive"] != nil else { throw CXoneFault.missing("isActive") }
            return try await call.updateDisposition()
        }
        routes.on("GET /dispositions/classifications", .dispositionsView) { call in
            let unit = call.exchange.tenant.businessUnit
            return try call.list(DispositionClass.allCases.map { $0.cxone(unit) }, as: "classificationResults")
        }
        routes.on("GET /dispositions/skills", .dispositionsView) { try await $0.dispositionsWithSkills() }
        routes.on("GET /dispositions/{dispositionId}/skills", .dispositionsView) { try await $0.dispositionSkills() }
        routes.on("GET /skills/{skillId}/dispositions", .skillsView) { try await $0.skillDispositions(assigned: true) }
        routes.on("GET /skills/{skillId}/dispositions/unassigned", .skillsView) {
            try await $0.skillDispositions(assigned: false)
        }
    }
}

extension AgentDisposition {
    /// The disposition as CXone shows it.
    fileprivate func cxone(_ number: Int) -> [String: JSON] {
        [
            "dispositionId": .whole(number), "dispositionName": .string(name), "notes": .string(notes),
            "lastUpdated": .time(head.modified), "classificationId": .whole(classification),
            "classificationName": .text(classification.flatMap(DispositionClass.init)?.name), "systemOutcome": .null,
            "isActive": .bool(isActive), "isPreviewDisposition": .bool(isPreview),
        ]
    }

    fileprivate mutating func apply(_ fields: CXoneFields) throws(CXoneFault) {
        head.name = try fields.text("dispositionName") ?? head.name
        notes = try fields.text("notes") ?? notes
        classification = try fields.whole("classificationId") ?? classification
        _ = try DispositionClass.of(classification)
        isPreview = try fields.flag("isPreviewDisposition") ?? isPreview
        isActive = try fields.flag("isActive") ?? isActive
    }
}

extension CXoneCall {
    fileprivate func disposition() async throws -> (number: Int, disposition: AgentDisposition) {
        let number = try number("dispositionId")
        let found = try await exchange.store.read { db in try db.object(AgentDisposition.self, number: number) }
        guard let found else { throw CXoneFault.noObject("dispositionId", String(number)) }
        return (number, found)
    }

    fileprivate func dispositions() async throws -> CXoneReply {
        let active = try query.flag("isActive")
        let preview = try query.flag("isPreviewDispositions")
        let rows = try await exchange.store.read { db in
            let numbers = try db.numbers(of: .agentDisposition)
            return try db.objects(AgentDisposition.self).filter { disposition in
                (active == nil || disposition.isActive == active)
                    && (preview == nil || disposition.isPreview == preview)
            }
            .map { $0.cxone(numbers[$0.id] ?? 0) }
        }
        return try list(rows, as: "dispositions", searched: ["dispositionName", "notes"])
    }

    fileprivate func createDispositions() async throws -> CXoneReply {
        var results: [JSON] = []
        var errors = 0
        for fields in try await fields().all("dispositions") {
            do {
                _ = try fields.requiredText("dispositionName")
                var disposition = AgentDisposition(ObjectHead(id: exchange.ids.next()))
                try disposition.apply(fields)
                let made = try await exchange.switchboard.create(disposition)
                let number = try await exchange.store.read { db in Int(try db.key(.agentDisposition, made.id)) }
                results.append(["success": true, "dispositionId": .whole(number), "error": .null])
            } catch let fault as CXoneFault {
                errors += 1
                results.append(["success": false, "error": .string(fault.description)])
            } catch let error as ExchangeError {
                errors += 1
                results.append(["success": false, "error": .string(CXoneFault(error).description)])
            }
        }
        guard !results.isEmpty else { throw CXoneFault.missing("dispositions") }
        return .json(["errorCount": .whole(errors), "dispositionResults": .array(results)], errors > 0 ? 206 : 200)
    }

    fileprivate func updateDisposition() async throws -> CXoneReply {
        var (number, disposition) = try await disposition()
        let given = try await fields()
        try disposition.apply(try given.fields("disposition") ?? given)
        let kept = try await exchange.switchboard.update(disposition, version: disposition.head.version)
        return .json(.object(kept.cxone(number)))
    }

    fileprivate func skillDispositions(assigned: Bool) async throws -> CXoneReply {
        let (_, campaign) = try await skill()
        let chosen = campaign.skill?.dispositions ?? []
        let rows = try await exchange.store.read { db in
            let numbers = try db.numbers(of: .agentDisposition)
            return try db.objects(AgentDisposition.self).filter { chosen.contains($0.id) == assigned }
                .map { disposition in
                    var row = disposition.cxone(numbers[disposition.id] ?? 0)
                    row["classification"] = row["classificationName"]
                    row["priority"] = .whole(chosen.firstIndex(of: disposition.id).map { $0 + 1 })
                    row["displayOrder"] = row["priority"]
                    return row
                }
        }
        return try list(rows, as: "dispositions", searched: ["dispositionName"])
    }

    /// The skills whose agents choose from the disposition.
    fileprivate func dispositionSkills() async throws -> CXoneReply {
        let (_, disposition) = try await disposition()
        return try list(try await skills { $0 == disposition.id }, as: "skills", searched: ["skillName"])
    }

    /// Every disposition, with the skills whose agents choose from it.
    fileprivate func dispositionsWithSkills() async throws -> CXoneReply {
        let (all, numbers) = try await exchange.store.read { db in
            (try db.objects(AgentDisposition.self), try db.numbers(of: .agentDisposition))
        }
        var rows: [[String: JSON]] = []
        for disposition in all {
            let skills = try await skills { $0 == disposition.id }
            rows.append([
                "dispositionId": .whole(numbers[disposition.id]), "dispositionName": .string(disposition.name),
                "isActive": .bool(disposition.isActive), "skills": .array(skills.map { .object($0) }),
            ])
        }
        return try list(rows, as: "dispositions", searched: ["dispositionName"])
    }

    private func skills(_ isChosen: @Sendable @escaping (String) -> Bool) async throws -> [[String: JSON]] {
        let sees = sees
        return try await exchange.store.read { db in
            let directory = try SkillDirectory(db)
            return try db.objects(Campaign.self)
                .filter { sees($0.division) && ($0.skill?.dispositions ?? []).contains(where: isChosen) }
                .map { campaign in
                    [
                        "skillId": .whole(directory.number(campaign)), "skillName": .string(campaign.name),
                        "mediaTypeId": 4, "mediaTypeName": "Phone Call",
                        "campaignId": .whole(directory.groupNumber(of: campaign)),
                        "campaignName": .text(directory.group(of: campaign)?.name), "direction": "Outbound",
                    ]
                }
        }
    }
}
