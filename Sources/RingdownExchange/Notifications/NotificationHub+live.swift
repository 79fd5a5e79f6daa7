import RingdownCore
import RingdownDialer

extension NotificationHub {
    /// Tells of what changed between two states of the floor.
    ///
    /// - Parameter status: the status of a campaign that is not in hand any more.
    func tell(from old: LiveView, to new: LiveView, status: (String) -> CampaignStatus?) {
        for (id, snapshot) in new.campaigns where old.campaigns[id] != snapshot {
            let before = old.campaigns[id]
            if before?.status != snapshot.status {
                tellStatus(of: id, CampaignStatus(snapshot.status))
            }
            if before?.contacts != snapshot.contacts { tellProgress(of: id, snapshot.contacts) }
            if before?.tallies != snapshot.tallies {
                publish("v2.outbound.campaigns.\(id).stats") {
                    [
                        "campaignId": .string(id),
                        "outstandingCalls": .number(JSONNumber(snapshot.linesInFlight)),
                        "idleAgents": .number(JSONNumber(snapshot.agents.idle)),
                        "attempts": .number(JSONNumber(snapshot.tallies.attempts)),
                    ]
                }
            }
        }
        for (id, snapshot) in old.campaigns where new.campaigns[id] == nil {
            guard let status = status(id), status != CampaignStatus(snapshot.status) else { continue }
            tellStatus(of: id, status)
        }
    }

    private func tellStatus(of campaign: String, _ status: CampaignStatus) {
        publish("v2.outbound.campaigns.\(campaign)") {
            ["id": .string(campaign), "campaignStatus": .string(status.rawValue)]
        }
    }

    private func tellProgress(of campaign: String, _ contacts: ContactCounts) {
        publish("v2.outbound.campaigns.\(campaign).progress") {
            [
                "campaign": ["id": .string(campaign)],
                "numberOfContactsCalled": .number(JSONNumber(contacts.called)),
                "totalNumberOfContacts": .number(JSONNumber(contacts.total)),
                "percentage": .number(
                    JSONNumber(contacts.total == 0 ? 100 : contacts.called * 100 / contacts.total)
                ),
            ]
        }
    }

    /// Tells how far an import is (`ContactListConfigChangeImportStatus`).
    func tell(_ job: ContactImport, ofList list: String) {
        publish("v2.outbound.contactlists.\(list).importstatus") {
            let shown = job.genesys
            var members: [String: JSON] = [:]
            for (name, vendor) in [
                ("importState", "state"), ("totalRecords", "totalRecords"), ("completedRecords", "completedRecords"),
                ("percentageComplete", "percentComplete"), ("failureReason", "failureReason"),
            ] {
                members[name] = shown[vendor]
            }
            return ["id": .string(list), "importStatus": .object(members)]
        }
    }
}
