import Foundation
import HTTPTypes
import RingdownCore
import RingdownExchange
import Testing

@Suite("Snapshots and reset", .timeLimit(.minutes(5)))
struct SnapshotTests {
    private static let path = "/ringdown/v1/snapshots/before"

    private static func size(_ caller: Caller) async throws -> Int? {
        try await caller.get(Platform.listPath + "?includeSize=true").json["size"]?.int
    }

    @Test("Everything is put back as it was, and tokens go on", arguments: [true, false])
    func restore(_ isInFolder: Bool) async throws {
        try await withFolder { folder in
            try await Platform.open(.renewals(contacts: 2, agents: 1), folder: isInFolder ? folder : nil) { platform in
                let admin = try await platform.caller("admin")
                _ = try await admin.post(Platform.campaignPath + "/start")
                #expect(try await admin.send(.put, Self.path).status == 204)
                let later = try await platform.caller("admin")
                _ = try await admin.post(ContactTests.path, [ContactTests.contact(1)])
                _ = try await admin.post(Platform.campaignPath + "/stop")
                #expect(try await admin.post(Self.path + "/restore").status == 204)
                #expect(try await Self.size(later) == 2)
                #expect(try await later.get(Platform.campaignPath).json["campaignStatus"]?.string == "on")
                try await platform.join(1, as: later)
                try await platform.run()
                #expect(try await later.get(Platform.campaignPath).json["campaignStatus"]?.string == "complete")
                let names = try await admin.get("/ringdown/v1/snapshots").json["entities"]?.array
                #expect(names?.compactMap { $0["name"]?.string } == ["before"])
                #expect(try await admin.delete(Self.path).status == 204)
                #expect(try await admin.post(Self.path + "/restore").status == 404)
            }
        }
    }

    @Test("A reset leads back to the seed")
    func reset() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            _ = try await admin.post(Platform.listPath + "/clear")
            _ = try await admin.delete(Platform.campaignPath)
            #expect(try await admin.post("/ringdown/v1/reset").status == 204)
            #expect(try await Self.size(admin) == 200)
            #expect(try await admin.get(Platform.campaignPath).status == 200)
        }
    }

    @Test(
        "Names that lead out of the folder are refused, and so are callers who may not",
        arguments: ["..", "a%2Fb", ".x"]
    )
    func refusals(_ name: String) async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            #expect(try await admin.send(.put, "/ringdown/v1/snapshots/\(name)").status == 400)
            let viewer = try await platform.caller("ringdown")
            #expect(try await viewer.send(.put, Self.path).status == 403)
            #expect(try await viewer.post("/ringdown/v1/reset").status == 403)
        }
    }
}
