import RingdownCore
import RingdownExchange
import Testing

@Suite("Changing contact lists", .timeLimit(.minutes(5)))
struct ContactListChangeTests {
    @Test("A list gets another name, unless somebody else changed it meanwhile")
    func rename() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let body = try await admin.get(Platform.listPath).json.with(["name": "Renewals Q1"])
            let changed = try await admin.put(Platform.listPath, body)
            #expect(changed.json["version"]?.int == 2)
            #expect(try await admin.get(Platform.listPath).json["name"]?.string == "Renewals Q1")
            let again = try await admin.put(Platform.listPath, body)
            #expect(again.status == 409)
            #expect(again.code == "invalid.update.wrong.version")
        }
    }

    @Test(
        "The columns of a list stay what they were",
        arguments: [
            (["columnNames": ["name", "phone", "city"]], "cannot.update.contact.column.names"),
            (["phoneColumns": [["columnName": "name", "type": "x"]]], "cannot.update.phone.columns"),
            (["name": "Tickets"], "duplicate.name"),
        ] as [([String: JSON], String)]
    )
    func columns(_ changes: [String: JSON], _ code: String) async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let members = try #require(try await admin.get(Platform.listPath).json.object)
            let answer = try await admin.put(Platform.listPath, .object(members.merging(changes) { $1 }))
            #expect(answer.status == 400)
            #expect(answer.code == code)
        }
    }

    @Test("Several lists are deleted together or not at all")
    func bulkDelete() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let path = ContactListTests.path
            let both = "\(Platform.supportList)%2C\(Platform.list)"
            let conflict = try await admin.delete("\(path)?id=\(both)")
            #expect(conflict.status == 409)
            #expect(conflict.code == "bulk.delete.conflict")
            #expect(try await admin.get("\(path)/\(Platform.supportList)").status == 200)
            #expect(try await admin.delete("\(path)?id=\(Platform.supportList)").status == 204)
            #expect(try await admin.get("\(path)/\(Platform.supportList)").status == 404)
        }
    }

    @Test("Who may only search sees lists without their settings")
    func divisionViews() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let views = try await admin.get(ContactListTests.path + "/divisionviews?includeSize=true")
            #expect(views.json["total"]?.int == 2)
            #expect(views.json["entities"]?[0]?["size"]?.int == 200)
            #expect(views.json["entities"]?[0]?["version"] == nil)
            let viewer = try await platform.caller("ringdown")
            #expect(try await viewer.get(ContactListTests.path + "/divisionviews").status == 403)
        }
    }
}
