import HTTPTypes
import RingdownCore
import RingdownExchange
import Testing

@Suite("Import and export of do-not-call lists")
struct DNCTransferTests {
    private static let path = "/api/v2/outbound/dnclists"

    private static func list(_ changes: [String: JSON], _ admin: Caller) async throws -> (id: String, path: String) {
        let body: [String: JSON] = ["name": "Never", "dncSourceType": "rds"]
        let made = try await admin.post(path, .object(body.merging(changes) { $1 }))
        return (try #require(made.json["id"]?.string), try #require(made.json["selfUri"]?.string))
    }

    private static func send(_ file: String, _ permit: [String: JSON], _ admin: Caller) async throws -> Caller.Answer {
        let body: [String: JSON] = ["contentType": "text/csv"]
        let answer = try await admin.post(path + "/uploads", .object(body.merging(permit) { $1 }))
        let url = try #require(answer.json["url"]?.string, "\(answer.json.text())")
        let path = try #require(url.firstRange(of: "/uploads").map { String(url[$0.lowerBound...]) })
        return try await Caller(client: admin.client).send(.put, path, text: file, headers: [.contentType: "text/csv"])
    }

    @Test("Good rows are put on the list and bad ones reported, and what is exported can be imported again")
    func roundTrip() async throws {
        try await Platform.open(.renewals(contacts: 1)) { platform in
            let admin = try await platform.caller("admin")
            let (id, list) = try await Self.list([:], admin)
            let file = """
                name,home,cell,until
                Ann,+12025550101,,
                Bob,(202) 555-0102,+12025550103,2100-01-31T09:00:00Z
                Cid,,,
                Dia,none,,
                Eve,+12025550104,,soon
                """
            let permit: [String: JSON] = [
                "id": .string(id), "phoneColumns": "home, cell", "expirationDateTimeColumn": "until",
            ]
            let report = try await Self.send(file, permit, admin)
            #expect(report.json["added"]?.int == 2, "\(report.text)")
            #expect(
                report.json["refusals"]?.array?.compactMap { $0["code"]?.string } == [
                    "IMPORT_INVALID_DATA", "IMPORT_INVALID_PHONE_NUMBERS", "IMPORT_INVALID_EXPIRATION_DATE",
                ]
            )
            #expect(try await DNCEntryTests.size(of: list, admin) == 3)
            let status = try await admin.get(list + "/importstatus").json
            #expect(status["percentComplete"]?.int == 100)
            #expect(status["totalRecords"]?.int == 5)
            #expect(try await admin.get(list + "/export").code == "no.available.list.export.uri")
            #expect(try await admin.post(list + "/export").json["id"]?.string == id)
            let uri = try #require(try await admin.get(list + "/export").json["uri"]?.string)
            let path = try #require(uri.firstRange(of: "/downloads").map { String(uri[$0.lowerBound...]) })
            let exported = try await Caller(client: platform.client).get(path).text
            #expect(
                exported.split(whereSeparator: \.isNewline) == [
                    "phone,expirationDateTime", "+12025550101,", "+12025550102,2100-01-31T09:00:00.000Z",
                    "+12025550103,2100-01-31T09:00:00.000Z",
                ]
            )
            _ = try await admin.delete(list + "/phonenumbers")
            let back: [String: JSON] = [
                "id": .string(id), "phoneColumns": "phone", "expirationDateTimeColumn": "expirationDateTime",
            ]
            #expect(try await Self.send(exported, back, admin).json["added"]?.int == 3)
            #expect(try await DNCEntryTests.size(of: list, admin) == 3)
        }
    }

    @Test("A list of a column takes its values, and a file that does not say which column is refused whole")
    func column() async throws {
        try await Platform.open(.renewals(contacts: 1)) { platform in
            let admin = try await platform.caller("admin")
            let (id, list) = try await Self.list(
                ["dncSourceType": "rds_custom", "customExclusionColumn": "name"],
                admin
            )
            #expect(try await Self.send("account\nA-1\nA-2\n", ["id": .string(id)], admin).json["added"]?.int == 2)
            #expect(try await DNCEntryTests.size(of: list, admin) == 2)
            let unclear = try await Self.send("account,name\nA-3,Ann\n", ["id": .string(id)], admin)
            #expect(unclear.json["failure"]?["code"]?.string == "IMPORT_NO_COLUMNS_DEFINED")
            let named: [String: JSON] = ["id": .string(id), "customExclusionColumns": "number"]
            let absent = try await Self.send("account,name\nA-3,Ann\n", named, admin)
            #expect(absent.json["failure"]?["code"]?.string == "IMPORT_COLUMNS_DO_NOT_EXIST_ON_LIST")
            #expect(try await admin.get(list + "/importstatus").json["state"]?.string == "FAILED")
            let refused = try await admin.post(
                Self.path + "/uploads",
                ["contentType": "text/csv", "id": .string(id), "phoneColumns": "phone"]
            )
            #expect(refused.code == "constraint.validation")
        }
    }

    @Test("Without the right in the list's division nothing is permitted")
    func permission() async throws {
        try await Platform.open(.renewals(contacts: 1)) { platform in
            let admin = try await platform.caller("admin")
            let (id, list) = try await Self.list([:], admin)
            let nobody = try await platform.caller("nobody")
            let upload: JSON = ["contentType": "text/csv", "id": .string(id)]
            #expect(try await nobody.post(Self.path + "/uploads", upload).status == 403)
            #expect(try await nobody.post(list + "/export").status == 403)
            #expect(try await nobody.get(list + "/importstatus").status == 403)
        }
    }
}
