import RingdownCore
import RingdownDialer
import RingdownTestKit
import Testing

@testable import RingdownExchange

@Suite("Entries of do-not-call lists", .timeLimit(.minutes(5)))
struct DNCEntryTests {
    static let path = "/api/v2/outbound/dnclists"

    /// Entries of the only list, as it and the list of lists show them.
    static func size(of list: String, _ admin: Caller) async throws -> Int? {
        let one = try await admin.get(list + "?includeSize=true").json["size"]?.int
        let all = try await admin.get(path + "?includeSize=true").json["entities"]?[0]?["size"]?.int
        #expect(one == all)
        return one
    }

    @Test("come, go and expire")
    func entries() async throws {
        try await Platform.open(.renewals(contacts: 1)) { platform in
            let admin = try await platform.caller("admin")
            let made = try await admin.post(Self.path, ["name": "Never", "dncSourceType": "rds"])
            let list = try #require(made.json["selfUri"]?.string)
            #expect(try await admin.post(list + "/phonenumbers", ["+12025550001", "(202) 555-0002"]).status == 204)
            // The same number in another form is no other number.
            #expect(try await admin.post(list + "/phonenumbers", ["2025550001"]).status == 204)
            #expect(try await Self.size(of: list, admin) == 2)
            let end = platform.exchange.switchboard.now + .seconds(3600)
            let added = try await admin.patch(
                list + "/phonenumbers",
                ["action": "Add", "phoneNumbers": ["+12025550003"], "expirationDateTime": .string(end.genesys)]
            )
            #expect(added.status == 204)
            #expect(try await Self.size(of: list, admin) == 3)
            platform.clock.advance(by: .seconds(3601))
            #expect(try await Self.size(of: list, admin) == 2)
            #expect(try await admin.delete(list + "/phonenumbers?expiredOnly=true").status == 204)
            let removed = try await admin.patch(
                list + "/phonenumbers",
                ["action": "Remove", "phoneNumbers": ["+1 202 555 0002"]]
            )
            #expect(removed.status == 204)
            #expect(try await Self.size(of: list, admin) == 1)
            #expect(try await admin.delete(list + "/phonenumbers").status == 204)
            #expect(try await Self.size(of: list, admin) == 0)
        }
    }

    @Test("are refused with the documented codes when they make no sense")
    func refusals() async throws {
        try await Platform.open(.renewals(contacts: 1)) { platform in
            let admin = try await platform.caller("admin")
            let numbers = try await admin.post(Self.path, ["name": "A", "dncSourceType": "rds"])
            let custom = try await admin.post(
                Self.path,
                ["name": "B", "dncSourceType": "rds_custom", "customExclusionColumn": "name"]
            )
            let list = try #require(numbers.json["selfUri"]?.string)
            let other = try #require(custom.json["selfUri"]?.string)
            let cases: [(String, JSON, String)] = [
                (list + "/phonenumbers", ["action": "Drop", "phoneNumbers": ["+1"]], "invalid.dnc.patch.action"),
                (list + "/phonenumbers", ["action": "Add"], "invalid.dnc.patch.request"),
                (
                    list + "/phonenumbers",
                    ["action": "Add", "phoneNumbers": ["+1"], "expirationDateTime": "soon"], "invalid.date.value"
                ),
                (
                    list + "/phonenumbers",
                    ["action": "Remove", "phoneNumbers": .array(Array(repeating: "+1", count: 1001))],
                    "dnc.delete.entries.max.per.request.exceeded"
                ),
                (
                    other + "/phonenumbers", ["action": "Add", "phoneNumbers": ["+1"]],
                    "dnc.source.operation.not.supported"
                ),
                (
                    list + "/customexclusioncolumns",
                    ["action": "Add", "customExclusionColumnEntries": ["x"]], "dnc.source.operation.not.supported"
                ),
            ]
            for (path, body, code) in cases {
                let answer = try await admin.patch(path, body)
                #expect(answer.status == 400)
                #expect(answer.code == code)
            }
            let one: JSON = ["action": "Add", "phoneNumbers": ["+12025550001"]]
            let absent = try await admin.patch(Self.path + "/none/phonenumbers", one)
            #expect(absent.code == "dnc.list.not.found")
            var body = try #require(custom.json.object)
            body["customExclusionColumn"] = "phone"
            #expect(try await admin.put(other, .object(body)).code == "cannot.update.custom.exclusion.column")
            body["dncSourceType"] = "rds"
            body["customExclusionColumn"] = nil
            #expect(try await admin.put(other, .object(body)).code == "cannot.update.dnc.list.type")
            let view = try await admin.get(Self.path + "/divisionviews")
            #expect(view.json["total"]?.int == 2)
            #expect(view.json["entities"]?[0]?["version"] == nil)
        }
    }

    @Test(
        "Numbers are compared in one form",
        arguments: [
            ("+1 (202) 555-0100", "+12025550100"), ("2025550100", "+12025550100"), ("12025550100", "+12025550100"),
            ("00493012345", "+493012345"), ("+49 30 12345", "+493012345"), ("no number", ""), ("", ""),
        ]
    )
    func forms(_ text: String, _ form: String) { #expect(DialString.canonical(text) == form) }
}
