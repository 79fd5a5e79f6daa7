import GRDB
import RingdownDialer

extension Database {
    /// Checks that a division to live in exists; throws `danglingReference`.
    func checkDivision(_ id: String) throws {
        guard try object(TenantDivision.self, id) != nil else { throw Self.dangling(.division) }
    }

    /// Checks that what a campaign refers to exists and fits together.
    ///
    /// Throws `danglingReference`, which names the kind that is missing, or `invalidValue`.
    func check(_ campaign: Campaign) throws {
        try checkDivision(campaign.division)
        guard let list = try object(ContactList.self, campaign.contactList) else { throw Self.dangling(.contactList) }
        if campaign.queue != nil || campaign.mode.needsAgents {
            guard let queue = campaign.queue, try object(Queue.self, queue) != nil else { throw Self.dangling(.queue) }
        }
        if let id = campaign.responseSet {
            guard let set = try object(CallAnalysisResponseSet.self, id) else { throw Self.dangling(.responseSet) }
            try set.check(use: campaign)
        }
        let known = Set(list.phoneColumns.map(\.name))
        guard !campaign.phoneColumns.isEmpty, campaign.phoneColumns.allSatisfy({ known.contains($0.name) }) else {
            throw ExchangeError(
                .invalidValue,
                "a campaign dials phone columns of its contact list: \(known.sorted().joined(separator: ", "))",
                object: .contactList,
                rule: "invalid.campaign.phone.columns"
            )
        }
        try checkRules(of: campaign, on: list)
    }

    /// Refuses to forget a campaign that something else runs.
    func refuseUse(ofCampaign campaign: Campaign) throws {
        let rule = try objects(CampaignRule.self).first { rule in
            rule.campaigns.contains(campaign.id) || rule.actions.contains { $0.campaigns.contains(campaign.id) }
        }
        if let rule {
            throw ExchangeError(
                .inUse,
                "the campaign rule \(rule.name) names the campaign; change the rule first",
                object: .campaign
            )
        }
        if let sequence = try objects(CampaignSequence.self).first(where: { $0.campaigns.contains(campaign.id) }) {
            throw ExchangeError(
                .inUse,
                "the sequence \(sequence.name) runs the campaign; take it out of the sequence first",
                object: .campaign
            )
        }
    }

    /// The error that something refers to an object of a kind that does not exist.
    static func dangling(_ kind: ObjectKind) -> ExchangeError {
        ExchangeError(
            .danglingReference,
            "the \(kind.words) that is referred to does not exist; give the id of one that does",
            object: kind
        )
    }
}
