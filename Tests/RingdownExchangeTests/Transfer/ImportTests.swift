import HTTPTypes
import RingdownCore
import RingdownExchange
import RingdownTestKit
import Testing

@Suite("Import and export of contacts", .timeLimit(.minutes(5)))
struct ImportTests {
    private static let path = "/ringdown/v1/contactlists/\(Platform.list)"

    private static func send(_ text: String, _ query: String = "", as caller: Caller) async throws -> Caller.Answer {
        try await caller.send(.post, Self.path + "/contacts" + query, text: text, headers: [.contentType: "text/csv"])
    }

    @Test("Good rows are imported and bad ones reported, each with its line")
    func rows() async throws {
        try await Platform.open(.renewals(contacts: 0)) { platform in
            let admin = try await platform.caller("admin")
            let file = """
                name,phone
                Ann,+12025550101
                Bob,2025550102
                Cid,+12025550103,more
                "Di
                ana",+12025550104
                Eve,
                Fay,"+12025550106"x
                """
            let report = try await Self.send(file, as: admin)
            #expect(report.status == 200)
            #expect(report.json["rows"]?.int == 6)
            #expect(report.json["added"]?.int == 2)
            let refusals = report.json["refusals"]?.array ?? []
            #expect(refusals.compactMap { $0["line"]?.int } == [3, 4, 7, 8])
            #expect(
                refusals.compactMap { $0["code"]?.string } == [
                    "IMPORT_INVALID_PHONE_NUMBERS", "IMPORT_ENTRY_DOES_NOT_ALIGN_WITH_HEADERS",
                    "IMPORT_INVALID_PHONE_NUMBERS", "IMPORT_COULD_NOT_PARSE_AN_ENTRY",
                ]
            )
            #expect(refusals.first?["message"]?.string?.contains("+12025550102") == true)
            #expect(try await admin.get(Platform.listPath + "?includeSize=true").json["size"]?.int == 2)
            let status = try await admin.get(Platform.listPath + "/importstatus")
            #expect(status.json["percentComplete"]?.int == 100)
            #expect(status.json["completedRecords"]?.int == 6)
            #expect(try await admin.get(Self.path + "/imports").json["entities"]?[0]?["refused"]?.int == 4)
            let events = try await admin.get("/api/v2/outbound/events?category=IMPORT_ERROR")
            #expect(
                events.json["entities"]?.array?.compactMap { $0["eventMessage"]?["code"]?.string } == [
                    "IMPORT_COULD_NOT_PARSE_AN_ENTRY", "IMPORT_ENTRY_DOES_NOT_ALIGN_WITH_HEADERS",
                    "IMPORT_INVALID_PHONE_NUMBERS",
                ]
            )
        }
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var file: [UInt8]
        var query = ""
        var code: String

        init(_ description: String, _ file: some Sequence<UInt8>, query: String = "", _ code: String) {
            testDescription = description
            self.file = Array(file)
            self.query = query
            self.code = code
        }
    }

    static let refused = [
        Case("nothing", [], "IMPORT_NO_COLUMNS_DEFINED"),
        Case("UTF-16", [0xFF, 0xFE, 0x6E, 0], "IMPORT_FAILED_TO_READ_HEADERS"),
        Case("a column twice", "name,phone,name\n".utf8, "IMPORT_FAILED_TO_READ_HEADERS"),
        Case("a column that the list has not", "name,phone,mail\n".utf8, "IMPORT_COLUMNS_DO_NOT_EXIST_ON_LIST"),
        Case("a column too few", "name\nAnn\n".utf8, "IMPORT_CONTACT_DOES_NOT_MATCH_LIST_FORMAT"),
        Case("no column of ids", "name,phone\n".utf8, query: "?idColumn=key", "IMPORT_MISSING_CUSTOM_ID"),
    ]

    @Test("A file that cannot be imported is refused whole", arguments: refused)
    func files(_ refused: Case) async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let text = String(decoding: refused.file, as: UTF8.self)
            let report = try await admin.send(
                .post,
                Self.path + "/contacts" + refused.query,
                bytes: refused.file,
                headers: [.contentType: "text/csv"]
            )
            #expect(report.status == 400, "\(text)")
            #expect(report.json["failure"]?["code"]?.string == refused.code)
            let status = try await admin.get(Platform.listPath + "/importstatus")
            #expect(status.json["state"]?.string == "FAILED")
            #expect(status.json["failureReason"]?.string == String(refused.code.dropFirst("IMPORT_".count)))
            #expect(try await admin.get(Platform.listPath + "?includeSize=true").json["size"]?.int == 200)
        }
    }

    @Test("A file goes to the address that the vendor's operation gives, once")
    func upload() async throws {
        try await Platform.open(.renewals(contacts: 0)) { platform in
            let admin = try await platform.caller("admin")
            let permit = try await admin.post(
                "/api/v2/outbound/contactlists/uploads",
                ["contentType": "text/csv", "id": .string(Platform.list), "contactIdName": "name"]
            )
            let url = try #require(permit.json["url"]?.string)
            let path = try #require(url.firstRange(of: "/uploads").map { String(url[$0.lowerBound...]) })
            let stranger = Caller(client: platform.client)
            let file = "name,phone\nann,+12025550101\n,+12025550102\nann,+12025550103\n"
            #expect(try await stranger.send(.put, path, text: file, headers: [.contentType: "text/csv"]).status == 200)
            #expect(try await stranger.send(.put, path, text: file, headers: [.contentType: "text/csv"]).status == 403)
            let contact = try await admin.get(Platform.listPath + "/contacts/ann")
            #expect(contact.json["data"]?["phone"]?.string == "+12025550103")
            let report = try await admin.get(Self.path + "/imports").json["entities"]?[0]
            #expect(report?["added"]?.int == 1)
            #expect(report?["updated"]?.int == 1)
            #expect(report?["refusals"]?[0]?["code"]?.string == "IMPORT_MISSING_CUSTOM_ID")
        }
    }

    @Test("A permit to upload is over after its time")
    func late() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let permit = try await admin.post(
                "/api/v2/outbound/contactlists/uploads",
                ["contentType": "text/csv", "id": .string(Platform.list), "signedUrlTimeoutSeconds": 60]
            )
            platform.clock.advance(by: .seconds(61))
            let path = "/uploads/contactlists/\(permit.json["uploadKey"]?.string ?? "")"
            #expect(try await admin.send(.put, path, text: "name,phone\n").status == 403)
        }
    }

    @Test("What is exported can be downloaded, and imported again as it was")
    func roundTrip() async throws {
        try await Platform.open(.renewals(contacts: 3)) { platform in
            let admin = try await platform.caller("admin")
            let formula: JSON = [["id": "sum", "data": ["name": "=SUM(A1)", "phone": "+12025550177"]]]
            _ = try await admin.post(Platform.listPath + "/contacts", formula)
            #expect(try await admin.get(Platform.listPath + "/export").code == "no.available.list.export.uri")
            #expect(try await admin.post(Platform.listPath + "/export").status == 200)
            let uri = try #require(try await admin.get(Platform.listPath + "/export").json["uri"]?.string)
            let path = try #require(uri.firstRange(of: "/downloads").map { String(uri[$0.lowerBound...]) })
            let file = try await Caller(client: platform.client).get(path).text
            #expect(file.hasPrefix("inin-outbound-id,name,phone,ContactCallable,"))
            #expect(file.contains("sum,'=SUM(A1),+12025550177,1,"))
            _ = try await admin.post(Platform.listPath + "/clear")
            #expect(try await Self.send(file, as: admin).json["added"]?.int == 4)
            let back = try await admin.get(Platform.listPath + "/contacts/sum")
            #expect(back.json["data"]?["name"]?.string == "=SUM(A1)")
            let redirect = try await admin.get(Platform.listPath + "/export?download=true")
            #expect(redirect.status == 303)
        }
    }

    @Test("Contacts that are imported while a campaign dials are dialed too")
    func dialing() async throws {
        var seed = TenantSeed.renewals(contacts: 1, agents: 1, joined: true)
        seed.campaigns?[0].alwaysRunning = true
        try await Platform.open(seed) { platform in
            let admin = try await platform.caller("admin")
            _ = try await admin.post(Platform.campaignPath + "/start")
            try await platform.run()
            let report = try await Self.send("phone,name\n+12025550101,Ann\n+12025550102,Bob\n", as: admin)
            #expect(report.json["added"]?.int == 2)
            try await platform.run()
            let progress = try await admin.get(Platform.campaignPath + "/progress")
            #expect(progress.json["numberOfContactsCalled"]?.int == 3)
        }
    }
}
