import Foundation
import RingdownConnectors
import RingdownCore
import RingdownVendors
import Testing

@Suite("CXone's API beyond dialing", .timeLimit(.minutes(5)))
struct CXoneClientTests {
    private static let skill = RemoteObject(kind: "skill", id: "4711", name: "Renewals PC")
    private static let group = RemoteObject(kind: "DNC group", id: "3", name: "Never")

    private func number(_ text: String) throws -> PhoneNumber { try PhoneNumber(e164: text) }

    @Test(
        "numbers go into a DNC group in requests of 4,500, in the version's own type",
        arguments: [
            (34, "{\"phoneNumber\":12025550100}"), (23, "{\"phoneNumber\":\"12025550100\"}"),
        ]
    ) func dncRecords(_ version: Int, _ record: String) async throws {
        let path = "POST /incontactapi/services/v\(version).0/dnc-groups/3/records"
        let vendor = CXoneSample.vendor([path: [.json(#"{"resultSet":{"errorCount":0,"recordResults":[]}}"#)]])
        let client = CXoneSample.client(vendor, access: CXoneSample.access(version: CXoneVersion(version)))
        let numbers = Array(repeating: try number("+12025550100"), count: 4_501)
        let outcome = await Sample.outcome { () throws(ConnectorError) in try await client.add(numbers, to: Self.group)
        }
        #expect(outcome.error == nil)
        let bodies = vendor.requests.compactMap(\.body).map { String(decoding: $0, as: UTF8.self) }
        #expect(bodies.last == "{\"dncGroupRecords\":[\(record)]}")
        #expect(vendor.calls.count { $0.contains("/records") } == 2)
    }

    @Test("a failure inside of a success is a failure", arguments: [200, 206])
    func itemFailures(_ status: Int) async throws {
        let body = #"{"resultSet":{"recordResults":[{"success":false,"error":"bad number"},{"success":true}]}}"#
        let vendor = CXoneSample.vendor(["POST /dnc-groups/3/records": [.json(body, status: status)]])
        let client = CXoneSample.client(vendor)
        let numbers = [try number("+12025550100"), try number("+12025550101")]
        let outcome = await Sample.outcome { () throws(ConnectorError) in try await client.add(numbers, to: Self.group)
        }
        #expect(outcome.error?.code == .invalid)
        #expect(outcome.error?.message.contains("1 of 2") == true)
        #expect(outcome.error?.vendorMessage == "bad number")
    }

    @Test func `an unknown zone is refused with the name that is meant, before anything is sent`() async {
        let vendor = CXoneSample.vendor([:])
        let client = CXoneSample.client(vendor)
        var zone = CXoneTimeZoneSetting()
        zone.standardName = "Europe/Berlin"
        let zones = [zone]
        let error = await Sample.outcome { () throws(ConnectorError) in
            try await client.write(zones, to: Self.skill)
        }.error
        #expect(error?.code == .invalid)
        #expect(error?.message.contains("W. Europe Standard Time") == true)
        #expect(vendor.requests.isEmpty)
    }

    @Test(
        "settings outside their range are refused before anything is sent",
        arguments: [
            (CXoneParameterBlock.general, "maximumAttempts", 301), (.general, "maximumRingingDuration", 0),
            (.cpa, "ansMachineDetMode", 6), (.delivery, "complianceRecordsTimeout", 0),
        ]
    ) func ranges(_ block: CXoneParameterBlock, _ name: String, _ value: Int) async {
        let vendor = CXoneSample.vendor([:])
        let client = CXoneSample.client(vendor)
        let settings: JSON = .object([name: .number(JSONNumber(value))])
        let error = await Sample.outcome { () throws(ConnectorError) in
            try await client.write(block, settings, to: Self.skill)
        }.error
        #expect(error?.code == .invalid)
        #expect(error?.message.contains(name) == true)
        #expect(vendor.requests.isEmpty)
    }

    @Test("settings are sent in the wrapper of their block", arguments: CXoneParameterBlock.allCases)
    func wrappers(_ block: CXoneParameterBlock) async throws {
        let vendor = CXoneSample.vendor(["PUT /skills/4711/parameters/\(block.rawValue)": [.empty(200)]])
        let client = CXoneSample.client(vendor)
        let outcome = await Sample.outcome { () throws(ConnectorError) in
            try await client.write(block, ["x": 1], to: Self.skill)
        }
        #expect(outcome.error == nil)
        let sent = try JSON(parsing: vendor.requests.last?.body ?? [])
        #expect(sent == (block.wrapper.map { .object([$0: ["x": 1]]) } ?? ["x": 1]))
    }

    @Test(
        "a script is started by the path of its version",
        arguments: [
            (34, "/scripts/start?skillId=4711&Parameters=a%7Cb&scriptId=9&scriptPath=Main%2FCall"),
            (23, "/scripts/9/start?skillId=4711&Parameters=a%7Cb"),
        ]
    ) func scripts(_ version: Int, _ path: String) async {
        let base = "/incontactapi/services/v\(version).0"
        let key = "POST \(base)\(path.prefix { $0 != "?" })"
        let vendor = CXoneSample.vendor([key: [.json(#"{"contactId":123}"#)]])
        let client = CXoneSample.client(vendor, access: CXoneSample.access(version: CXoneVersion(version)))
        let script = RemoteObject(kind: "script", id: "9", name: "Call")
        let contact = await Sample.outcome { () throws(ConnectorError) in
            try await client.startScript(script, path: "Main/Call", on: Self.skill, parameters: ["a", "b"])
        }.value
        #expect(contact == "123")
        #expect(vendor.calls.last == "POST \(base)\(path)")
    }

    @Test func `callbacks are scheduled, seen and taken back`() async throws {
        let vendor = CXoneSample.vendor([
            "POST /scheduled-callbacks": [.json(#"{"callbackId":55}"#)],
            "GET /skills/4711/scheduled-callbacks": [
                .json(#"{"callbacks":[{"callbackId":55,"target":"S","agentId":-1}]}"#)
            ],
            "DELETE /scheduled-callbacks/55": [.empty(200)], "POST /queuecallback": [.empty(202)],
            "POST /promise": [CXoneSample.error(400, "Promise Date In Past")],
        ])
        let client = CXoneSample.client(vendor)
        let to = try number("+12125550142")
        let time = try #require(LocalTime("2026-12-01T09:00"))
        let id = await Sample.outcome { () throws(ConnectorError) in
            try await client.scheduleCallback(to: to, on: Self.skill, at: Sample.now)
        }.value
        #expect(id == "55")
        let waiting = await Sample.outcome { () throws(ConnectorError) in try await client.callbacks(of: Self.skill) }
        #expect(waiting.value?.map(\.callbackId) == ["55"])
        let done = await Sample.outcome { () throws(ConnectorError) in
            try await client.cancelCallback("55")
            try await client.queueCallback(to: to, on: Self.skill, delay: 30)
        }
        #expect(done.error == nil)
        #expect(vendor.calls.last?.contains("callDelay=30") == true)
        let promise = await Sample.outcome { () throws(ConnectorError) in
            try await client.promise(
                to: to,
                on: Self.skill,
                firstName: "Jo",
                lastName: "Smith",
                at: time,
                zone: "Eastern Standard Time"
            )
        }
        #expect(promise.error?.code == .invalid)
        #expect(promise.error?.vendorCode == "Promise Date In Past")
    }

    @Test("dialer statistics are found under the key of any version", arguments: ["outboundStats", "wfM_OB_StatsV9"])
    func dialerStatistics(_ key: String) async {
        let vendor = CXoneSample.vendor([
            "GET /wfm-data/skills/dialer-contacts": [.json(#"{"\#(key)":[{"skillId":4711,"dials":9,"connects":4}]}"#)]
        ])
        let client = CXoneSample.client(vendor)
        let found = await Sample.outcome { () throws(ConnectorError) in
            try await client.dialerContacts(from: Sample.now, to: Sample.now.addingTimeInterval(3_600))
        }.value
        #expect(found?.map(\.dials) == [9])
        let tooLong = await Sample.outcome { () throws(ConnectorError) in
            try await client.dialerContacts(from: Sample.now, to: Sample.now.addingTimeInterval(31 * 86_400))
        }
        #expect(tooLong.error?.code == .invalid)
    }

    @Test func `completed contacts are none where there is no content, and read in both spellings`() async {
        let vendor = CXoneSample.vendor([
            "GET /contacts/completed": [
                .empty(204),
                .json(
                    """
                    {"completedContacts":[{"contactId":1,"toAddr":"2025550100","contactStart":"2026-11-22T09:00:00Z"},
                    {"contactId":2,"toAddress":"2025550101","contactStartDate":"2026-11-22T09:00:01Z"}]}
                    """
                ),
            ]
        ])
        let client = CXoneSample.client(vendor)
        var found: [[CXoneCompletedContact]?] = []
        for _ in 1...2 {
            found.append(
                await Sample.outcome { () throws(ConnectorError) in
                    try await client.completedContacts(
                        of: Self.skill,
                        from: Sample.now.addingTimeInterval(-60),
                        to: Sample.now
                    )
                }.value
            )
        }
        #expect(found[0] == [])
        #expect(found[1]?.map(\.called) == ["2025550100", "2025550101"])
        #expect(found[1]?.allSatisfy { $0.began != nil } == true)
    }

    @Test(
        "a campaign is read in the shape of any version",
        arguments: [
            #"{"campaign":{"campaignId":5,"campaignName":"Q4"}}"#, #"{"id":5,"name":"Q4","divisionId":1}"#,
        ]
    ) func campaigns(_ body: String) async {
        let client = CXoneSample.client(CXoneSample.vendor(["GET /campaigns/5": [.json(body)]]))
        let campaign = await Sample.outcome { () throws(ConnectorError) in try await client.campaign(id: "5") }.value
        #expect(campaign?.id == "5")
        #expect(campaign?.name == "Q4")
    }

    @Test func `a skill is stopped with and without force, and its figures are read`() async {
        let vendor = CXoneSample.vendor([
            "POST /skills/4711/stop": [.empty(202)],
            "GET /skills/4711/summary": [.json(#"{"resultSet":{"skillSummaries":[{"SkillId":4711,"Dials":9}]}}"#)],
        ])
        let client = CXoneSample.client(vendor)
        for force in [false, true] {
            let stopped = await Sample.outcome { () throws(ConnectorError) in
                try await client.stop(Self.skill, force: force)
            }
            #expect(stopped.error == nil)
        }
        #expect(
            CXoneSample.changes(vendor) == ["POST /skills/4711/stop?force=false", "POST /skills/4711/stop?force=true"]
        )
        let summary = await Sample.outcome { () throws(ConnectorError) in
            try await client.summary(of: Self.skill, from: Sample.now, to: Sample.now.addingTimeInterval(60))
        }.value
        #expect(summary??.dials == 9)
    }

    @Test func `a DNC group is made, used by a skill and searched`() async throws {
        let vendor = CXoneSample.vendor([
            "GET /dnc-groups": [.empty(204)], "POST /dnc-groups": [.json(#"{"dncGroups":[{"dncGroupId":3}]}"#)],
            "POST /dnc-groups/3/scrubbed-skills/4711": [.empty(200)],
            "DELETE /dnc-groups/3/records": [.json(#"{"resultSet":{"errorCount":0}}"#)],
            "POST /dnc-groups/search": [.json(#"{"searchResults":[{"phoneNumber":"2025550100"}]}"#), .empty(204)],
        ])
        let client = CXoneSample.client(vendor)
        let to = try number("+12025550100")
        let found = await Sample.outcome { () throws(ConnectorError) in
            guard try await client.dncGroups().isEmpty else { return [false] }
            let made = try await client.makeDncGroup(named: "Never", description: "asked not to")
            try await client.scrub(Self.skill, with: Self.group)
            let blocked = try await client.isBlocked(to)
            try await client.expire([to], of: Self.group)
            return [made.id == "3", blocked, try await client.isBlocked(to)]
        }
        #expect(found.value == [true, true, false])
    }

    @Test func `the vendor's zones are listed by Windows' names`() async {
        let client = CXoneSample.client(
            CXoneSample.vendor(["GET /timezones": [.json(#"{"timeZones":[{"standardName":"UTC","offset":"0"}]}"#)]])
        )
        let zones = await Sample.outcome { () throws(ConnectorError) in try await client.timeZones() }.value
        #expect(zones?.compactMap(\.standardName).compactMap { WindowsZones.shared.iana($0) } == ["Etc/UTC"])
    }
}
