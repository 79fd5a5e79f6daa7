import Foundation
import RingdownCore
import RingdownDialer
import RingdownTestKit
import Testing

@testable import RingdownExchange

@Suite("Restrictions of a campaign", .timeLimit(.minutes(5)))
struct RestrictionTests {
    /// The number of a contact: `Contact 1` has the first.
    static func number(_ index: Int) -> JSON { .string("+1202555000\(index)") }

    /// A platform with nine contacts and a campaign that was changed before it runs.
    static func run(
        network: NetworkProfile? = nil,
        _ prepare: @Sendable (Caller) async throws -> [String: JSON],
        _ body: @Sendable (Platform, Caller) async throws -> Void
    ) async throws {
        var seed = TenantSeed.renewals(contacts: 0, agents: 1, joined: true)
        seed.contactLists?[0].contacts = (1...9).map { ["name": "Contact \($0)", "phone": "+1202555000\($0)"] }
        if let network { seed.network = network }
        try await Platform.open(seed) { platform in
            let admin = try await platform.caller("admin")
            try await change(admin, try await prepare(admin))
            #expect(try await admin.post(Platform.campaignPath + "/start").status == 204)
            try await body(platform, admin)
        }
    }

    static func change(_ admin: Caller, _ changes: [String: JSON]) async throws {
        let present = try #require(try await admin.get(Platform.campaignPath).json.object)
        let answer = try await admin.put(Platform.campaignPath, .object(present.merging(changes) { $1 }))
        #expect(answer.status == 200, "\(answer.json.text())")
    }

    static func skipped(_ admin: Caller) async throws -> JSON? {
        try await admin.get(Platform.campaignPath + "/progress").json["numberOfContactsSkipped"]
    }

    /// Makes an object and answers a reference to it.
    static func made(_ admin: Caller, _ kind: String, _ body: JSON) async throws -> JSON {
        let answer = try await admin.post("/api/v2/outbound/" + kind, body)
        #expect(answer.status == 200, "\(answer.json.text())")
        return ["id": answer.json["id"] ?? .null]
    }

