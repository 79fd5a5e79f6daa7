import RingdownCore
import RingdownVendors

/// One call is a record of its own on a list of the connection's skill, which dials it as soon as it is there.
extension CXoneConnector {
    /// What placing one call means now.
    ///
    /// The record has the trigger's id, so what is on the list already is seen, and neither uploaded nor dialed again.
    func prepare(_ call: CallOrder) async throws(ConnectorError) -> DialPlan {
        let name: String
        switch call.connection.dialing {
        case .skill(let skill): name = skill
        case .script(let id, let path, let skill):
            return try await prepare(call, RemoteObject(kind: Kind.script, id: id, name: path), on: skill)
        case .campaign:
            throw ConnectorError(
                .misconfigured,
                "\(call.connection.words.capitalFirst) names a campaign, which CXone does not dial with: give it a skill "
                    + "under personalConnections."
            )
        }
        let found = try await skill(name)
        var skill = try object(found, nil)
        try check(found, skill, presents: call)
        let list = try await callsList(for: skill)
        let contact = DialPlan.PlannedContact(
            id: call.reference,
            column: CallRecord.numberColumn,
            number: call.to,
            from: found.callerIdOverride == nil ? call.from : nil
        )
        var steps: [DialPlan.Step] = []
        var isPlaced = false
        if list.id.isEmpty {
            steps.append(DialPlan.Step(operation: CXoneEndpoint.mapCallList.name, target: list))
            steps.append(uploadStep(contact))
        } else {
            skill.version = CXoneSkillReading.mark(of: skill.id, in: try await client.callList(list))
            isPlaced = try await attempt(contact.id, on: list) != nil
            if !isPlaced, try await client.record(contact.id, in: list) == nil { steps.append(uploadStep(contact)) }
        }
        if !isPlaced, skill.status != SkillState.running {
            steps.append(DialPlan.Step(operation: CXoneEndpoint.startSkill.name, target: skill))
        }
        return DialPlan(contactList: list, steps: steps, campaigns: [skill], contact: contact)
    }

    /// Uploads the record and follows it until it is on the list; says so in a line of the receipt.
    func put(
        _ contact: DialPlan.PlannedContact,
        on list: RemoteObject,
        for skill: RemoteObject
    ) async throws(ConnectorError) -> String {
        let line = "put \(contact.number.masked) on calling list \(list.name)"
        let upload = CallRecord.upload(contact, for: skill, timeZone: client.access.timeZone, now: clock.now())
        let job: CXoneUploadJob
        do throws(ConnectorError) {
            job = try await client.upload(upload, to: list)
        } catch {
            // 409 also says that a file of the name came before: then the record is there, and nothing is sent again.
            guard error.status == 409, try await client.record(contact.id, in: list) != nil else { throw error }
            return line
        }
        _ = try await client.follow(job, on: list)
        guard try await isThere(contact, on: list) else {
            throw client.refusal(
                .invalid,
                "The upload to calling list \"\(list.name)\" ended without taking \(contact.number.masked): check the "
                    + "number, and give the provider a timeZone for numbers whose zone CXone does not find.",
                .upload,
                list
            )
        }
        return line
    }

    /// Whether an uploaded record is on its list; what cannot be read back is in doubt.
    private func isThere(
        _ contact: DialPlan.PlannedContact,
        on list: RemoteObject
    ) async throws(ConnectorError) -> Bool {
        do throws(ConnectorError) {
            if try await client.record(contact.id, in: list) != nil { return true }
            return try await attempt(contact.id, on: list) != nil
        } catch {
            var unread = error
            unread.code = .noAnswer
            throw unread
        }
    }

    /// The last attempt to reach a record; `nil` before the first.
    func attempt(
        _ externalID: String,
        on list: RemoteObject
    ) async throws(ConnectorError) -> CXoneContactAttempt? {
        try await client.attempts(of: list).last { $0.externalId == externalID }
    }

    /// The list of a skill's single calls; its id is empty before the first call.
    func callsList(for skill: RemoteObject) async throws(ConnectorError) -> RemoteObject {
        var list = RemoteObject(kind: Kind.callList, id: "", name: CallRecord.listName(for: skill))
        let found = try await client.callLists(named: list.name, target: list)
        list.id = found.compactMap(\.listId).first ?? ""
        return list
    }

    private func uploadStep(_ contact: DialPlan.PlannedContact) -> DialPlan.Step {
        DialPlan.Step(
            operation: CXoneEndpoint.upload.name,
            target: RemoteObject(kind: Kind.record, id: contact.id, name: contact.number.masked)
        )
    }

    /// Refuses a call from another number than the one that the skill shows.
    func check(
        _ skill: CXoneSkill,
        _ target: RemoteObject,
        presents call: CallOrder
    ) throws(ConnectorError) {
        let shown = skill.callerIdOverride?.filter(\.isNumber) ?? ""
        // The vendor keeps North American numbers with or without their country code.
        guard !shown.isEmpty, !call.from.e164.hasSuffix(shown) else { return }
        throw client.refusal(
            .invalid,
            "Skill \"\(target.name)\" shows \(skill.callerIdOverride ?? "") to whom it calls, not \(call.from): change its "
                + "caller id in the console, or call from the number that it shows.",
            .skill,
            target
        )
    }
}
