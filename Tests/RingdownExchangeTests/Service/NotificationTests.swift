import HTTPTypes
import RingdownCore
import RingdownExchange
import RingdownTestKit
import Testing

@Suite("Notifications", .timeLimit(.minutes(5)))
struct NotificationTests {
    private static let channels = "/api/v2/notifications/channels"

    private static func channel(_ topics: String..., as caller: Caller) async throws -> String {
        let id = try await caller.post(channels).json["id"]?.string ?? ""
        _ = try await caller.post(
            "\(channels)/\(id)/subscriptions",
            .array(topics.map { ["id": .string($0)] })
        )
        return id
    }

    private static func events(of channel: String, as caller: Caller) async throws -> [JSON] {
        try await caller.get("/ringdown/v1/notifications/channels/\(channel)/events?timeout=0")
            .json.array ?? []
    }

    @Test("A campaign's course is told to those who asked for it")
    func campaign() async throws {
        try await Platform.open(.renewals(contacts: 2, agents: 1, joined: true)) { platform in
            let admin = try await platform.caller("admin")
            let topic = "v2.outbound.campaigns.\(Platform.campaign)"
            let channel = try await Self.channel(topic, topic + ".progress", as: admin)
            _ = try await admin.post(Platform.campaignPath + "/start")
            try await platform.run()
            let told = try await Self.events(of: channel, as: admin)
            let statuses = told.filter { $0["topicName"]?.string == topic }
                .compactMap { $0["eventBody"]?["campaignStatus"]?.string }
            #expect(statuses == ["on", "complete"])
            let progress = told.last { $0["topicName"]?.string == topic + ".progress" }
            #expect(progress?["eventBody"]?["numberOfContactsCalled"]?.int == 2)
            #expect(try await Self.events(of: channel, as: admin).isEmpty)
        }
    }

    @Test("A poll ends when there is something to tell")
    func poll() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let channel = try await Self.channel("v2.outbound.contactlists.\(Platform.list)", as: admin)
            async let told = admin.get("/ringdown/v1/notifications/channels/\(channel)/events")
            try await platform.clock.untilSleeping()
            let body = try await admin.get(Platform.listPath).json.with(["name": "Renamed"])
            _ = try await admin.put(Platform.listPath, body)
            #expect(try await told.json[0]?["eventBody"]?["name"]?.string == "Renamed")
        }
    }

    @Test("Of two polls of one channel none misses that there was something to tell, and one is told")
    func twoPolls() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let channel = try await Self.channel("v2.outbound.contactlists.\(Platform.list)", as: admin)
            async let one = admin.get("/ringdown/v1/notifications/channels/\(channel)/events")
            async let two = admin.get("/ringdown/v1/notifications/channels/\(channel)/events")
            try await platform.clock.untilSleeping(2)
            let body = try await admin.get(Platform.listPath).json.with(["name": "Renamed"])
            _ = try await admin.put(Platform.listPath, body)
            let told = try await (one.json.array ?? []) + (two.json.array ?? [])
            #expect(told.count == 1)
        }
    }

    @Test("An import says how far it is")
    func importStatus() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let channel = try await Self.channel("v2.outbound.contactlists.\(Platform.list).importstatus", as: admin)
            _ = try await admin.send(
                .post,
                "/ringdown/v1/contactlists/\(Platform.list)/contacts",
                text: "name,phone\nAnn,+12025550101\n"
            )
            let last = try await Self.events(of: channel, as: admin).last
            #expect(last?["eventBody"]?["importStatus"]?["percentageComplete"]?.int == 100)
        }
    }

    @Test("Topics of what one may not see are refused, and so are those that there are not")
    func permissions() async throws {
        try await Platform.open { platform in
            let supporter = try await platform.caller("supporter")
            let nobody = try await platform.caller("nobody")
            let topic: JSON = [["id": .string("v2.outbound.contactlists.\(Platform.list)")]]
            func subscribe(_ caller: Caller, _ topics: JSON, _ query: String = "") async throws -> Caller.Answer {
                let id = try await caller.post(Self.channels).json["id"]?.string ?? ""
                return try await caller.post("\(Self.channels)/\(id)/subscriptions\(query)", topics)
            }
            let divisioned = try await subscribe(supporter, topic)
            #expect(divisioned.status == 403)
            #expect(divisioned.code == "notification.unauthorized.divisioned.topic")
            #expect(try await subscribe(nobody, topic).code == "notification.unauthorized.topic")
            #expect(try await subscribe(nobody, [["id": "v2.outbound.x"]]).code == "notification.invalid.topic")
            #expect(try await subscribe(nobody, topic, "?ignoreErrors=true").json["entities"] == [])
            let own = try await Self.channel("v2.outbound.contactlists.\(Platform.supportList)", as: supporter)
            #expect(try await nobody.get("\(Self.channels)/\(own)/subscriptions").status == 404)
            let kept = try await supporter.get("\(Self.channels)/\(own)/subscriptions")
            #expect(kept.json["entities"]?.array?.count == 1)
        }
    }
}