    @Test("Nobody on a do-not-call list is called, those put on it in the middle of the day neither")
    func doNotCall() async throws {
        try await Self.run { admin in
            let numbers = try await Self.made(admin, "dnclists", ["name": "Numbers", "dncSourceType": "rds"])
            let names = try await Self.made(
                admin,
                "dnclists",
                ["name": "Names", "dncSourceType": "rds_custom", "customExclusionColumn": "name"]
            )
            let path = "/api/v2/outbound/dnclists/"
            _ = try await admin.post(path + "\(numbers["id"]?.string ?? "")/phonenumbers", [Self.number(2)])
            _ = try await admin.patch(
                path + "\(names["id"]?.string ?? "")/customexclusioncolumns",
                ["action": "Add", "customExclusionColumnEntries": ["Contact 3"]]
            )
            return ["dncLists": [numbers, names]]
        } _: { platform, admin in
            try await platform.run(steps: 1)
            let lists = try await admin.get(Platform.campaignPath).json["dncLists"]
            let id = lists?[0]?["id"]?.string ?? ""
            #expect(
                try await admin.post("/api/v2/outbound/dnclists/\(id)/phonenumbers", [Self.number(9)]).status == 204
            )
            try await platform.run()
            #expect(try await Self.skipped(admin) == ["ININ-OUTBOUND-ON-DO-NOT-CALL-LIST": 3])
            let called = Set(try await platform.calls().map(\.number))
            #expect(called.count == 6)
            #expect(called.isDisjoint(with: ["+12025550002", "+12025550003", "+12025550009"]))
        }
    }

    @Test("An attempt limit holds across recycles and campaigns until its period is over")
    func attemptLimit() async throws {
        var seed = TenantSeed.renewals(contacts: 9, agents: 1, joined: true)
        var network = NetworkProfile.standard
        (network.congestionShare, network.invalidShare) = (0, 0)
        seed.network = network
        try await Platform.open(seed) { platform in
            let admin = try await platform.caller("admin")
            let limits = try await Self.made(
                admin,
                "attemptlimits",
                ["name": "Once", "maxAttemptsPerContact": 1, "resetPeriod": "TODAY", "timeZoneId": "UTC"]
            )
            let list = try await admin.post(ContactListTests.path, ContactListTests.body(["attemptLimits": limits]))
            let id = list.json["id"] ?? .null
            let contacts = (1...4).map { index -> JSON in ["data": ["cell": .string("+1202555000\(index)")]] }
            _ = try await admin.post(ContactListTests.path + "/\(id.string ?? "")/contacts", .array(contacts))
            let body = CampaignTests.body(["contactList": ["id": id], "phoneColumns": [["columnName": "cell"]]])
            var path = try #require(try await admin.post(CampaignTests.path, body).json["selfUri"]?.string)
            _ = try await admin.post(path + "/start")
            try await platform.run()
            #expect(try await platform.calls().count == 4)
            _ = try await admin.post(path + "/start")
            try await platform.run()
            #expect(try await platform.calls().count == 4)
            let progress = try await admin.get(path + "/progress").json
            #expect(progress["numberOfContactsSkipped"] == ["ININ-OUTBOUND-CONTACT-ATTEMPT-LIMIT-SKIPPED": 4])

            // Another campaign of the list does not begin to count from nothing.
            #expect(try await admin.delete(path).status == 200)
            path = try #require(try await admin.post(CampaignTests.path, body).json["selfUri"]?.string)
            _ = try await admin.post(path + "/start")
            try await platform.run()
            #expect(try await platform.calls().isEmpty)

            platform.clock.advance(by: .seconds(86_400))
            // The day that went by was a token's life, too.
            _ = try await platform.caller("admin").post(path + "/start")
            try await platform.run()
            #expect(try await platform.calls().count == 4)
        }
    }

    @Test("Busy contacts are called again as the list's attempt limit says, across a restart too")
    func recalls() async throws {
        var seed = TenantSeed.renewals(contacts: 1, agents: 1, joined: true)
        var network = NetworkProfile.standard
        (network.personShare, network.machineShare, network.faxShare, network.busyShare) = (0, 0, 0, 1)
        (network.invalidShare, network.rejectedShare, network.congestionShare) = (0, 0, 0)
        seed.network = network
        try await withFolder { [seed] folder in
            let clock = ManualClock()
            let path = try await Platform.open(seed, folder: folder, clock: clock) { platform in
                let admin = try await platform.caller("admin")
                let limits = try await Self.made(
                    admin,
                    "attemptlimits",
                    [
                        "name": "Recalls",
                        "recallEntries": ["busy": ["nbrAttempts": 2, "minutesBetweenAttempts": 15]],
                    ]
                )
                let list = try await admin.post(ContactListTests.path, ContactListTests.body(["attemptLimits": limits]))
                let id = list.json["id"] ?? .null
                let contacts = (1...3).map { index -> JSON in ["data": ["cell": .string("+1202555000\(index)")]] }
                _ = try await admin.post(ContactListTests.path + "/\(id.string ?? "")/contacts", .array(contacts))
                let body = CampaignTests.body(["contactList": ["id": id], "phoneColumns": [["columnName": "cell"]]])
                let path = try #require(try await admin.post(CampaignTests.path, body).json["selfUri"]?.string)
                _ = try await admin.post(path + "/start")
                platform.clock.advance(by: .seconds(600))
                try await platform.exchange.switchboard.catchUp()
                #expect(try await platform.calls().count == 3)
                let diagnostics = try await admin.get(path + "/diagnostics").json
                #expect(diagnostics["scheduledInteractionsCount"]?.int == 3)
                #expect(diagnostics["timeZoneRescheduledCallsCount"]?.int == 0)
                return path
            }
            try await Platform.open(seed, folder: folder, clock: clock, series: 1) { platform in
                let admin = try await platform.caller("admin")
                try await platform.run()
                #expect(try await admin.get(path).json["campaignStatus"]?.string == "complete")
                let calls = try await platform.calls()
                #expect(calls.count == 9)
                for (_, own) in Dictionary(grouping: calls, by: \.contact) {
                    for (earlier, later) in zip(own, own.dropFirst()) {
                        #expect(later.at - earlier.at >= .seconds(900))
                    }
                }
            }
        }
    }

    @Test("A filter lets in whom it describes, and a preview of it says whom")
    func filter() async throws {
        try await Self.run { admin in
            let body: JSON = [
                "name": "Odd", "contactList": ["id": .string(Platform.list)],
                "clauses": [
                    [
                        "filterType": "OR",
                        "predicates": [
                            ["column": "name", "operator": "ENDS_WITH", "value": "1"],
                            ["column": "name", "operator": "ENDS_WITH", "value": "3"],
                        ],
                    ]
                ],
            ]
            let preview = try await admin.post("/api/v2/outbound/contactlistfilters/preview", body)
            #expect(preview.json["filteredContacts"]?.int == 2)
            #expect(preview.json["totalContacts"]?.int == 9)
            #expect(preview.json["preview"]?[1]?["data"]?["name"]?.string == "Contact 3")
            let filter = try await Self.made(admin, "contactlistfilters", body)
            let found = try await admin.post(
                "/api/v2/outbound/contactlistfilters/bulk/retrieve",
                ["ids": [filter["id"] ?? .null, "none"]]
            )
            #expect(found.json["entities"]?.array?.count == 1)
            return ["contactListFilters": [filter]]
        } _: { platform, admin in
            try await platform.run()
            #expect(Set(try await platform.calls().map(\.number)) == ["+12025550001", "+12025550003"])
            let diagnostics = try await admin.get(Platform.campaignPath + "/diagnostics").json
            #expect(diagnostics["filteredOutContactsCount"]?.int == 7)
            #expect(try await Self.skipped(admin) == [:])
        }
    }

    @Test("Sorts decide the order, and priority contacts go before it")
    func sorts() async throws {
        try await Self.run { _ in
            ["contactSorts": [["fieldName": "name", "direction": "DESC"]]]
        } _: { platform, admin in
            _ = try await admin.post(
                Platform.listPath + "/contacts?priority=true",
                [["data": ["name": "Aaron", "phone": "+12025550099"]]]
            )
            try await platform.run()
            let numbers = try await platform.calls().map { String($0.number.suffix(2)) }
            #expect(numbers == ["09", "99", "08", "07", "06", "05", "04", "03", "02", "01"])
        }
    }

    @Test("Dynamic sorts put contacts that come later at their place, others put them last", arguments: [true, false])
    func dynamicSort(_ isDynamic: Bool) async throws {
        try await Self.run { _ in
            [
                "contactSorts": [["fieldName": "name"]],
                "dynamicContactQueueingSettings": ["sort": .bool(isDynamic), "filter": false],
            ]
        } _: { platform, admin in
            _ = try await admin.post(
                Platform.listPath + "/contacts",
                [["data": ["name": "Aaron", "phone": "+12025550099"]]]
            )
            try await platform.run()
            let last = try await platform.calls().map { String($0.number.suffix(2)) }
            #expect(last.firstIndex(of: "99") == (isDynamic ? 1 : 9))
        }
    }

    @Test("Rules before a call keep it back, and rules after it change the contact")
    func rules() async throws {
        try await Self.run { admin in
            let dnc = try await Self.made(admin, "dnclists", ["name": "Never", "dncSourceType": "rds"])
            let rules = try await Self.made(
                admin,
                "rulesets",
                [
                    "name": "Rules",
                    "rules": [
                        [
                            "name": "Not the third", "order": 1, "category": "DIALER_PRECALL",
                            "conditions": [
                                ["type": "contactAttributeCondition", "attributeName": "name", "value": "Contact 3"]
                            ],
                            "actions": [["type": "Action", "actionTypeName": "DO_NOT_DIAL"]],
                        ],
                        [
                            "name": "Mark all that were called", "order": 2, "category": "DIALER_WRAPUP",
                            "conditions": [
                                [
                                    "type": "phoneNumberCondition", "operator": "ENDS_WITH", "value": "9",
                                    "inverted": true,
                                ]
                            ],
                            "actions": [
                                [
                                    "type": "modifyContactAttribute", "actionTypeName": "MODIFY_CONTACT_ATTRIBUTE",
                                    "updateOption": "SET", "properties": ["name": "called"],
                                ]
                            ],
                        ],
                        [
                            "name": "Never again", "order": 3, "category": "DIALER_WRAPUP",
                            "conditions": [["type": "phoneNumberCondition", "operator": "ENDS_WITH", "value": "9"]],
                            "actions": [
                                ["type": "Action", "actionTypeName": "APPEND_NUMBER_TO_DNC_LIST"],
                                ["type": "Action", "actionTypeName": "CONTACT_UNCALLABLE"],
                            ],
                        ],
                    ],
                ]
            )
            return ["dncLists": [dnc], "ruleSets": [rules]]
        } _: { platform, admin in
            try await platform.run()
            #expect(try await platform.calls().count == 8)
            #expect(try await Self.skipped(admin) == ["ININ-OUTBOUND-RULE-SKIPPED": 1])
            let found = try await admin.post(
                Platform.listPath + "/contacts/search",
                ["pageSize": 100, "pageNumber": 1]
            )
            let contacts = found.json["entities"]?.array ?? []
            #expect(contacts.count { $0["data"]?["name"]?.string == "called" } == 7)
            #expect(contacts.count { $0["callable"]?.bool == false } == 1)
            let list = try await admin.get("/api/v2/outbound/dnclists?includeSize=true")
            #expect(list.json["entities"]?[0]?["size"]?.int == 1)
        }
    }
}
