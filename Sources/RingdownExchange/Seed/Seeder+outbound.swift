import GRDB
import RingdownCore
import RingdownDialer

extension Seeder {
    /// Sets up a queue and its agents.
    mutating func plant(_ seed: QueueSeed) throws {
        let queue = Queue(
            id: seed.id ?? SeedID.of("queue", seed.name),
            name: seed.name,
            division: try division(seed.division, for: "the queue \(seed.name)").id
        )
        try insert(queue)
        queues[seed.name] = queue
        for agent in seed.agents ?? [] {
            if users[agent.name] == nil {
                let handle = agent.name.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
                let user = User(
                    id: SeedID.of("user", agent.name),
                    name: agent.name,
                    email: agent.email ?? handle.joined(separator: ".") + "@example.com",
                    division: queue.division,
                    created: now
                )
                try insert(user)
                users[agent.name] = user
            }
            guard let user = users[agent.name] else { continue }
            try db.keepMember(queue: queue.id, user: user.id, isJoined: agent.joined ?? false)
        }
    }

    /// Sets up a contact list and its contacts.
    mutating func plant(_ seed: ContactListSeed) throws {
        let columns = seed.columns ?? ["name", "phone"]
        let phones = seed.phoneColumns ?? ["phone"]
        guard !phones.isEmpty, phones.allSatisfy(columns.contains) else {
            throw Self.wrong("the contact list \(seed.name) needs phoneColumns that are among its columns")
        }
        let list = ContactList(
            id: seed.id ?? SeedID.of("contactList", seed.name),
            name: seed.name,
            division: try division(seed.division, for: "the contact list \(seed.name)").id,
            created: now,
            modified: now,
            columns: columns,
            phoneColumns: phones.map { PhoneColumn(name: $0, type: $0) }
        )
        try insert(list, number: seed.number)
        lists[seed.name] = list
        try plantContacts(of: seed, in: list)
    }

    private func plantContacts(of seed: ContactListSeed, in list: ContactList) throws {
        let given = seed.contacts ?? []
        for contact in given where !contact.keys.allSatisfy(list.columns.contains) {
            throw Self.wrong("a contact of the list \(seed.name) has a column that the list has not")
        }
        let count = seed.generate?.count ?? 0
        guard (0...1_000_000).contains(count) else {
            throw Self.wrong("the contact list \(seed.name) generates \(count) contacts: write 0 to 1000000")
        }
        let prefix = seed.generate?.numberPrefix ?? "+1202555"
        let key = try db.key(.contactList, list.id)
        let first = try db.takePositions(given.count + count, added: given.count + count, inList: key)
        for index in 0..<given.count + count {
            let number = index - given.count
            let data = index < given.count ? given[index] : generated(number, prefix: prefix, in: list)
            try db.insert(
                Contact(
                    id: SeedID.of("contact", list.id, String(index)),
                    data: data,
                    position: first + Int64(index),
                    created: now
                ),
                intoList: key
            )
        }
    }

    private func generated(_ index: Int, prefix: String, in list: ContactList) -> [String: String] {
        let digits = String(index)
        var data = Dictionary(uniqueKeysWithValues: list.columns.map { ($0, "") })
        if list.columns.contains("name") { data["name"] = "Contact \(index + 1)" }
        if let phone = list.phoneColumns.first?.name {
            data[phone] = prefix + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
        return data
    }

    /// Sets up a campaign.
    func plant(_ seed: CampaignSeed) throws {
        let who = "the campaign \(seed.name)"
        let list = try Self.find(seed.contactList, in: lists, "contact list", for: who)
        let columns = try seed.phoneColumns?.map { name in
            guard let column = list.phoneColumns.first(where: { $0.name == name }) else {
                throw Self.wrong("\(who) dials the column \(name), which is no phone column of its contact list")
            }
            return column
        }
        let campaign = Campaign(
            id: seed.id ?? SeedID.of("campaign", seed.name),
            name: seed.name,
            division: try seed.division.map { try Self.find($0, in: divisions, "division", for: who).id }
                ?? list.division,
            created: now,
            modified: now,
            contactList: list.id,
            queue: try seed.queue.map { try Self.find($0, in: queues, "queue", for: who).id },
            mode: seed.mode ?? .progressive,
            status: seed.on == true ? .on : .off,
            phoneColumns: columns ?? list.phoneColumns,
            callerName: seed.callerName ?? seed.name,
            callerAddress: seed.callerAddress ?? "+12025550100",
            lineCount: seed.lines,
            maxCallsPerAgent: seed.maxCallsPerAgent,
            noAnswerTimeout: seed.noAnswerTimeout,
            isAlwaysRunning: seed.alwaysRunning ?? false
        )
        guard campaign.queue != nil || !campaign.mode.needsAgents else { throw Self.wrong("\(who) needs a queue") }
        try insert(campaign, number: seed.number)
    }
}
