import GRDB
import RingdownDialer

extension Database {
    /// What was recorded of a campaign, for the dialer to go on from.
    func facts(of campaign: Campaign, key: Int64, list: Int64) throws -> CampaignFacts {
        let open = try openAttempts(campaign: key)
        let dead = try deadColumns(inList: list)
        let rows = try Row.fetchCursor(
            self,
            sql: """
                SELECT contacts.id, position, priority, callable, data, campaign_contacts.attempts, pass, skipped,
                  due, recalls
                FROM contacts
                LEFT JOIN campaign_contacts
                ON campaign_contacts.campaign = ? AND campaign_contacts.contact = contacts.id
                WHERE list = ? ORDER BY seq
                """,
            arguments: [key, list]
        )
        var order = ContactOrder(campaign.rules.sorts)
        var contacts: [ContactFacts] = []
        contacts.reserveCapacity(try size(ofList: list))
        while let row = try rows.next() {
            let id: String = row["id"]
            let data = try ContactText.read(row["data"])
            if !campaign.rules.sorts.isEmpty { order.add(ContactID(id), data) }
            let attempts: Int? = row["attempts"]
            let pass: Int? = row["pass"]
            let due: Int64? = pass == campaign.pass ? row["due"] : nil
            let recalls: Int32? = pass == campaign.pass ? row["recalls"] : nil
            contacts.append(
                ContactFacts(
                    contact: campaign.dialable(id: id, data: data, dead: dead[id] ?? []),
                    stage: due == nil
                        ? Self.stage(pass: pass, skipped: row["skipped"], present: campaign.pass) : .waiting,
                    attempts: attempts ?? 0,
                    isPriority: row["priority"],
                    turn: row["position"],
                    block: row["callable"] ? nil : .contactUncallable,
                    due: due.map { DialerTime(milliseconds: $0) },
                    recalls: RecallCounts(rawValue: recalls ?? 0),
                    openAttempt: open[id]
                )
            )
        }
        let positions = order.positions
        for index in contacts.indices where !positions.isEmpty {
            let contact = contacts[index].contact
            contacts[index].contact = DialableContact(
                id: contact.id,
                numbers: contact.numbers,
                position: positions[contact.id] ?? 0
            )
        }
        return CampaignFacts(
            status: campaign.status.dialing,
            pass: campaign.pass,
            contacts: contacts,
            tallies: try tallies(campaign: key)
        )
    }

    /// Attempts whose end was never recorded, by contact.
    private func openAttempts(campaign: Int64) throws -> [String: AttemptStart] {
        let rows = try Row.fetchAll(
            self,
            sql: "SELECT contact, ordinal, pass, col, number, agent FROM attempts WHERE campaign = ? AND ended IS NULL",
            arguments: [campaign]
        )
        return rows.reduce(into: [:]) { attempts, row in
            let contact: String = row["contact"]
            let agent: String? = row["agent"]
            attempts[contact] = AttemptStart(
                id: AttemptID(contact: ContactID(contact), ordinal: row["ordinal"]),
                pass: row["pass"],
                number: DialableNumber(column: row["col"], number: row["number"]),
                agent: agent.map { AgentID($0) }
            )
        }
    }

    private func deadColumns(inList list: Int64) throws -> [String: Set<String>] {
        let rows = try Row.fetchAll(
            self,
            sql: "SELECT contact, col FROM contact_numbers WHERE list = ? AND dead = 1",
            arguments: [list]
        )
        return rows.reduce(into: [:]) { columns, row in columns[row["contact"], default: []].insert(row["col"]) }
    }

    private static func stage(pass: Int?, skipped: String?, present: Int) -> ContactStage {
        guard pass == present else { return .waiting }
        return skipped.flatMap(UncallableReason.init(rawValue:)).map { .skipped($0) } ?? .called
    }
}
