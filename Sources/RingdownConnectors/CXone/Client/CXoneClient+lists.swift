package import Foundation
package import RingdownCore
package import RingdownVendors

extension CXoneClient {
    /// The calling lists whose name is exactly the given one.
    func callLists(named name: String, target: RemoteObject) async throws(ConnectorError) -> [CXoneCallList] {
        try await readAll(CXoneCall(.callLists, target: target), "callingLists", of: CXoneCallList.self)
            .filter { $0.listName == name }
    }

    /// A calling list with its counts, without records.
    func callList(_ target: RemoteObject) async throws(ConnectorError) -> CXoneCallList {
        let call = CXoneCall(.callList, target.id, query: [("includeRecords", "false")], target: target)
        guard var list = try await read(call).object(as: CXoneCallList.self) else {
            throw refusal(.notFound, "CXone shows no calling list \"\(target.name)\": check its id.", .callList, target)
        }
        if list.listId == nil { list.listId = target.id }
        return list
    }

    /// The record of a calling list with an id that an upload gave it; `nil` when the list has none.
    ///
    /// - Parameter instant: when it was changed at the earliest; `nil` looks at all.
    func record(
        _ externalID: String,
        in list: RemoteObject,
        since instant: Date? = nil
    ) async throws(ConnectorError) -> CXoneContactRecord? {
        // A list is read without its finalized records, or with them: whether both at once is not specified.
        for finalized in [false, true] {
            var query: CXoneCall.Query = [("includeRecords", "true"), ("finalized", "\(finalized)")]
            if let instant { query.append(("updatedSince", CXoneTime.text(instant))) }
            let call = CXoneCall(.callList, list.id, query: query, target: list)
            let records = try await readAll(call, "contactRecords", of: CXoneContactRecord.self, .records)
            if let record = records.first(where: { $0.externalId == externalID }) { return record }
        }
        return nil
    }

    /// The attempts to reach the records of a calling list.
    ///
    /// - Parameter instant: when they were made at the earliest; `nil` looks at all.
    package func attempts(
        of list: RemoteObject,
        since instant: Date? = nil
    ) async throws(ConnectorError) -> [CXoneContactAttempt] {
        let query: CXoneCall.Query = instant.map { [("updatedSince", CXoneTime.text($0))] } ?? []
        let call = CXoneCall(.attempts, list.id, query: query, target: list)
        return try await readAll(call, "contactAttempts", of: CXoneContactAttempt.self, .records)
    }

    /// Makes a calling list, or maps the columns of the one of its name anew; returns its id.
    ///
    /// Older versions take everything in the body, newer documentation has the names in the query: both are sent.
    package func map(_ mapping: CXoneCallListMapping) async throws(ConnectorError) -> String {
        let target = RemoteObject(kind: CXoneConnector.Kind.callList, id: "", name: mapping.listName ?? "")
        guard mapping.destinationMappings?.isEmpty == false, mapping.externalIdColumn != nil, mapping.listName != nil
        else {
            throw refusal(
                .invalid,
                "A calling list needs a name, a column with ids and a column with numbers: map them.",
                .mapCallList,
                target
            )
        }
        let call = CXoneCall(.mapCallList, query: mapping.query, body: mapping.json, target: target)
        guard let id = try await read(call).object(as: CXoneCallList.self)?.listId else {
            throw refusal(.noAnswer, "CXone did not say which list it made: it is read back.", .mapCallList, target)
        }
        return id
    }
}
