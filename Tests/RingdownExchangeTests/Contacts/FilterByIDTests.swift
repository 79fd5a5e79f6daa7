import RingdownCore
import RingdownExchange
import Testing

@Suite("Contacts named by a contact list filter")
struct FilterByIDTests {
    private static let filters = "/api/v2/outbound/contactlistfilters"

    /// A filter of the seed's list that lets in Contact 1, 10, 11 and 12.
    private static func filter(of list: String, _ admin: Caller) async throws -> JSON {
        let body: JSON = [
            "name": .string("Of " + list), "contactList": ["id": .string(list)],
            "clauses": [["predicates": [["column": "name", "operator": "BEGINS_WITH", "value": "Contact 1"]]]],
        ]
        return try await admin.post(filters, body).json["id"] ?? .null
    }

    @Test("are those that are found, changed, exported and removed")
    func named() async throws {
        try await Platform.open(.renewals(contacts: 12)) { platform in
            let admin = try await platform.caller("admin")
            let id = try await Self.filter(of: Platform.list, admin)
            let found = try await admin.post(
                ContactTests.path + "/search",
                ["contactListFilterId": id, "pageNumber": 1, "pageSize": 10]
            )
            let names = ["Contact 1", "Contact 10", "Contact 11", "Contact 12"]
            #expect(found.json["entities"]?.array?.compactMap { $0["data"]?["name"]?.string }.sorted() == names)
            _ = try await admin.post(Platform.listPath + "/export", ["contactListFilterId": id])
            let uri = try #require(try await admin.get(Platform.listPath + "/export").json["uri"]?.string)
            let path = try #require(uri.firstRange(of: "/downloads").map { String(uri[$0.lowerBound...]) })
            let lines = try await admin.get(path).text.split(whereSeparator: \.isNewline)
            #expect(lines.count == 1 + names.count)
            let removed = try await admin.post(ContactTests.path + "/bulk/remove", ["contactListFilterId": id])
            #expect(removed.json["completedRecords"]?.int == names.count)
            #expect(try await admin.get(Platform.listPath + "?includeSize=true").json["size"]?.int == 12 - names.count)
        }
    }

    @Test("are refused when the filter is of another list, gone, or given beside criteria")
    func refusals() async throws {
        try await Platform.open(.renewals(contacts: 2)) { platform in
            let admin = try await platform.caller("admin")
            let own = try await Self.filter(of: Platform.list, admin)
            let other = try await Self.filter(of: Platform.supportList, admin)
            let clause: JSON = [["predicates": [["column": "name", "operator": "EQUALS", "value": "x"]]]]
            for body: JSON in [
                ["contactListFilterId": other], ["contactListFilterId": "none"],
                ["contactListFilterId": own, "criteria": ["clauses": clause]],
                ["criteria": ["clauses": [["predicates": []]]]],
            ] {
                let answer = try await admin.post(ContactTests.path + "/bulk/remove", body)
                #expect(answer.status == 400)
                #expect(answer.code == "invalid.contact.list.filter")
            }
            #expect(try await admin.get(Platform.listPath + "?includeSize=true").json["size"]?.int == 2)
        }
    }
}
