import Logging
package import RingdownCore
import RingdownVendors

extension CXoneConnector {
    package func prepare(_ order: DialOrder) async throws(ConnectorError) -> DialPlan {
        switch order.target {
        case .contactList(let binding): try await prepare(binding)
        case .call(let call): try await prepare(call)
        }
    }

    private func prepare(_ binding: ContactListBinding) async throws(ConnectorError) -> DialPlan {
        let (list, counts) = try await callList(binding.list, as: binding.name)
        var skills: [RemoteObject] = []
        for name in try names(of: binding, counts, list) {
            let skill = try await skill(name)
            let object = try object(skill, counts)
            if !skills.contains(where: { $0.id == object.id }) { skills.append(object) }
        }
        let steps = skills.filter { $0.status != SkillState.running }
            .map { DialPlan.Step(operation: CXoneEndpoint.startSkill.name, target: $0) }
        return DialPlan(contactList: list, steps: steps, campaigns: skills)
    }

    /// The skills that a binding names, or those that dial the list already.
    private func names(
        of binding: ContactListBinding,
        _ counts: CXoneCallList,
        _ list: RemoteObject
    ) throws(ConnectorError) -> [String] {
        if !binding.campaigns.isEmpty { return binding.campaigns }
        let dialing = (counts.skills ?? []).compactMap(\.skillId)
        guard !dialing.isEmpty else {
            throw client.refusal(
                .notFound,
                "No skill dials calling list \"\(list.name)\" yet: name the Personal Connection skill under campaigns, and "
                    + "upload the list's records for it.",
                .callList,
                list
            )
        }
        return dialing
    }

    /// A calling list of an id or a name, with its counts.
    ///
    /// - Parameters:
    ///   - text: the vendor's id or name of it.
    ///   - name: Ringdown's name for it.
    func callList(
        _ text: String,
        as name: String
    ) async throws(ConnectorError) -> (RemoteObject, CXoneCallList) {
        var wanted = RemoteObject(kind: Kind.callList, id: "", name: text)
        if CXoneID.isNumber(text) {
            wanted.id = text
            do throws(ConnectorError) {
                return try checked(try await client.callList(wanted), name)
            } catch {
                // The digits may be a name.
                guard error.code == .notFound else { throw error }
            }
        }
        let found = try await client.callLists(named: text, target: wanted)
        guard let list = found.first, let id = list.listId else {
            throw client.refusal(
                .notFound,
                "No calling list named \"\(text)\" is shown to the account: check the name, and the data restrictions of "
                    + "its role.",
                .callLists,
                wanted
            )
        }
        guard found.count == 1 else {
            let ids = found.compactMap(\.listId).sorted().joined(separator: ", ")
            throw client.refusal(
                .ambiguous,
                "\(found.count) calling lists are named \"\(text)\": use one of the ids \(ids).",
                .callLists,
                wanted
            )
        }
        wanted.id = id
        return try checked(try await client.callList(wanted), name)
    }

    private func checked(
        _ list: CXoneCallList,
        _ name: String
    ) throws(ConnectorError) -> (RemoteObject, CXoneCallList) {
        let object = RemoteObject(
            kind: Kind.callList,
            id: list.listId ?? "",
            name: list.listName ?? name,
            status: list.status
        )
        guard let status = list.status, status.lowercased() != "active" else { return (object, list) }
        throw client.refusal(
            .invalid,
            "Calling list \"\(object.name)\" is \(status.lowercased()): make it active in the console, or upload it anew.",
            .callList,
            object
        )
    }

    /// A skill of an id or a name, checked that it dials by itself.
    func skill(_ text: String) async throws(ConnectorError) -> CXoneSkill {
        var wanted = RemoteObject(kind: Kind.skill, id: "", name: text)
        if CXoneID.isNumber(text) {
            wanted.id = text
            do throws(ConnectorError) {
                return try checked(try await client.skill(wanted), wanted)
            } catch {
                guard error.code == .notFound else { throw error }
            }
        }
        let found = try await client.skills(named: text, target: wanted)
        guard let skill = found.first else { throw await missingSkill(text, wanted) }
        guard found.count == 1 else {
            let ids = found.compactMap(\.skillId).sorted().joined(separator: ", ")
            throw client.refusal(
                .ambiguous,
                "\(found.count) skills are named \"\(text)\": use one of the ids \(ids).",
                .skills,
                wanted
            )
        }
        return try checked(skill, wanted)
    }

    /// Why a skill was not found; a campaign of the name is what people often mean.
    private func missingSkill(_ text: String, _ wanted: RemoteObject) async -> ConnectorError {
        do throws(ConnectorError) {
            if let campaign = try await client.campaigns(named: text).first {
                return client.refusal(
                    .notFound,
                    "\"\(text)\" is a campaign (\(campaign.id ?? "")), which at CXone is a group of skills for reports and "
                        + "cannot be started: name one of its Personal Connection skills.",
                    .skills,
                    wanted
                )
            }
        } catch {
            logger.info("campaigns could not be read", metadata: ["reason": "\(error.message)"])
        }
        return client.refusal(
            .notFound,
            "No skill named \"\(text)\" is shown to the account: check the name, and the data restrictions of its role.",
            .skills,
            wanted
        )
    }

    private func checked(_ skill: CXoneSkill, _ wanted: RemoteObject) throws(ConnectorError) -> CXoneSkill {
        var target = wanted
        target.id = skill.skillId ?? wanted.id
        target.name = skill.skillName ?? wanted.name
        if skill.isPersonalConnection == false {
            throw client.refusal(
                .invalid,
                "Skill \"\(target.name)\" is no Personal Connection skill (\(skill.outboundStrategy ?? "inbound")), so it "
                    + "cannot be started: name one whose strategy is Personal Connection.",
                .skill,
                target
            )
        }
        if skill.isActive == false {
            throw client.refusal(
                .invalid,
                "Skill \"\(target.name)\" is not active: activate it in the console.",
                .skill,
                target
            )
        }
        return skill
    }

    /// A skill as plans hold it; its version is how far it was with the list.
    func object(_ skill: CXoneSkill, _ counts: CXoneCallList?) throws(ConnectorError) -> RemoteObject {
        guard let id = skill.skillId else {
            throw client.refusal(.unavailable, "CXone gave a skill without an id: it is asked again.", .skill, nil)
        }
        return RemoteObject(
            kind: Kind.skill,
            id: id,
            name: skill.skillName ?? id,
            status: skill.isRunning == true ? SkillState.running : SkillState.stopped,
            version: counts.flatMap { CXoneSkillReading.mark(of: id, in: $0) }
        )
    }
}
