import RingdownCore
import RingdownExchange
import Testing

@Suite("Objects that decide whether and when contacts are dialed", .timeLimit(.minutes(5)))
struct ComplianceObjectTests {
    struct Kind: CustomTestStringConvertible {
        let path: String
        let body: JSON
        /// A member of the body, and another value for it.
        let change: (String, JSON)
        var deleted = 200

        var testDescription: String { path }

        var fullPath: String { "/api/v2/outbound/" + path }
    }

    static let times = Kind(
        path: "callabletimesets",
        body: [
            "name": "Days",
            "callableTimes": [
                [
                    "timeZoneId": "America/New_York",
                    "timeSlots": [["day": 1, "startTime": "09:00:00", "stopTime": "17:30:00"]],
                ]
            ],
        ],
        change: (
            "callableTimes",
            [["timeZoneId": "UTC", "timeSlots": [["day": 7, "startTime": "00:00:00", "stopTime": "23:59:59"]]]]
        )
    )
    static let limits = Kind(
        path: "attemptlimits",
        body: [
            "name": "Twice", "maxAttemptsPerContact": 2, "maxAttemptsPerNumber": 1, "resetPeriod": "DAYS_3",
            "timeZoneId": "Europe/Berlin",
            "recallEntries": ["busy": ["nbrAttempts": 2, "minutesBetweenAttempts": 10]],
        ],
        change: ("resetPeriod", "TODAY")
    )
    static let dnc = Kind(
        path: "dnclists",
        body: ["name": "Never", "dncSourceType": "rds", "contactMethod": "Phone"],
        change: ("contactMethod", "Any")
    )
    static let filter = Kind(
        path: "contactlistfilters",
        body: [
            "name": "Gold", "contactList": ["id": .string(Platform.list)], "sourceType": "ContactList",
            "clauses": [
                [
                    "filterType": "AND",
                    "predicates": [
                        [
                            "column": "name", "columnType": "alphabetic", "operator": "BEGINS_WITH",
                            "value": "Contact 1",
                        ],
                        ["column": "phone", "operator": "IN", "range": ["inSet": ["+12025550001"]], "inverted": true],
                    ],
                ]
            ],
        ],
        change: ("filterType", "OR"),
        deleted: 204
    )
    static let rules = Kind(
        path: "rulesets",
        body: [
            "name": "Rules",
            "rules": [
                [
                    "name": "No zeros", "order": 0, "category": "DIALER_PRECALL",
                    "conditions": [["type": "phoneNumberCondition", "operator": "ENDS_WITH", "value": "0"]],
                    "actions": [["type": "Action", "actionTypeName": "DO_NOT_DIAL"]],
                ]
            ],
        ],
        change: ("rules", [])
    )

