import GRDB
import RingdownDialer

/// What the campaigns that use it do with calls, by what call analysis finds.
struct CallAnalysisResponseSet: ManagedObject {
    static let kind = ObjectKind.responseSet

    /// What is done.
    struct Response: Codable, Hashable, Sendable {
        var reaction: CallTreatment.Reaction
        /// What people call it; `nil` when they do not.
        var name: String?
        /// The prompt that is played; `nil` when none is.
        var data: String?
    }

    var head: ObjectHead
    /// What is done, by the vendor's name of the finding.
    var responses: [String: Response] = [:]

    init(_ head: ObjectHead) { self.head = head }

    /// What it means for calls that are answered; a finding that it does not name is treated as usual.
    var treatment: CallTreatment {
        var treatment = CallTreatment()
        if let response = responses[Disposition.live.callAnalysisResult ?? ""] { treatment.person = response.reaction }
        if let response = responses[Disposition.machine.callAnalysisResult ?? ""] {
            treatment.machine = response.reaction
        }
        if let response = responses[Disposition.fax.callAnalysisResult ?? ""] { treatment.fax = response.reaction }
        return treatment
    }

    func check(in db: Database) throws {
        guard responses.values.contains(where: { $0.reaction == .connect }) else { return }
        for campaign in try db.objects(Campaign.self) where campaign.responseSet == id { try check(use: campaign) }
    }

    /// Checks that a campaign can do what it says.
    func check(use campaign: Campaign) throws(ExchangeError) {
        let connects = responses.values.contains { $0.reaction == .connect }
        guard connects, !campaign.mode.needsAgents else { return }
        throw ExchangeError(
            .invalidValue,
            "the agentless campaign \(campaign.name) has no agents to transfer calls to; let it play or hang up",
            object: .responseSet,
            rule: "invalid.call.analysis.response.set.for.agentless.campaign"
        )
    }

    func user(in db: Database) throws -> String? {
        try db.objects(Campaign.self).first { $0.responseSet == id }.map { "the campaign \($0.name)" }
    }
}
