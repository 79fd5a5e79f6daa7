import Foundation
import RingdownConnectors
import RingdownCore
import RingdownTestKit
import RingdownVendors
import Synchronization

/// A small CXone of two skills and their lists that really dials, for the promises of every connector.
final class CXonePlatform: ConnectorPlatform, HTTPTransport {
    private struct Record {
        var id: String
        var phone: String
        var isDialed = false
    }

    private struct List {
        var name: String
        var skill: String
        var records: [Record] = []
    }

    private struct State {
        var running: Set<String> = []
        var lists: [String: List] = [
            "90": List(name: "Renewals Q4", skill: "4711", records: [Record(id: "a", phone: "+12125550101")]),
            "91": List(name: "Twice", skill: "4711"), "92": List(name: "Twice", skill: "4711"),
        ]
        var changes = 0
        var faults: [ConnectorFault] = []
    }

    private static let names = ["4711": "Renewals PC", "4712": "Calls PC"]
    private let state = Mutex(State())
    let clock: any WallClock = SetClock()

    var connector: any Connector { connector("key-id") }
    var onlooker: any Connector { connector("onlooker") }
    var list: ContactListBinding { binding("Renewals Q4") }
    var listByID: ContactListBinding { binding("90") }
    var missingList: ContactListBinding { binding("Nowhere") }
    var ambiguousList: ContactListBinding? { binding("Twice") }
    let connection: PersonalConnectionBinding
    let number: PhoneNumber

    init() throws {
        number = try PhoneNumber(e164: "+12125550142")
        connection = PersonalConnectionBinding(
            id: "12345",
            provider: "cxone",
            from: [try PhoneNumber(e164: "+12025550100")],
            dialing: .skill("Calls PC"),
            division: RingdownConnectorsTests.Sample.sales
        )
    }

    var changes: Int { state.withLock { $0.changes } }
    func befall(_ fault: ConnectorFault, times: Int) {
        state.withLock { $0.faults += Array(repeating: fault, count: times) }
    }
    func turnOn() async throws { state.withLock { _ = $0.running.insert("4711") } }
    func isOn() async throws -> Bool { state.withLock { $0.running.contains("4711") } }
    func dial() async throws {
        state.withLock { state in
            for id in state.lists.keys where state.running.contains(state.lists[id]?.skill ?? "") {
                state.lists[id]?.records.indices.forEach { state.lists[id]?.records[$0].isDialed = true }
            }
        }
    }
    func calls(to number: PhoneNumber) async throws -> Int {
        state.withLock { state in
            state.lists.values.flatMap(\.records).count { $0.isDialed && $0.phone == number.e164 }
        }
    }

    private func connector(_ key: String) -> CXoneConnector {
        let credentials = CXoneAccess.Credentials.accessKey(id: key, secret: Secret("s"), application: nil)
        return CXoneConnector(
            provider: "cxone",
            access: CXoneSample.access(credentials: credentials),
            transport: self,
            clock: clock,
            logger: CXoneSample.quiet
        )
    }

