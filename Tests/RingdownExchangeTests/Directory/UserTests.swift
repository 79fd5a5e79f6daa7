import RingdownCore
import RingdownDialer
import Testing

@testable import RingdownExchange

@Suite("Users, and what they are doing")
struct UserTests {
    private static let path = "/api/v2/users"

    private static func presence(_ state: String) -> JSON { ["presenceDefinition": ["systemPresence": .string(state)]] }

    @Test("A user lives from being made to being deleted, page by page")
    func life() async throws {
        try await Platform.open(.renewals(agents: 3)) { platform in
            let admin = try await platform.caller("admin")
            let body: JSON = ["name": "Zoe", "email": "zoe@example.com", "title": "Agent", "password": "correct horse"]
            let made = try await admin.post(Self.path, body)
            #expect(made.json["title"]?.string == "Agent", "\(made.json.text())")
            #expect(made.json["division"]?["name"]?.string == "Home")
            #expect(!made.json.text().contains("horse"))
            let path = try #require(made.json["selfUri"]?.string)
            let taken = try await admin.post(Self.path, body.with(["name": "Zed"]))
            #expect(taken.status == 409)
            let renamed = try await admin.patch(path, ["version": 1, "name": "Zoe Q."])
            #expect(renamed.json["version"]?.int == 2)
            #expect(try await admin.patch(path, ["version": 1, "name": "Z"]).status == 409)
            let first = try await admin.get(Self.path + "?pageSize=3").json
            #expect(first["total"]?.int == 4)
            #expect(first["entities"]?.array?.count == 3)
            let last = try await admin.get(Self.path + "?pageSize=3&pageNumber=2&expand=presence,authorization").json
            #expect(last["entities"]?[0]?["name"]?.string == "Zoe Q.")
            #expect(last["entities"]?[0]?["presence"]?["presenceDefinition"]?["systemPresence"]?.string == "Available")
            #expect(last["entities"]?[0]?["authorization"]?["roles"] == [])
            #expect(try await admin.get(Self.path + "?id=\(Platform.agent(2))").json["total"]?.int == 1)
            #expect(try await admin.delete(path).status == 200)
            #expect(try await admin.get(path).code == "general.resource.not.found")
        }
    }

