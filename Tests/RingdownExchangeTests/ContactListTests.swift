import RingdownCore
import RingdownExchange
import Testing

@Suite("Contact lists", .timeLimit(.minutes(5)))
struct ContactListTests {
    static let path = "/api/v2/outbound/contactlists"

    static func body(_ changes: [String: JSON] = [:]) -> JSON {
        let plain: [String: JSON] = [
            "name": "Fresh", "columnNames": ["name", "cell"],
            "phoneColumns": [["columnName": "cell", "type": "cell"]],
        ]
        return .object(plain.merging(changes) { $1 })
    }

    @Test("A list lives from its making to its end")
    func life() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let made = try await admin.post(Self.path, Self.body(["division": ["id": .string(Platform.support)]]))
            #expect(made.status == 200)
            #expect(made.json["division"]?["name"]?.string == "Support")
            #expect(made.json["version"]?.int == 1)
            let path = try #require(made.json["selfUri"]?.string)
            #expect(try await admin.get(path).json["columnNames"] == ["name", "cell"])
            #expect(try await admin.delete(path).status == 200)
            #expect(try await admin.get(path).code == "contact.list.not.found")
        }
    }

    @Test("A list that a campaign dials is not deleted")
    func inUse() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let answer = try await admin.delete(Platform.listPath)
            #expect(answer.status == 400)
            #expect(answer.code == "contact.list.in.use")
        }
    }

    @Test(
        "Bodies that describe no list are refused",
        arguments: [
            (["name": " "], "name.cannot.be.blank"), (["name": 1], "invalid.value"),
            (["name": "Tickets"], "duplicate.name"), (["columnNames": []], "no.contact.columns.defined"),
            (["columnNames": ["cell", "cell"]], "not.unique.contact.columns"),
            (["columnNames": ["name"]], "contact.columns.do.not.contain.phone.number.column"),
            (["phoneColumns": []], "no.phone.columns"), (["phoneColumns": ["cell"]], "invalid.value"),
            (["division": ["id": "none"]], "division.not.found"),
            (["attemptLimits": ["id": "x"]], "invalid.create"),
            (["zipCodeColumnName": "name"], "cannot.have.zip.code.column.without.automatic.time.zone.mapping"),
            (["automaticTimeZoneMapping": true, "zipCodeColumnName": "cell"], "invalid.zip.code.column"),
            (["automaticTimeZoneMapping": true, "zipCodeColumnName": "zip"], "invalid.zip.code.column"),
            (
                ["phoneColumns": [["columnName": "cell", "callableTimeColumn": "zone"]]], "contact.columns.dont.match"
            ),
            (
                [
                    "phoneColumns": [["columnName": "cell", "callableTimeColumn": "name"]],
                    "automaticTimeZoneMapping": true,
                ], "cannot.have.callable.time.column.with.automatic.time.zone.mapping"
            ),
        ] as [([String: JSON], String)]
    )
    func refusals(_ changes: [String: JSON], _ code: String) async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let answer = try await admin.post(Self.path, Self.body(changes))
            #expect(answer.status == 400)
            #expect(answer.code == code)
        }
    }
}