    private func binding(_ list: String) -> ContactListBinding {
        CXoneSample.order(list: list, campaigns: []).contactList
            ?? ContactListBinding(
                id: "",
                name: "",
                provider: "",
                list: "",
                division: RingdownConnectorsTests.Sample.sales
            )
    }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        if request.url.hasSuffix("/token/access-key") {
            let isOnlooker = String(decoding: request.body ?? [], as: UTF8.self).contains("onlooker")
            return json(["access_token": isOnlooker ? "onlooker" : "agent", "expires_in": 3600])
        }
        guard let range = request.url.range(of: CXoneSample.base) else { return TransportResponse(status: 404) }
        let parts = request.url[range.upperBound...].split(separator: "?")[0].split(separator: "/").map(String.init)
        guard request.method != "GET" else { return state.withLock { read(parts, $0) } }
        let fault: ConnectorFault? = state.withLock { state in
            state.changes += 1
            return state.faults.isEmpty ? nil : state.faults.removeFirst()
        }
        switch fault {
        case .requestLost?: throw TransportError(.lost, "the request was lost")
        case .answered(let status, let wait)?:
            var response = json(["error": "Fault", "error_description": "a fault"], status: status)
            if let wait { response.headers["retry-after"] = "\(wait)" }
            return response
        case .answerLost?:
            _ = state.withLock { change(parts, request, &$0) }
            throw TransportError(.lost, "the answer was lost")
        case nil: return state.withLock { change(parts, request, &$0) }
        }
    }

    private func change(_ parts: [String], _ request: TransportRequest, _ state: inout State) -> TransportResponse {
        let body = (try? JSON(parsing: request.body ?? [])) ?? .null
        if parts.last == "start" {
            guard request.authorization?.reveal().hasSuffix("onlooker") == false else {
                return json(
                    ["error": "Forbidden", "error_description": "Check Security Profile permissions"],
                    status: 403
                )
            }
            let isNew = state.running.insert(parts[1]).inserted
            return isNew ? TransportResponse(status: 202) : json(["error": "Invalid state"], status: 409)
        }
        if parts == ["lists", "call-lists"] {
            let mapping = CXoneCallListMapping(body)
            state.lists["95"] = List(name: mapping?.listName ?? "", skill: "4712")
            return json(["listId": 95])
        }
        guard parts.last == "upload", let upload = CXoneUpload(body) else { return TransportResponse(status: 404) }
        for row in CXoneCSV.read(String(decoding: upload.file ?? Data(), as: UTF8.self)) ?? [] {
            let record = Record(id: row["externalId"] ?? "", phone: row["phone"] ?? "")
            if state.lists[parts[2]]?.records.contains(where: { $0.id == record.id }) == false {
                state.lists[parts[2]]?.records.append(record)
            }
        }
        return json(["jobId": "j1"], status: 202)
    }

    private func read(_ parts: [String], _ state: State) -> TransportResponse {
        switch (parts.first, parts.count) {
        case ("skills", 1): return json(["skills": .array(Self.names.keys.map { skill($0, state) })])
        case ("skills", 2): return json(skill(parts[1], state))
        case ("skills", _): return json(["agentsAvailable": 0, "agentsWorking": 0, "contactsActive": 0])
        case ("lists", 2):
            let lists = state.lists.map { id, list -> JSON in
                ["listId": CXoneID.json(id), "listName": .string(list.name), "status": "Active"]
            }
            return json(["callingLists": .array(lists)])
        case ("lists", _) where parts[2] == "jobs":
            return json(["uploadJobs": [["jobId": "j1", "listId": 95, "isComplete": true, "isCancelled": false]]])
        case ("lists", _): return list(parts, state)
        default: return TransportResponse(status: 204)
        }
    }

    private func list(_ parts: [String], _ state: State) -> TransportResponse {
        guard let list = state.lists[parts[2]] else { return json(["error": "InvalidListId"], status: 404) }
        let dialed = list.records.filter(\.isDialed)
        if parts.last == "attempts" {
            let attempts = dialed.map { record -> JSON in
                ["externalId": .string(record.id), "dateOfCall": "2026-11-22T09:00:02Z", "lastDuration": 12]
            }
            return json(["resultSet": ["contactAttempts": .array(attempts)]])
        }
        let count = JSON.number(JSONNumber(list.records.count))
        let counts: JSON = [
            "skillId": CXoneID.json(list.skill), "totalRecords": count,
            "freshRecords": .number(JSONNumber(list.records.count - dialed.count)), "retriedRecords": 0,
            "finalizedRecords": .number(JSONNumber(dialed.count)),
        ]
        return json([
            "resultSet": [
                "listName": .string(list.name), "status": "Active", "totalRecords": count, "skills": [counts],
                "contactRecords": .array(list.records.map { ["externalId": .string($0.id)] }),
            ]
        ])
    }

    private func skill(_ id: String, _ state: State) -> JSON {
        [
            "skillId": CXoneID.json(id), "skillName": .string(Self.names[id] ?? ""), "isActive": true,
            "outboundStrategy": "Personal Connection", "isRunning": .bool(state.running.contains(id)),
        ]
    }

    private func json(_ value: JSON, status: Int = 200) -> TransportResponse {
        var body: [UInt8] = []
        value.write(to: &body)
        return TransportResponse(status: status, headers: ["content-type": "application/json"], body: body)
    }
}
