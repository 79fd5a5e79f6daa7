package import Foundation
package import RingdownCore
package import RingdownVendors

extension CXoneClient {
    /// The longest span of time that reports take.
    static let reportSpan: TimeInterval = 30 * 86_400

    /// What a skill is doing now.
    package func activity(of target: RemoteObject) async throws(ConnectorError) -> CXoneSkillActivity {
        let call = CXoneCall(.skillActivity, target.id, target: target)
        return try await read(call).object("skillActivity", "skills", as: CXoneSkillActivity.self)
            ?? CXoneSkillActivity()
    }

    /// What a skill did in a span of at most 30 days; `nil` when there is nothing.
    package func summary(
        of target: RemoteObject,
        from start: Date,
        to end: Date
    ) async throws(ConnectorError) -> CXoneSkillSummary? {
        let call = try span(CXoneCall(.skillSummary, target.id, target: target), start, end)
        return try await read(call).object("skillSummary", "skillSummaries", as: CXoneSkillSummary.self)
    }

    /// What every skill dialed, interval by interval, in a span of at most 30 days.
    package func dialerContacts(
        from start: Date,
        to end: Date
    ) async throws(ConnectorError) -> [CXoneDialerInterval] {
        var call = try span(CXoneCall(.dialerContacts), start, end)
        call.query.append(("mediaTypeId", "4"))
        let answer = try await read(call)
        // One version's key is not the next one's.
        return answer.list("outboundStats", of: CXoneDialerInterval.self)
            ?? answer.list("wfM_OB_StatsV9", of: CXoneDialerInterval.self) ?? []
    }

    /// The contacts of a skill that ended in a span of at most 30 days.
    package func completedContacts(
        of target: RemoteObject,
        from start: Date,
        to end: Date
    ) async throws(ConnectorError) -> [CXoneCompletedContact] {
        var call = try span(CXoneCall(.completedContacts, target: target), start, end)
        call.query.append(("skillId", target.id))
        return try await readAll(call, "completedContacts", of: CXoneCompletedContact.self, .records)
    }

    /// The contacts of a skill that go on.
    func activeContacts(of target: RemoteObject) async throws(ConnectorError) -> [CXoneCompletedContact] {
        let call = CXoneCall(.activeContacts, query: [("skillId", target.id)], target: target)
        return try await readAll(call, "activeContacts", of: CXoneCompletedContact.self)
    }

    private func span(_ call: CXoneCall, _ start: Date, _ end: Date) throws(ConnectorError) -> CXoneCall {
        guard start < end, end.timeIntervalSince(start) <= Self.reportSpan else {
            throw ConnectorError(
                .invalid,
                "CXone reports spans of up to 30 days that end after they begin: ask for a shorter one.",
                operation: call.endpoint.name,
                target: call.target
            )
        }
        var call = call
        call.query += [("startDate", CXoneTime.text(start)), ("endDate", CXoneTime.text(end))]
        return call
    }
}