    @Test("live from their making to their end", arguments: [times, limits, dnc, filter, rules])
    func life(_ kind: Kind) async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let made = try await admin.post(kind.fullPath, kind.body)
            #expect(made.status == 200, "\(made.json.text())")
            #expect(made.json["version"]?.int == 1)
            let path = try #require(made.json["selfUri"]?.string)
            let shown = try await admin.get(path)
            #expect(shown.json == made.json)
            for (member, value) in kind.body.object ?? [:] where member != "contactList" && member != "clauses" {
                if member != "rules", member != "callableTimes" { #expect(shown.json[member] == value, "\(member)") }
            }
            let list = try await admin.get(kind.fullPath + "?name=" + (made.json["name"]?.string ?? ""))
            #expect(list.json["total"]?.int == 1)
            #expect(list.json["entities"]?[0] == made.json)
            #expect(try await admin.get(kind.fullPath + "?name=other").json["total"]?.int == 0)

            var body = try #require(shown.json.object)
            body[kind.change.0] = kind.change.1
            body["name"] = "Renamed"
            let changed = try await admin.put(path, .object(body))
            #expect(changed.status == 200, "\(changed.json.text())")
            #expect(changed.json["version"]?.int == 2)
            #expect(changed.json["name"]?.string == "Renamed")
            #expect(changed.json != shown.json)
            let stale = try await admin.put(path, .object(body))
            #expect(stale.status == 409)
            #expect(stale.code == "invalid.update.wrong.version")
            body["version"] = nil
            #expect(try await admin.put(path, .object(body)).status == 409)

            let viewer = try await platform.caller("supporter")
            #expect(try await viewer.get(kind.fullPath).status == 403)
            #expect(try await admin.delete(path).status == kind.deleted)
            #expect(try await admin.get(path).status == 404)
            #expect(try await admin.put(path, .object(body)).status == 404)
        }
    }

    struct Refusal: CustomTestStringConvertible {
        let kind: Kind
        let changes: [String: JSON]
        let code: String

        var testDescription: String { "\(kind.path) \(code)" }

        init(_ kind: Kind, _ changes: [String: JSON], _ code: String) {
            self.kind = kind
            self.changes = changes
            self.code = code
        }
    }

    static func time(_ changes: [String: JSON]) -> [String: JSON] {
        let time: [String: JSON] = [
            "timeZoneId": "UTC", "timeSlots": [["day": 1, "startTime": "09:00", "stopTime": "17:00"]],
        ]
        return ["callableTimes": [.object(time.merging(changes) { $1 })]]
    }

    static func slot(_ changes: [String: JSON]) -> [String: JSON] {
        let slot: [String: JSON] = ["day": 1, "startTime": "09:00:00", "stopTime": "17:00:00"]
        return time(["timeSlots": [.object(slot.merging(changes) { $1 })]])
    }

    static func predicate(_ changes: [String: JSON]) -> [String: JSON] {
        let predicate: [String: JSON] = ["column": "name", "operator": "EQUALS", "value": "x"]
        return ["clauses": [["predicates": [.object(predicate.merging(changes) { $1 })]]]]
    }

    static func rule(_ changes: [String: JSON]) -> [String: JSON] {
        let rule: [String: JSON] = ["name": "r", "category": "DIALER_PRECALL", "conditions": [], "actions": []]
        return ["rules": [.object(rule.merging(changes) { $1 })]]
    }

    static let refusals = [
        Refusal(times, ["name": " "], "name.cannot.be.blank"), Refusal(times, ["callableTimes": []], "invalid.create"),
        Refusal(times, time(["timeZoneId": .null]), "missing.time.zone"),
        Refusal(times, time(["timeZoneId": "Moon/Sea"]), "invalid.time.zone"),
        Refusal(times, time(["name": " "]), "missing.callable.time.name"),
        Refusal(times, slot(["day": 0]), "invalid.day"), Refusal(times, slot(["day": 8]), "invalid.day"),
        Refusal(times, slot(["stopTime": "09:00:00"]), "invalid.start.time"),
        Refusal(times, slot(["stopTime": "24:30:00"]), "invalid.value"),
        Refusal(times, slot(["startTime": .null]), "invalid.start.time"),
        Refusal(limits, ["maxAttemptsPerContact": 0], "incorrect.max.value"),
        Refusal(limits, ["maxAttemptsPerContact": 101], "exceeded.max.attempts.per.contact"),
        Refusal(limits, ["maxAttemptsPerNumber": 101], "exceeded.max.attempts.per.number"),
        Refusal(limits, ["maxAttemptsPerNumber": "two"], "invalid.value"),
        Refusal(limits, ["timeZoneId": "Moon/Sea"], "invalid.time.zone"),
        Refusal(limits, ["resetPeriod": "DAYS_31"], "invalid.value"),
        Refusal(limits, ["recallEntries": ["fax": ["nbrAttempts": 1, "minutesBetweenAttempts": 5]]], "invalid.value"),
        Refusal(limits, ["recallEntries": ["busy": ["nbrAttempts": 1]]], "incorrect.max.value"),
        Refusal(dnc, ["dncSourceType": "gryphon"], "dnc.source.region.not.supported"),
        Refusal(dnc, ["dncSourceType": "dnc.com", "loginId": "x"], "dnc.source.region.not.supported"),
        Refusal(dnc, ["dncSourceType": "rds_custom"], "dnc.list.missing.custom.exclusion.column"),
        Refusal(dnc, ["dncSourceType": .null], "constraint.validation"),
        Refusal(dnc, ["contactMethod": "Email"], "invalid.value"),
        Refusal(dnc, ["division": ["id": "none"]], "invalid.create"),
        Refusal(filter, ["contactList": .null], "contact.list.cannot.be.blank"),
        Refusal(filter, ["contactList": ["id": "none"]], "contact.list.not.found"),
        Refusal(filter, ["clauses": []], "clauses.required"),
        Refusal(filter, ["clauses": [["predicates": []]]], "at.least.one.predicate.required"),
        Refusal(filter, ["sourceType": "ContactListTemplate"], "invalid.contact.list.filter.source.type"),
        Refusal(filter, ["contactListTemplate": ["id": "t"]], "invalid.contact.list.filter.source.type"),
        Refusal(
            filter,
            ["contactList": .null, "sourceType": "ContactListTemplate"],
            "contact.list.template.required"
        ),
        Refusal(
            filter,
            ["contactList": .null, "sourceType": .null, "contactListTemplate": ["id": "t"]],
            "contact.list.template.not.found"
        ),
        Refusal(filter, predicate(["column": "age"]), "column.does.not.match.contact.list"),
        Refusal(filter, predicate(["column": .null]), "column.required"),
        Refusal(filter, predicate(["operator": .null]), "operator.required"),
        Refusal(filter, predicate(["operator": "LIKE"]), "invalid.value"),
        Refusal(filter, predicate(["value": .null]), "value.required"),
        Refusal(filter, predicate(["columnType": "numeric"]), "value.did.not.match.column.type"),
        Refusal(filter, predicate(["operator": "BEFORE"]), "invalid.date.value"),
        Refusal(filter, predicate(["operator": "BETWEEN"]), "range.required"),
        Refusal(filter, predicate(["operator": "BETWEEN", "range": ["min": "1"]]), "range.max.required"),
        Refusal(filter, predicate(["operator": "BETWEEN", "range": ["min": "b", "max": "a"]]), "max.less.than.min"),
        Refusal(filter, predicate(["operator": "IN", "range": ["inSet": []]]), "range.set.required"),
        Refusal(rules, ["rules": .null], "constraint.validation"),
        Refusal(rules, rule(["name": ""]), "name.cannot.be.blank"),
        Refusal(rules, rule(["category": "DIALER_DURING"]), "invalid.value"),
        Refusal(rules, rule(["conditions": [["type": "dataActionCondition"]]]), "invalid.rule.condition"),
        Refusal(
            rules,
            rule(["conditions": [["type": "wrapupCondition", "codes": ["x"]]]]),
            "invalid.rule.condition.category"
        ),
        Refusal(rules, rule(["conditions": [["type": "contactAttributeCondition"]]]), "invalid.rule.condition"),
        Refusal(rules, rule(["actions": [["actionTypeName": "SWITCH_TO_PREVIEW"]]]), "invalid.rule.action"),
        Refusal(rules, rule(["actions": [["actionTypeName": "DATA_ACTION"]]]), "invalid.rule.action"),
        Refusal(
            rules,
            rule(["actions": [["actionTypeName": "SCHEDULE_CALLBACK", "properties": ["callbackOffset": "10"]]]]),
            "invalid.rule.action.category"
        ),
    ]

    @Test("are refused with the documented codes when they make no sense", arguments: refusals)
    func refused(_ refusal: Refusal) async throws {
        try await Platform.open(.renewals(contacts: 1)) { platform in
            let admin = try await platform.caller("admin")
            let body = (refusal.kind.body.object ?? [:]).merging(refusal.changes) { $1 }
            let answer = try await admin.post(refusal.kind.fullPath, .object(body))
            #expect(answer.status == 400)
            #expect(answer.code == refusal.code)
        }
    }

    @Test("stay while something uses them, by the documented codes")
    func inUse() async throws {
        try await Platform.open(.renewals(contacts: 1)) { platform in
            let admin = try await platform.caller("admin")
            var ids: [String: JSON] = [:]
            for kind in [Self.limits, Self.dnc, Self.filter, Self.rules, Self.times] {
                ids[kind.path] = try await admin.post(kind.fullPath, kind.body).json["id"]
            }
            let list = try await admin.post(
                ContactListTests.path,
                ContactListTests.body([
                    "attemptLimits": ["id": ids["attemptlimits"] ?? .null], "columnNames": ["name", "cell", "zone"],
                    "phoneColumns": [["columnName": "cell", "callableTimeColumn": "zone"]],
                ])
            )
            #expect(list.json["attemptLimits"]?["name"]?.string == "Twice")
            #expect(list.json["phoneColumns"]?[0]?["callableTimeColumn"]?.string == "zone")
            let zoned = try await admin.post(
                CampaignTests.path,
                CampaignTests.body([
                    "name": "Zoned", "contactList": ["id": list.json["id"] ?? .null],
                    "phoneColumns": [["columnName": "cell"]],
                    "callableTimeSet": ["id": ids["callabletimesets"] ?? .null],
                ])
            )
            #expect(zoned.json["callableTimeSet"]?["name"]?.string == "Days", "\(zoned.json.text())")
            let campaign = try await admin.post(
                CampaignTests.path,
                CampaignTests.body([
                    "dncLists": [["id": ids["dnclists"] ?? .null]], "ruleSets": [["id": ids["rulesets"] ?? .null]],
                    "contactListFilters": [["id": ids["contactlistfilters"] ?? .null]],
                ])
            )
            #expect(campaign.json["dncLists"]?[0]?["name"]?.string == "Never", "\(campaign.json.text())")
            let codes = [
                "attemptlimits": "referential.integrity.error", "callabletimesets": "callable.time.set.in.use",
                "dnclists": "dnc.list.in.use", "contactlistfilters": "referential.integrity.error",
                "rulesets": "referential.integrity.error",
            ]
            for (kind, code) in codes {
                let answer = try await admin.delete("/api/v2/outbound/\(kind)/\(ids[kind]?.string ?? "")")
                #expect(answer.status == 400)
                #expect(answer.code == code)
            }
            #expect(
                try await admin.post(
                    CampaignTests.path,
                    CampaignTests.body([
                        "name": "Unzoned", "callableTimeSet": ["id": ids["callabletimesets"] ?? .null],
                    ])
                ).code == "missing.time.zone.in.contactlist"
            )
        }
    }
}
