import RingdownCore
import RingdownExchange
import Testing

@Suite("Divisions, roles, grants and queues", .timeLimit(.minutes(5)))
struct DirectoryTests {
    private static let divisions = "/api/v2/authorization/divisions"
    private static let roles = "/api/v2/authorization/roles"
    private static let queues = "/api/v2/routing/queues"

    @Test("A division lives from its making to its end")
    func division() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let made = try await admin.post(Self.divisions, ["name": "Billing", "description": "Invoices"])
            let path = try #require(made.json["selfUri"]?.string)
            #expect(try await admin.get(path).json["description"]?.string == "Invoices")
            let again = try await admin.post(Self.divisions, ["name": "Billing", "description": ""])
            #expect(again.status == 409)
            #expect(again.code == "resource.already.exists")
            let renamed = try await admin.put(path, ["name": "Invoices", "description": "Invoices"])
            #expect(renamed.json["name"]?.string == "Invoices")
            #expect(try await admin.delete(path).status == 204)
            #expect(try await admin.get(path).status == 404)
            #expect(
                try await admin.post(Self.divisions, ["name": " ", "description": ""]).code == "division.name.invalid"
            )
        }
    }

    @Test("Divisions are read from one cursor to the next, and tell who holds roles in them")
    func cursors() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            var path: String? = "\(Self.divisions)/query?pageSize=2"
            var names: [String] = []
            while let next = path {
                let answer = try await admin.get(next).json
                names += answer["entities"]?.array?.compactMap { $0["name"]?.string } ?? []
                path = answer["nextUri"]?.string
            }
            #expect(names == ["Home", "Sales", "Support"])
            let both = try await admin.get("\(Self.divisions)/query?after=a&before=b")
            #expect(both.code == "both.after.and.before.provided")
            let grants = try await admin.get("\(Self.divisions)/\(Platform.support)/grants").json
            let holders = grants["entities"]?.array?.compactMap { $0["subjectId"]?.string } ?? []
            #expect(Set(holders) == ["ringdown", "supporter"])
            let role = try await admin.get("\(Self.roles)/\(Platform.starter)/subjectgrants").json
            #expect(role["entities"]?[0]?["divisions"]?[0]?["name"]?.string == "Support")
        }
    }

    @Test("A division that objects live in is deleted only when they may move home")
    func inhabited() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let path = "\(Self.divisions)/\(Platform.support)"
            #expect(try await admin.delete(path).code == "precondition.failure")
            #expect(try await admin.delete(path + "?force=true").status == 204)
            let list = try await admin.get(ContactListTests.path + "/\(Platform.supportList)")
            #expect(list.json["division"]?["name"]?.string == "Home")
            let home = try await admin.get("\(Self.divisions)/home").json["id"]?.string ?? ""
            #expect(try await admin.delete("\(Self.divisions)/\(home)?force=true").code == "precondition.failure")
        }
    }

    @Test("Moving an object needs its permission where it comes from and where it goes to")
    func moving() async throws {
        var seed = TenantSeed.renewals()
        seed.roles?.append(
            RoleSeed(name: "list editor", permissions: [Permission("outbound:contactList:edit")].compactMap(\.self))
        )
        seed.clients?.append(
            ClientSeed(
                id: "mover",
                secret: "mover-secret",
                grants: [GrantSeed(role: "list editor", division: "Support"), GrantSeed(role: "viewer")]
            )
        )
        try await Platform.open(seed) { platform in
            let mover = try await platform.caller("mover")
            let path = "\(Self.divisions)/\(Platform.sales)/objects/CONTACTLIST"
            let refused = try await mover.post(path, [.string(Platform.supportList)])
            #expect(refused.status == 403)
            #expect(refused.code == "bulk.move.no.permission.division")
            let admin = try await platform.caller("admin")
            #expect(try await admin.post(path, [.string(Platform.supportList)]).status == 204)
            let list = ContactListTests.path + "/\(Platform.supportList)"
            #expect(try await admin.get(list).json["division"]?["name"]?.string == "Sales")
            #expect(try await platform.caller("supporter").get(list).status == 403)
            #expect(try await admin.post(path, []).code == "empty.bulk.division.update")
            #expect(try await admin.post(path, ["none"]).code == "general.resource.not.found")
        }
    }

    @Test("A role's policies are what its holders may do")
    func role() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let made = try await admin.post(
                Self.roles,
                [
                    "name": "lists",
                    "permissionPolicies": [
                        ["domain": "outbound", "entityName": "contactList", "actionSet": ["view", "add"]]
                    ],
                ]
            )
            let id = try #require(made.json["id"]?.string)
            #expect(made.json["permissionPolicies"]?[0]?["actionSet"] == ["view", "add"])
            let nobody = try await platform.caller("nobody")
            #expect(try await nobody.get(ContactListTests.path).status == 403)
            let grants: JSON = ["grants": [["roleId": .string(id), "divisionId": .string(Platform.sales)]]]
            let subject = "/api/v2/authorization/subjects/nobody"
            #expect(try await admin.post(subject + "/bulkadd", grants).status == 204)
            #expect(try await nobody.get(ContactListTests.path).json["total"]?.int == 1)
            _ = try await admin.patch("\(Self.roles)/\(id)", ["permissionPolicies": []])
            #expect(try await nobody.get(ContactListTests.path).status == 403)
            #expect(try await admin.delete("\(Self.roles)/\(id)").status == 204)
            #expect(try await admin.get(subject).json["grants"] == [])
        }
    }

    @Test("A queue lives from its making to its end")
    func queue() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let made = try await admin.post(Self.queues, ["name": "New", "acwSettings": ["timeoutMs": 1000]])
            #expect(made.json["acwSettings"]?["timeoutMs"]?.int == 1000)
            let path = try #require(made.json["selfUri"]?.string)
            _ = try await admin.post(path + "/members", [["id": .string(Platform.agent(1))]])
            #expect(try await admin.get(path).json["memberCount"]?.int == 1)
            #expect(try await admin.put(path, ["name": "Newer"]).json["name"]?.string == "Newer")
            #expect(try await admin.delete(path).code == "active.queue")
            #expect(try await admin.delete("\(path)/members/\(Platform.agent(1))").status == 204)
            #expect(try await admin.delete(path).status == 200)
            #expect(try await admin.get(path).status == 404)
            let used = try await admin.delete("\(Self.queues)/\(Platform.queue)?forceDelete=true")
            #expect(used.code == "active.queue")
            #expect(try await admin.post(Self.queues, ["name": "Renewals"]).code == "duplicate.name")
        }
    }
}
