/// What the vendor shows of an accepted order: accepted is not dialed.
package struct DialProgress: Codable, Hashable, Sendable {
    /// How far it is.
    package enum Stage: String, Codable, Hashable, Sendable {
        /// Nothing is being dialed; the reasons say why not.
        case waiting
        /// Calls are being placed.
        case dialing
        /// Every contact was processed.
        case finished
        /// The campaigns were turned off before the list was exhausted.
        case stopped

        /// How far an order is whose campaigns are as far as given: one that dials or waits decides for all.
        package static func overall(_ stages: [Stage]) -> Stage {
            if stages.contains(.dialing) { return .dialing }
            if stages.contains(.waiting) { return .waiting }
            return Set(stages) == [.finished] ? .finished : .stopped
        }
    }

    /// Why a vendor is not dialing: the closed list.
    package enum ReasonCode: String, Codable, Hashable, Sendable, CaseIterable {
        case campaignOff = "campaign-off"
        case outsideCallableTimes = "outside-callable-times"
        case noAgentsOnQueue = "no-agents-on-queue"
        case noIdleAgents = "no-idle-agents"
        case noLines = "no-lines"
        case listExhausted = "list-exhausted"
        case allContactsBlocked = "all-contacts-blocked"
        case campaignError = "campaign-error"
        /// The vendor does not say why.
        case notStated = "not-stated"
    }

    /// One reason why nothing is being dialed.
    package struct Reason: Codable, Hashable, Sendable {
        package var code: ReasonCode
        /// The reason, in one sentence that names what to do.
        package var sentence: String

        package init(_ code: ReasonCode, _ sentence: String) {
            self.code = code
            self.sentence = sentence
        }
    }

    /// One campaign of the list.
    package struct Campaign: Codable, Hashable, Sendable {
        package var id: String
        package var name: String
        /// The vendor's word for its state.
        package var status: String
        /// Contacts called so far in this pass.
        package var called: Int
        /// Contacts in all.
        package var total: Int

        package init(id: String, name: String, status: String, called: Int, total: Int) {
            self.id = id
            self.name = name
            self.status = status
            self.called = called
            self.total = total
        }
    }

    /// What the vendor shows of a single call that it placed.
    package struct Call: Codable, Hashable, Sendable {
        /// When it was placed, as the vendor writes it.
        package var at: String
        /// The vendor's word for how it ended; `nil` while it goes on.
        package var result: String?

        package init(at: String, result: String?) {
            self.at = at
            self.result = result
        }
    }

    /// How far it is.
    package var stage: Stage
    /// Why it is not dialing; empty while it is.
    package var reasons: [Reason]
    /// The campaigns that dial the list.
    package var campaigns: [Campaign]
    /// The call; `nil` when a whole list is dialed, and before the call was placed.
    package var call: Call?

    package init(stage: Stage, reasons: [Reason] = [], campaigns: [Campaign], call: Call? = nil) {
        self.call = call
        self.stage = stage
        self.reasons = reasons
        self.campaigns = campaigns
    }
}
