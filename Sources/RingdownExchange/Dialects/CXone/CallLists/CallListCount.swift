import GRDB
import RingdownCore
import RingdownDialer

/// How far the campaigns are with a list.
struct CallListCount: Sendable {
    struct Skill: Sendable {
        var campaign: Campaign
        var number: Int
        /// Contacts called at least once in this pass, and those that are not called again in it.
        var called: Int
        var finalized: Int
    }

    let list: ContactList
    let number: Int
    let total: Int
    let skills: [Skill]

    init(_ list: ContactList, _ view: LiveView, _ db: Database) throws {
        self.list = list
        let key = try db.key(.contactList, list.id)
        number = Int(key)
        let size = try db.size(ofList: key)
        total = size
        skills = try db.objects(Campaign.self).filter { $0.contactList == list.id }.map { campaign in
            let campaignKey = try db.key(.campaign, campaign.id)
            let recorded = try db.progress(campaign: campaignKey, pass: campaign.pass)
            let skipped = recorded.skipped.values.reduce(0, +)
            let live = view.campaigns[campaign.id]
            return Skill(
                campaign: campaign,
                number: Int(campaignKey),
                called: recorded.called,
                finalized: live.map { size - $0.contacts.remaining } ?? (recorded.called + skipped)
            )
        }
    }

    /// Records that no skill calls again; all of them while nobody dials the list.
    var finalized: Int { skills.map(\.finalized).max() ?? 0 }
    var status: String { list.mapping?.isActive ?? true ? "Active" : "Inactive" }

    /// The list as CXone shows it.
    var cxone: [String: JSON] {
        [
            "listId": .whole(number), "listName": .string(list.name), "status": .string(status),
            "prospectiveContactCount": .whole(total), "totalRecords": .whole(total), "validRecords": .whole(total),
            "invalidRecords": 0, "finalizedRecords": .whole(finalized), "createDate": .time(list.created),
            "uploadDate": .time(list.modified), "updateDate": .time(list.modified), "removeDate": .null,
            "listExpirationDate": .time(list.mapping?.expires),
            "skills": .array(
                skills.map { skill in
                    [
                        "skillId": .whole(skill.number), "skillName": .string(skill.campaign.name),
                        "totalRecords": .whole(total), "freshRecords": .whole(max(0, total - skill.called)),
                        "finalizedRecords": .whole(skill.finalized),
                        "retriedRecords": 0,
                    ]
                }
            ),
        ]
    }
}
