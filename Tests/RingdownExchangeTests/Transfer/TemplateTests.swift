import HTTPTypes
import RingdownCore
import RingdownExchange
import RingdownTestKit
import RingdownVendors
import Testing

@testable import RingdownExchange

@Suite("Templates of lists, imports and files")
struct TemplateTests {
    private static let base = "/api/v2/outbound"

    private static let list: JSON = [
        "name": "Renewals", "columnNames": ["name", "cell", "state"],
        "phoneColumns": [["columnName": "cell", "type": "cell"]], "trimWhitespace": true,
    ]

    private static func id(_ kind: String, _ body: JSON, _ admin: Caller) async throws -> String {
        let made = try await admin.post("\(base)/\(kind)", body)
        #expect(made.status == 200, "\(made.json.text())")
        return try #require(made.json["id"]?.string)
    }

    /// Sends a file to the address that an upload is permitted for.
    private static func send(_ file: String, _ permit: [String: JSON], _ admin: Caller) async throws -> Caller.Answer {
        let body: [String: JSON] = ["contentType": "text/csv"]
        let answer = try await admin.post("\(base)/contactlists/uploads", .object(body.merging(permit) { $1 }))
        let url = try #require(answer.json["url"]?.string, "\(answer.json.text())")
        let path = try #require(url.firstRange(of: "/uploads").map { String(url[$0.lowerBound...]) })
        return try await Caller(client: admin.client).send(.put, path, text: file, headers: [.contentType: "text/csv"])
    }

