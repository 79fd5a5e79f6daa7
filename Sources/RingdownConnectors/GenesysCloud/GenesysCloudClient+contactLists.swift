import Foundation
package import RingdownCore
package import RingdownVendors

extension GenesysCloudClient {
    /// The contact list with an id.
    func contactList(id: String, target: RemoteObject) async throws(ConnectorError) -> GenesysContactList {
        try await readRecord(
            GenesysCall(operation: .getContactList, id: id, target: target),
            as: GenesysContactList.self
        )
    }

    /// How many contacts a list has.
    func size(ofList list: RemoteObject) async throws(ConnectorError) -> Int {
        let call = GenesysCall(
            operation: .getContactList,
            id: list.id,
            query: [("includeSize", "true")],
            target: list
        )
        guard let size = try await readRecord(call, as: GenesysContactList.self).size else {
            throw ConnectorError(
                .unavailable,
                "Genesys Cloud did not say how many contacts the list \"\(list.name)\" has; it is asked again.",
                operation: call.operation.rawValue,
                status: 200,
                target: list
            )
        }
        return size
    }

    /// A contact of a list with its call records; `nil` when the list has none of this id.
    func contact(_ id: String, inList list: RemoteObject) async throws(ConnectorError) -> GenesysContact? {
        let target = RemoteObject(kind: "contact", id: id, name: id, division: list.division)
        do throws(ConnectorError) {
            return try await read(
                GenesysCall(operation: .getContact, id: list.id, innerID: id, target: target),
                as: GenesysContact.self
            )
        } catch {
            if error.code == .notFound { return nil }
            throw error
        }
    }

    /// The contact lists whose name is exactly the given one, as far as the token sees them.
    func contactLists(named name: String, target: RemoteObject) async throws(ConnectorError) -> [GenesysContactList] {
        let call = GenesysCall(
            operation: .getContactLists,
            query: [("name", name), ("filterType", "Equals")],
            target: target
        )
        // The name is compared again: what the filter makes of letter case and wildcards is not specified.
        return try await readAll(call, of: GenesysContactList.self).filter { $0.name == name }
    }

    /// Adds contacts to a list, at most 1,000 at once; the platform answers with the contacts as they are then, and
    /// with the correlation id.
    ///
    /// - Parameters:
    ///   - priority: whether they are dialed before those that wait already.
    ///   - clearSystemData: whether attempts and callable status of contacts that exist already are forgotten.
    ///   - doNotQueue: whether contacts that exist already keep their place.
    package func addContacts(
        _ contacts: [GenesysWritableContact],
        toList id: String,
        priority: Bool,
        clearSystemData: Bool = false,
        doNotQueue: Bool = false
    ) async throws(ConnectorError) -> (contacts: [GenesysContact], correlationID: String?) {
        let target = RemoteObject(kind: "contact list", id: id, name: "")
        guard contacts.count <= GenesysWritableContact.requestLimit else {
            throw ConnectorError(
                .invalid,
                "\(contacts.count) contacts are more than one request may add: split them into thousands.",
                operation: GenesysCloudOperation.addContacts.rawValue,
                target: target
            )
        }
        guard let bytes = try? JSONEncoder().encode(contacts), let body = try? JSON(parsing: bytes) else {
            throw ConnectorError(
                .invalid,
                "The contacts cannot be written as JSON: check their columns.",
                operation: GenesysCloudOperation.addContacts.rawValue,
                target: target
            )
        }
        let call = GenesysCall(
            operation: .addContacts,
            id: id,
            query: [
                ("priority", "\(priority)"), ("clearSystemData", "\(clearSystemData)"),
                ("doNotQueue", "\(doNotQueue)"),
            ],
            body: body,
            target: target
        )
        let reply = try await send(call)
        return (try decode(reply, of: call, as: [GenesysContact].self), reply.correlationID)
    }
}