    @Test("A body that describes no user is refused, and so is a caller without the right")
    func refusals() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            for body: JSON in [
                ["name": " ", "email": "a@b.c"], ["name": "A", "email": "nowhere"],
                ["name": "A", "email": "a@b.c", "divisionId": "none"],
                ["name": "A", "email": "a@b.c", "state": "inactive"],
            ] {
                let answer = try await admin.post(Self.path, body)
                #expect(answer.status == 400)
                #expect(answer.code == "general.bad.request")
            }
            let viewer = try await platform.caller("supporter")
            #expect(try await viewer.post(Self.path, ["name": "A", "email": "a@b.c"]).status == 403)
            #expect(try await viewer.delete("\(Self.path)/\(Platform.agent(1))").status == 403)
            #expect(try await viewer.get("\(Self.path)/\(Platform.agent(1))").status == 200)
        }
    }

    enum Way: CaseIterable, Sendable {
        case presence
        case routingStatus
    }

    @Test("Going off queue and on again decides who takes calls", arguments: Way.allCases)
    func queueing(_ way: Way) async throws {
        try await Platform.open(.renewals(contacts: 10, agents: 1, joined: true)) { platform in
            let admin = try await platform.caller("admin")
            let user = "\(Self.path)/\(Platform.agent(1))"
            func turn(on: Bool) async throws -> Caller.Answer {
                switch way {
                case .presence:
                    try await admin.patch(user + "/presences/PURECLOUD", Self.presence(on ? "OnQueue" : "Meal"))
                case .routingStatus:
                    try await admin.put(user + "/routingstatus", ["status": on ? "IDLE" : "OFF_QUEUE"])
                }
            }
            #expect(try await turn(on: false).status == 200)
            _ = try await admin.post(Platform.campaignPath + "/start")
            try await platform.run()
            #expect(try await platform.calls().isEmpty)
            let off = try await admin.get(Platform.membersPath).json["entities"]?[0]
            #expect(off?["joined"]?.bool == true)
            #expect(off?["routingStatus"]?["status"]?.string == "OFF_QUEUE")
            #expect(try await turn(on: true).status == 200)
            let status = try await admin.get(user + "/routingstatus").json["status"]?.string
            #expect(status == "COMMUNICATING" || status == "INTERACTING")
            try await platform.run()
            #expect(try await platform.calls().count == 10)
            let shown = try await admin.get(user + "/presences/purecloud").json
            #expect(shown["presenceDefinition"]?["systemPresence"]?.string == "OnQueue")
        }
    }

    @Test("What a user was doing outlasts a restart, and a message goes with it")
    func restart() async throws {
        try await withFolder { folder in
            try await Platform.open(.renewals(agents: 1, joined: true), folder: folder) { platform in
                let admin = try await platform.caller("admin")
                let path = "\(Self.path)/\(Platform.agent(1))/presences/PURECLOUD"
                _ = try await admin.patch(path, Self.presence("Busy"))
                #expect(try await admin.patch(path, ["message": "Back soon"]).json["message"]?.string == "Back soon")
                #expect(try await admin.patch(path, [:]).status == 400)
                #expect(try await admin.patch(path, ["presenceDefinition": ["id": "none"]]).status == 400)
                #expect(try await admin.get("\(Self.path)/\(Platform.agent(1))/presences/TEAMS").status == 404)
            }
            try await Platform.open(folder: folder, series: 1) { platform in
                let admin = try await platform.caller("admin")
                let user = try await admin.get("\(Self.path)/\(Platform.agent(1))?expand=presence,routingStatus").json
                #expect(user["presence"]?["presenceDefinition"]?["systemPresence"]?.string == "Busy")
                #expect(user["presence"]?["message"]?.string == "Back soon")
                #expect(user["routingStatus"]?["status"]?.string == "OFF_QUEUE")
            }
        }
    }

    @Test("A presence is named by its definition")
    func definitions() async throws {
        try await Platform.open(.renewals(agents: 1)) { platform in
            let admin = try await platform.caller("admin")
            let all = try await admin.get("/api/v2/presence/definitions").json
            #expect(all["total"]?.int == UserPresence.State.allCases.count)
            let meal = all["entities"]?.array?.first { $0["systemPresence"]?.string == "Meal" }
            let id = try #require(meal?["id"]?.string)
            #expect(try await admin.get("/api/v2/presencedefinitions/\(id)").json["name"]?.string == "Meal")
            let path = "\(Self.path)/\(Platform.agent(1))/presences/PURECLOUD"
            let set = try await admin.patch(path, ["presenceDefinition": ["id": .string(id)]])
            #expect(set.json["presenceDefinition"]?["systemPresence"]?.string == "Meal")
        }
    }

    @Test("A user's queues are shown, joined and left")
    func queues() async throws {
        try await Platform.open(.renewals(agents: 1)) { platform in
            let admin = try await platform.caller("admin")
            let path = "\(Self.path)/\(Platform.agent(1))/queues"
            #expect(try await admin.get(path).json["total"]?.int == 0)
            #expect(try await admin.get(path + "?joined=false").json["entities"]?[0]?["joined"]?.bool == false)
            let joined = try await admin.patch("\(path)/\(Platform.queue)", ["joined": true])
            #expect(joined.json["joined"]?.bool == true)
            #expect(try await admin.get(path).json["entities"]?[0]?["name"]?.string == "Renewals")
            let left = try await admin.patch(path, [["id": .string(Platform.queue), "joined": false]])
            #expect(left.json["entities"]?[0]?["joined"]?.bool == false)
            #expect(try await admin.patch("\(path)/none", ["joined": true]).status == 404)
            let viewer = try await platform.caller("supporter")
            #expect(try await viewer.patch("\(path)/\(Platform.queue)", ["joined": true]).status == 403)
        }
    }
}
