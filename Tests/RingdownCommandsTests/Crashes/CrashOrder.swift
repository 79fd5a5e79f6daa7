import NIOCore

/// Something that one control plane is asked to dial, once.
enum CrashOrder: Hashable {
    /// A call through the trigger API.
    case call(Int)
    /// A change, whose rule triggers a list with one contact.
    case change(Int)

    /// Personal connections, and contact lists, of one control plane.
    static let connections = 24
    static let lists = 40

    /// The number that it calls, which no other order does.
    func number(server: Int) -> String {
        switch self {
        case .call(let place): "+1\(212 + server)\(String(5_550_000 + place))"
        case .change(let place): "+1303\(String(5_550_000 + server * 100 + place))"
        }
    }

    /// A plan with the change.
    static func plan(_ place: Int) -> ByteBuffer {
        ByteBuffer(
            string: """
                {"format_version":"1.2","terraform_version":"1.11.4","errored":false,"applyable":true,"complete":true,
                 "resource_changes":[{"address":"terraform_data.list_\(place)","mode":"managed",
                 "type":"terraform_data","name":"list_\(place)","provider_name":"p","change":{"actions":["update"],
                 "before":{"input":"off"},"after":{"input":"on"},"after_unknown":{},"before_sensitive":{},
                 "after_sensitive":{}}}]}
                """
        )
    }

    /// What the exchange has for some control planes.
    static func tenant(servers: Int) -> String {
        var lists: [String] = []
        var campaigns: [String] = []
        for server in 0..<servers {
            for place in 0..<connections {
                let name = "Calls \(server) \(place)"
                lists.append("{ name: \(name), division: Sales }")
                campaigns.append(
                    "{ name: \(name), contactList: \(name), mode: agentless, lines: 2, alwaysRunning: true }"
                )
            }
            for place in 0..<Self.lists {
                let name = "List \(server) \(place)"
                let number = change(place).number(server: server)
                lists.append("{ name: \(name), division: Sales, contacts: [ { name: A, phone: \"\(number)\" } ] }")
                campaigns.append("{ name: \(name), contactList: \(name), mode: agentless, lines: 2 }")
            }
        }
        return """
            requestsPerMinute: 0
            name: Contact Centre
            speed: 1000
            divisions: [ { name: Home, home: true }, { name: Sales } ]
            roles: [ { name: Dialer, permissions: ["outbound:*:*"] } ]
            clients: [ { id: ringdown, secret: exchange-secret, grants: [ { role: Dialer } ] } ]
            contactLists:
            \(lists.map { "  - \($0)" }.joined(separator: "\n"))
            campaigns:
            \(campaigns.map { "  - \($0)" }.joined(separator: "\n"))
            """
    }

    /// What one control plane is configured with.
    static func configuration(server: Int, exchange: String) -> String {
        let connections = (0..<connections).map { place in
            "{ id: c\(place), provider: local, campaign: Calls \(server) \(place), list: Calls \(server) \(place), "
                + "from: [\"+12025550100\"], division: Sales }"
        }
        let lists = (0..<lists).map { place in
            "{ name: l\(place), provider: local, list: List \(server) \(place), campaigns: [List \(server) \(place)], "
                + "division: Sales }"
        }
        let rules = (0..<Self.lists).map { place in
            "{ name: r\(place), when: { resource: terraform_data.list_\(place), phase: planned }, "
                + "do: [ { trigger: { contactList: l\(place) } } ], only: { approval: none } }"
        }
        return """
            store: { sqlite: ringdown.db }
            providers:
              local:
                kind: exchange
                url: "\(exchange)"
                clientId: env:EXCHANGE_ID
                clientSecret: env:EXCHANGE_SECRET
                requestsPerMinute: 1000000
            personalConnections:
            \(connections.map { "  - \($0)" }.joined(separator: "\n"))
            contactLists:
            \(lists.map { "  - \($0)" }.joined(separator: "\n"))
            rules:
            \(rules.map { "  - \($0)" }.joined(separator: "\n"))
            clients:
              - { id: ci, secret: env:CI_SECRET, grants: [ { role: caller, division: "*" } ] }
            roles:
              - { name: caller, permissions: ["outbound:*:*", "iac:*:*"] }
            """
    }
}
