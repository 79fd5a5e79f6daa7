import Foundation
package import RingdownCore
import RingdownVendors

extension GenesysCloudClient {
    /// Seconds between two looks at an import, and how often one looks.
    private static let pollInterval: TimeInterval = 2
    private static let pollLimit = 900

    /// What became of a file of contacts.
    package struct ContactUpload: Sendable {
        /// Rows that the vendor has been through, refused ones included.
        package var completed: Int
        /// Rows that the file has.
        package var total: Int
        /// Why the file was not imported; `nil` when it was.
        package var failure: String?
        /// The exchange's own report, row by row; `nil` at the vendor, which gives none.
        package var report: JSON?
    }

    /// Uploads a file of contacts to a list, and waits until it is imported.
    ///
    /// - Parameters:
    ///   - file: CSV in UTF-8, whose first line names columns of the list.
    ///   - list: the list.
    ///   - idColumn: the column that holds the contacts' ids; `nil` lets the platform choose them.
    ///   - clearSystemData: whether attempts and callable status of contacts that exist already are forgotten.
    package func upload(
        _ file: [UInt8],
        toList list: RemoteObject,
        idColumn: String?,
        clearSystemData: Bool
    ) async throws(ConnectorError) -> ContactUpload {
        var body: [String: JSON] = [
            "contentType": "text/csv", "id": .string(list.id), "clearSystemData": .bool(clearSystemData),
        ]
        body["contactIdName"] = idColumn.map { .string($0) }
        let permit = try await read(
            GenesysCall(operation: .requestUpload, body: .object(body), target: list),
            as: UploadPermit.self
        )
        let answer: TransportResponse
        do throws(TransportError) {
            answer = try await transport.send(
                TransportRequest(
                    method: "PUT",
                    url: permit.url,
                    headers: permit.headers ?? [:],
                    body: file,
                    timeout: .seconds(1800)
                )
            )
        } catch {
            throw lost(error.reason, list)
        }
        guard (200...299).contains(answer.status) else {
            throw lost("the file was answered with status \(answer.status)", list, status: answer.status)
        }
        var outcome = try await outcome(of: list)
        outcome.report = (try? JSON(parsing: answer.body)).flatMap { $0["rows"] == nil ? nil : $0 }
        return outcome
    }

    /// The list of a name or, when none has it, of an id.
    package func listToFill(_ nameOrID: String) async throws(ConnectorError) -> RemoteObject {
        let target = RemoteObject(kind: "contact list", id: nameOrID, name: nameOrID)
        let named = try await contactLists(named: nameOrID, target: target)
        guard named.count <= 1 else {
            throw ConnectorError(
                .ambiguous,
                "\(named.count) contact lists are named \(nameOrID): give the id of the one that is meant.",
                operation: GenesysCloudOperation.getContactLists.rawValue,
                target: target
            )
        }
        let list: GenesysContactList
        if let only = named.first {
            list = only
        } else {
            list = try await contactList(id: nameOrID, target: target)
        }
        return RemoteObject(kind: target.kind, id: list.id ?? nameOrID, name: list.name ?? nameOrID)
    }

    private func outcome(of list: RemoteObject) async throws(ConnectorError) -> ContactUpload {
        for _ in 0..<Self.pollLimit {
            let status = try await read(
                GenesysCall(operation: .getImportStatus, id: list.id, target: list),
                as: ImportStatus.self
            )
            if status.state == "FAILED" || status.percentComplete ?? 0 >= 100 {
                return ContactUpload(
                    completed: status.completedRecords ?? 0,
                    total: status.totalRecords ?? 0,
                    failure: status.state == "FAILED" ? status.failureReason ?? "no reason was given" : nil
                )
            }
            do {
                try await clock.sleep(until: clock.now().addingTimeInterval(Self.pollInterval))
            } catch {
                throw lost("the wait was cancelled", list)
            }
        }
        throw lost("it is still going on", list)
    }

    /// The error that it is not known what became of the file.
    private func lost(_ reason: String, _ list: RemoteObject, status: Int? = nil) -> ConnectorError {
        ConnectorError(
            .noAnswer,
            "What became of the file is not known (\(reason)): look at the list \"\(list.name)\" before sending it again.",
            operation: GenesysCloudOperation.requestUpload.rawValue,
            status: status,
            target: list
        )
    }
}

/// Where a file goes (`UploadUrlResponse`).
private struct UploadPermit: Decodable {
    var url: String
    var headers: [String: String]?
}

/// How far an import is (`ImportStatus`).
private struct ImportStatus: Decodable {
    var state: String?
    var totalRecords: Int?
    var completedRecords: Int?
    var percentComplete: Int?
    var failureReason: String?
}
