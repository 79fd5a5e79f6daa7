import Foundation
import HTTPTypes
import RingdownCore
import RingdownDialer
import RingdownTestKit
import Testing

@testable import RingdownExchange

@Suite("A do-not-call group of CXone", .timeLimit(.minutes(5)))
struct CXoneDNCTests {
    /// Makes a group and answers its path.
    private static func make(_ name: String, _ caller: CXoneCaller) async throws -> String {
        let made = try await caller.post("/dnc-groups?dncGroupName=\(name)&dncGroupDescription=of%20tests")
        return try "/dnc-groups/\(#require(made.json["dncGroups"]?[0]?["dncGroupId"]?.int))"
    }

    private static func records(_ numbers: JSON...) -> JSON {
        ["dncGroupRecords": .array(numbers.map { ["phoneNumber": $0] })]
    }

    @Test(
        "keeps its numbers from being dialed by the skills that it scrubs, from the moment on at which they are on it"
    )
    func scrubbing() async throws {
        try await Platform.open(.skills()) { platform in
            let admin = try await platform.cxone("admin")
            #expect(try await admin.get("/dnc-groups").status == 204)
            let group = try await Self.make("Internal", admin)
            let again = try await admin.post("/dnc-groups", ["dncGroupName": "Internal"])
            #expect(again.status == 400)
            #expect(again.description == "dncGroupName already exists")
            let numbers = try await platform.exchange.store.read { db in
                try db.contacts((0..<3).map { Platform.contact($0) }, inList: Int64(Platform.callList))
                    .compactMap { $0.data["phone"] }
            }
            let first = try #require(Int(numbers[0].dropFirst(2)))
            let added = try await admin.post(group + "/records", Self.records(.whole(first), "+1 (202) 555", "x"))
            #expect(added.json["resultSet"]?["errorCount"]?.int == 1)
            #expect(added.json["resultSet"]?["recordResults"]?[0]?["formattedPhone"]?.string == String(first))
            _ = try await admin.post("/skills/\(Platform.skill)/start")
            let running = try await admin.post(group + "/scrubbed-skills/\(Platform.skill)")
            #expect(running.status == 200, "\(running.text)")
            #expect(
                try await admin.get(group + "/scrubbed-skills").json["scrubbedSkills"]?[0]?["skillName"] == "Renewals"
            )
            _ = try await admin.post(group + "/records", Self.records(.string(numbers[2])))
            let called = Set(
                try await platform.exchange.store.read { db in try db.calls(CallSelection()).map(\.number) }
            )
            try await platform.run()
            let all = Set(try await platform.exchange.store.read { db in try db.calls(CallSelection()).map(\.number) })
            #expect(all.subtracting(called).isDisjoint(with: [numbers[0], numbers[2]]))
            #expect(all.contains(numbers[1]))
            let genesys = try await platform.caller("admin")
            #expect(try await genesys.get("/api/v2/outbound/dnclists").json["entities"]?.array?.count == 1)
        }
    }

    @Test("finds a number in every form, forgets it when it is expired, and takes none while it is inactive")
    func records() async throws {
        try await Platform.open(.skills()) { platform in
            let admin = try await platform.cxone("admin")
            let group = try await Self.make("Internal", admin)
            _ = try await admin.post(group + "/records", Self.records(8_012_440_005, "+49 30 1234567"))
            let shown = try await admin.get(group + "/records?orderBy=phoneNumber%20desc").json["resultSet"]
            #expect(shown?["totalRecords"]?.int == 2)
            #expect(
                shown?["dncRecords"]?.array?.compactMap { $0["formattedPhone"]?.string } == [
                    "8012440005", "49301234567",
                ]
            )
            #expect(shown?["dncRecords"]?[0]?["createdBy"]?.string == "Admin Istrator")
            let search = "/dnc-groups/search?phoneNumber=%2B1%20(801)%20244-0005"
            let found = try await admin.post(search)
            #expect(found.json["searchResults"]?[0]?["dncGroupName"]?.string == "Internal")
            let expired = try await admin.delete(group + "/records", Self.records("801 244 0005", "+1 999 999 9999"))
            #expect(expired.json["errorCount"]?.int == 1)
            #expect(try await admin.post(search).status == 204)
            let one = try await admin.get(group).json["resultSet"]?["dncGroups"]?[0]
            #expect(one?["validRecords"]?.int == 1)
            let many = JSON.array((0..<4501).map { ["phoneNumber": .string("+1202555\(1000 + $0)")] })
            #expect(try await admin.post(group + "/records", ["dncGroupRecords": many]).status == 400)
            _ = try await admin.raw(.put, "/incontactapi/services/v34.0\(group)?isActive=false&dncGroupName=Old")
            #expect(try await admin.get("/dnc-groups").json["resultSet"]?["dncGroups"]?[0]?["isActive"] == false)
            #expect(try await admin.post(group + "/records", Self.records("8012440006")).status == 409)
        }
    }

    @Test("takes the numbers of those who told an agent of a contributing skill not to call them")
    func contributing() async throws {
        try await Platform.open(.skills(agents: 1, joined: false)) { platform in
            let admin = try await platform.cxone("admin")
            let group = try await Self.make("Requests", admin)
            #expect(try await admin.post(group + "/contributing-skills/\(Platform.skill)").status == 200)
            let classes =
                try await admin.get("/dispositions/classifications").json["classificationResults"]?.array ?? []
            let number = try #require(classes.first { $0["classificationName"]?.string == "Do Not Call" })
            let made = try await admin.post(
                "/dispositions",
                [
                    "dispositions": [
                        [
                            "dispositionName": "No more", "isPreviewDisposition": false,
                            "classificationId": number["classificationId"] ?? .null,
                        ],
                        ["dispositionName": "Odd", "isPreviewDisposition": false, "classificationId": 99],
                    ]
                ]
            )
            #expect(made.status == 206)
            let disposition = try #require(made.json["dispositionResults"]?[0]?["dispositionId"]?.int)
            _ = try await admin.post("/skills/\(Platform.skill)/start")
            let agent = try await platform.cxone("agent")
            let begun = try await agent.post("/agent-sessions", ["stationId": "1"])
            let session = try "/agent-sessions/" + #require(begun.json["sessionId"]?.string)
            _ = try await agent.post(session + "/dialer-login?skillName=Renewals")
            var found: CallRecord?
            for _ in 0..<500 where found == nil {
                try await platform.run(steps: 1)
                found = try await platform.exchange.store.read { db in
                    try db.calls(CallSelection(isOpen: false)).first { $0.isConnected }
                }
            }
            let call = try #require(found)
            let path = "/contacts/\(call.serial)/set-disposition?skill=\(Platform.skill)&disposition="
            #expect(try await agent.post(path + "4711").status == 400)
            #expect(try await agent.post(path + "\(disposition)").status == 202)
            let records = try await admin.get(group + "/records").json["resultSet"]?["dncRecords"]?.array
            #expect(records?.compactMap { $0["phoneNumber"]?.string } == [String(call.number.dropFirst(2))])
            let contact = try await platform.exchange.store.read { db in
                try db.contact(call.contact, inList: Int64(Platform.callList))
            }
            #expect(contact?.isCallable == false)
        }
    }

    @Test("is seen and changed by those alone whose security profile says so")
    func access() async throws {
        try await Platform.open(.skills()) { platform in
            let admin = try await platform.cxone("admin")
            let group = try await Self.make("Internal", admin)
            let viewer = try await platform.cxone("viewer")
            #expect(try await viewer.get("/dnc-groups").status == 403)
            #expect(try await viewer.post(group + "/records", Self.records("8012440005")).status == 403)
            #expect(try await admin.get("/dnc-groups/\(Platform.callList)").status == 404)
            #expect(try await admin.post(group + "/scrubbed-skills/\(Platform.callList)").status == 404)
        }
    }
}
