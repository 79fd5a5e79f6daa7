import Foundation

@testable import RingdownCommands

/// Exchanges and configurations for commands that check before anything is sent.
enum Practice {
    static let environment = [
        "GC_ID": "ringdown", "GC_SECRET": "ringdown-secret", "CI_SECRET": "ci-secret", "RINGDOWN_CLIENT_ID": "ci",
        "RINGDOWN_CLIENT_SECRET": "ci-secret",
        // Where nobody listens: port 1 is reserved.
        "RINGDOWN_URL": "http://127.0.0.1:1",
    ]

    static let everything = "{ role: Dialer }"
    static let reading = "{ role: Reader }"

    /// A tenant with one list and its campaign in Sales.
    static func tenant(_ grants: String, kind: String = "production", list: String = "Renewals Q4") -> String {
        """
        name: Contact Centre
        kind: \(kind)
        speed: 100
        divisions: [ { name: Home, home: true }, { name: Sales }, { name: Marketing } ]
        roles:
          - { name: Dialer, permissions: ["outbound:*:*"] }
          - { name: Reader, permissions: ["outbound:*:view"] }
          - { name: Starter, permissions: ["outbound:campaign:start"] }
        clients: [ { id: ringdown, secret: ringdown-secret, grants: [ \(grants) ] } ]
        contactLists:
          - name: \(list)
            division: Sales
            columns: [phone]
            phoneColumns: [phone]
            contacts: [ { phone: "+12125550142" } ]
        campaigns:
          - { name: Renewals, contactList: \(list), division: Sales, mode: agentless, lines: 2 }
        """
    }

    /// An exchange that runs for a test.
    static func exchange(_ tenant: String, in folder: URL) async throws -> Program {
        let name = UUID().uuidString
        let seed = try folder.file("\(name).yaml", tenant)
        let store = folder.appending(path: name).path
        return try await Program(["exchange", "--seed", seed, "--store", store, "--port", "0"], in: folder)
    }

    /// A provider at a URL.
    static func provider(_ name: String, at url: String, more: String = "") -> String {
        "  \(name): { kind: exchange, url: \"\(url)\", clientId: env:GC_ID, clientSecret: env:GC_SECRET\(more) }"
    }

    static func configuration(_ providers: String..., list: String = "Renewals Q4") -> String {
        """
        store: { sqlite: ringdown.db }
        providers:
        \(providers.joined(separator: "\n"))
        contactLists:
          - { name: renewals-q4, provider: genesys, list: \(list), campaigns: [Renewals], division: Sales }
        clients:
          - { id: ci, secret: env:CI_SECRET, grants: [ { role: pipeline, division: Sales } ] }
        roles:
          - name: pipeline
            permissions: ["outbound:contactlist:write", "outbound:trigger:view", "iac:preflight:view"]
        windows:
          - { name: always, zone: Europe/Berlin, from: "00:00", to: "23:59" }
        rules:
          - name: renewals-go-live
            when: { resource: genesyscloud_outbound_campaign.renewals }
            do: [ { trigger: { contactList: renewals-q4 } } ]
            only: { window: always }
        """
    }

    /// Runs the doctor and reads its report.
    static func doctor(
        _ file: String,
        _ arguments: String...,
        environment: [String: String] = [:]
    ) async throws -> (exit: Int32, report: DoctorReport) {
        let outcome = try await Binary.run(
            ["doctor", "--config", file, "--format", "json"] + arguments,
            environment: Self.environment.merging(environment) { $1 },
            seconds: 60
        )
        return (outcome.exit, try JSONDecoder().decode(DoctorReport.self, from: Data(outcome.output.utf8)))
    }
}

extension DoctorReport {
    /// What failed.
    var failed: [DoctorCheck] { checks.filter { $0.outcome == .failed } }

    /// The check of the one rule.
    var ofRule: DoctorCheck? { checks.first { $0.subject.hasPrefix("rule ") } }
}
