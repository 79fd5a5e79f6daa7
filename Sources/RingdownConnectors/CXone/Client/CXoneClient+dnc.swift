package import RingdownCore
package import RingdownVendors

extension CXoneClient {
    /// The groups of numbers that must not be called.
    package func dncGroups() async throws(ConnectorError) -> [CXoneDncGroup] {
        try await read(CXoneCall(.dncGroups)).list("dncGroups", of: CXoneDncGroup.self) ?? []
    }

    /// Makes a group; newer versions take its name in the body, older ones in the query: both are sent.
    package func makeDncGroup(named name: String, description: String) async throws(ConnectorError) -> CXoneDncGroup {
        let target = RemoteObject(kind: "DNC group", id: "", name: name)
        let call = CXoneCall(
            .newDncGroup,
            query: [("dncGroupName", name), ("dncGroupDescription", description)],
            body: ["dncGroupName": .string(name), "dncGroupDescription": .string(description)],
            target: target
        )
        guard let group = try await read(call).object("dncGroups", as: CXoneDncGroup.self), group.id != nil else {
            throw refusal(.noAnswer, "CXone did not say which group it made: it is read back.", .newDncGroup, target)
        }
        return group
    }

    /// Puts numbers into a group, in requests of as many as one may have.
    package func add(_ numbers: [PhoneNumber], to group: RemoteObject) async throws(ConnectorError) {
        try await change(numbers, .addDncRecords, group)
    }

    /// Lets numbers of a group expire, so that they may be called again.
    package func expire(_ numbers: [PhoneNumber], of group: RemoteObject) async throws(ConnectorError) {
        try await change(numbers, .expireDncRecords, group)
    }

    /// Has a skill leave out the numbers of a group.
    package func scrub(_ skill: RemoteObject, with group: RemoteObject) async throws(ConnectorError) {
        _ = try await send(CXoneCall(.scrubSkill, group.id, skill.id, target: group))
    }

    /// Whether any group has a number.
    package func isBlocked(_ number: PhoneNumber) async throws(ConnectorError) -> Bool {
        let call = CXoneCall(.searchDnc, query: [("phoneNumber", number.e164)])
        return try await read(call).list("searchResults", of: CXoneDncRecord.self)?.isEmpty == false
    }

    private func change(
        _ numbers: [PhoneNumber],
        _ endpoint: CXoneEndpoint,
        _ group: RemoteObject
    ) async throws(ConnectorError) {
        let writesNumbers = try await version() >= CXoneVersion(30)
        for start in stride(from: 0, to: numbers.count, by: CXoneDncRecord.requestLimit) {
            let chunk = numbers[start..<min(numbers.count, start + CXoneDncRecord.requestLimit)]
            let records = chunk.map { number in
                let digits = String(number.e164.dropFirst())
                return JSON.object(["phoneNumber": writesNumbers ? CXoneID.json(digits) : .string(digits)])
            }
            let call = CXoneCall(endpoint, group.id, body: ["dncGroupRecords": .array(records)], target: group)
            try checkItems(try await read(call).list("recordResults", of: CXoneItemResult.self), of: call)
        }
    }
}