    @Test("A file for an import template becomes a list of the list template, with the rows of its filter")
    func importing() async throws {
        let clock = ManualClock(try #require(GenesysTime.date("2026-05-04T07:08:09Z")))
        try await Platform.open(.renewals(contacts: 1), clock: clock) { platform in
            let admin = try await platform.caller("admin")
            let list = try await Self.id("contactlisttemplates", Self.list, admin)
            let only: JSON = [["predicates": [["column": "state", "operator": "EQUALS", "value": "NY"]]]]
            let filter = try await Self.id(
                "contactlistfilters",
                ["name": "New York", "contactListTemplate": ["id": .string(list)], "clauses": only],
                admin
            )
            let template = try await Self.id(
                "importtemplates",
                [
                    "name": "Nightly", "contactListTemplate": ["id": .string(list)],
                    "contactListFilter": ["id": .string(filter)],
                    "listNameFormat": "ListNamePrefixMonthDayYearHourMinuteSecond",
                ],
                admin
            )
            let path = "\(Self.base)/importtemplates/\(template)"
            let permit: [String: JSON] = [
                "importTemplateId": .string(template), "listNamePrefix": "Nightly",
                "divisionIdForTargetContactLists": .string(Platform.sales),
            ]
            let file = "name,cell,state\n Ann ,+12125550101,NY\nBob,+13105550102,CA\nCid,555,NY\n"
            let report = try await Self.send(file, permit, admin)
            #expect(report.json["added"]?.int == 1, "\(report.text)")
            #expect(report.json["refused"]?.int == 1)
            let status = try await admin.get(path + "/importstatus?listNamePrefix=Nightly").json
            #expect(status["listNamePrefix"]?.string == "Nightly")
            #expect(status["percentComplete"]?.int == 100)
            let made = try await admin.get(
                "\(Self.base)/contactlists/\(status["targetContactListIds"]?[0]?.string ?? "")?includeSize=true"
            ).json
            #expect(made["name"]?.string == "Nightly_05042026070809")
            #expect(made["division"]?["id"]?.string == Platform.sales)
            #expect(made["columnNames"] == ["name", "cell", "state"])
            #expect(made["size"]?.int == 1)
            let shown = try await admin.get(path + "?includeImportStatus=true").json
            #expect(shown["importStatus"]?["totalRecords"]?.int == 3)
            // The list of this second exists already.
            let again = try await Self.send(file, permit, admin)
            #expect(again.status == 400)
            #expect(again.code == "duplicate.name")
        }
    }

    @Test("Templates stay while something uses them, and keep their columns")
    func use() async throws {
        try await Platform.open(.renewals(contacts: 1)) { platform in
            let admin = try await platform.caller("admin")
            let list = try await Self.id("contactlisttemplates", Self.list, admin)
            let path = "\(Self.base)/contactlisttemplates/\(list)"
            let again = try await admin.post("\(Self.base)/contactlisttemplates", Self.list)
            #expect(again.status == 409)
            #expect(again.code == "duplicate.name")
            let body = try await admin.get(path).json
            #expect(
                try await admin.put(path, body.with(["columnNames": ["name", "cell"]])).code
                    == "cannot.update.contact.column.names"
            )
            #expect(try await admin.put(path, body.with(["name": "Others"])).json["version"]?.int == 2)
            let template = try await Self.id(
                "importtemplates",
                ["name": "Nightly", "contactListTemplate": ["id": .string(list)]],
                admin
            )
            #expect(try await admin.delete(path).code == "referential.integrity.error")
            #expect(
                try await admin.delete("\(Self.base)/contactlisttemplates?id=\(list)").code
                    == "referential.integrity.error"
            )
            #expect(try await admin.delete("\(Self.base)/importtemplates?id=\(template)").status == 204)
            #expect(try await admin.delete("\(Self.base)/contactlisttemplates?id=\(list)").status == 204)
            let many = try await admin.post(
                "\(Self.base)/contactlisttemplates/bulk/add",
                [Self.list.with(["name": "A"]), Self.list.with(["name": "B"])]
            )
            #expect(many.json["total"]?.int == 2)
            let ids = many.json["entities"]?.array?.compactMap { $0["id"] } ?? []
            let found = try await admin.post(
                "\(Self.base)/contactlisttemplates/bulk/retrieve",
                ["ids": .array(ids + ["none"])]
            )
            #expect(found.json["entities"]?.array?.count == 2)
        }
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var body: JSON
        var file: String
        var contacts: [[String: String]]
        /// The line of the row that is refused.
        var refused: Int?
    }

    private static let ann = ["name": "Ann", "phone": "+12125550101"]
    private static let bob = ["name": "Bob", "phone": "+13105550102"]

    static let files = [
        Case(
            testDescription: "fixed places",
            body: [
                "name": "Fixed", "format": "FixedLength",
                "columnInformation": [
                    ["columnName": "phone", "startPosition": 5, "length": 12],
                    ["columnName": "name", "startPosition": 1, "length": 4],
                ],
            ],
            file: "Ann +12125550101\r\nBob +13105550102",
            contacts: [ann, bob]
        ),
        Case(
            testDescription: "a pipe, columns by number, lines at either end that are no rows",
            body: [
                "name": "Pipe", "format": "Delimited", "delimiter": "Pipe", "header": false,
                "numberOfHeadingLinesSkipped": 1, "numberOfTrailingLinesSkipped": 1,
                "columnInformation": [
                    ["columnName": "name", "columnNumber": 3], ["columnName": "phone", "columnNumber": 1],
                ],
            ],
            file: "report of today\n+12125550101|x|Ann\n+13105550102|\"a|b\"|Bob\n+1|x|Cid\ntotal|3\n",
            contacts: [ann, bob],
            refused: 4
        ),
        Case(
            testDescription: "a header with another delimiter, and texts that are replaced",
            body: [
                "name": "Other", "format": "Delimited", "delimiter": "Custom", "delimiterValue": "~",
                "preprocessingRules": [
                    ["find": "TEL:", "replaceWith": "+", "ignoreCase": true], ["find": "_", "global": true],
                ],
            ],
            file: "name~phone\nA_n_n~tel:12125550101\nBob~TEL:13105550102\n",
            contacts: [ann, bob]
        ),
    ]

    @Test("A file is read as its specification says", arguments: files)
    func specification(_ file: Case) async throws {
        try await Platform.open(.renewals(contacts: 0)) { platform in
            let admin = try await platform.caller("admin")
            let id = try await Self.id("filespecificationtemplates", file.body, admin)
            let path = "\(Self.base)/filespecificationtemplates/\(id)"
            let shown = try await admin.get(path).json
            #expect(try await admin.put(path, shown.with(["description": "Nightly"])).json["version"]?.int == 2)
            let report = try await Self.send(
                file.file,
                ["id": .string(Platform.list), "fileSpecificationTemplateId": .string(id)],
                admin
            )
            #expect(report.json["added"]?.int == file.contacts.count, "\(report.text)")
            #expect(report.json["refusals"]?[0]?["line"]?.int == file.refused)
            let found = try await admin.post(ContactTests.path + "/search", ["pageNumber": 1, "pageSize": 10]).json
            let expected = file.contacts.map { JSON.object($0.mapValues { .string($0) }) }
            #expect(found["entities"]?.array?.compactMap { $0["data"] } == expected)
        }
    }

    static let refusals: [(String, JSON, String)] = [
        ("importtemplates", ["name": "I", "contactListTemplate": ["id": "x"]], "contact.list.template.not.found"),
        (
            "importtemplates",
            ["name": "I", "contactListTemplate": ["id": "x"], "listNameFormat": "Custom"], "invalid.list.name.format"
        ),
        (
            "importtemplates",
            ["name": "I", "contactListTemplate": ["id": "x"], "useSplittingCriteria": true], "invalid.criteria.value"
        ),
        ("contactlisttemplates", ["name": "L", "columnNames": ["a"]], "no.phone.columns"),
        ("filespecificationtemplates", ["name": "F", "format": "FixedLength"], "missing.column.information"),
        (
            "filespecificationtemplates",
            [
                "name": "F", "format": "FixedLength",
                "columnInformation": [["columnName": "a", "startPosition": 0, "length": 1]],
            ], "column.start.position.out.of.bounds"
        ),
        (
            "filespecificationtemplates",
            ["name": "F", "format": "Delimited", "delimiter": "Custom", "delimiterValue": "ab"],
            "invalid.delimiter.value"
        ),
        (
            "filespecificationtemplates",
            ["name": "F", "format": "Delimited", "preprocessingRules": [["find": "(a+)+"]]], "invalid.find.pattern"
        ),
        (
            "filespecificationtemplates",
            ["name": "F", "format": "Delimited", "numberOfHeadingLinesSkipped": -1], "skipped.lines.out.of.bounds"
        ),
    ]

    @Test("A template that makes no sense is refused with a documented code", arguments: refusals)
    func refused(_ kind: String, _ body: JSON, _ code: String) async throws {
        try await Platform.open(.renewals(contacts: 0)) { platform in
            let admin = try await platform.caller("admin")
            let answer = try await admin.post("\(Self.base)/\(kind)", body)
            #expect(answer.status == 400)
            #expect(answer.code == code)
        }
    }
}
