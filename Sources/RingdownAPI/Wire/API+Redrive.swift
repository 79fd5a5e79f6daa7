extension API {
    /// Which dead letters to send again.
    package struct RedriveRequest: Codable, Hashable, Sendable {
        /// `failed` and `refused`; `nil` means `failed` alone.
        package var status: [String]?
        /// Only those that go to this provider.
        package var provider: String?
        /// Only those that this rule made.
        package var rule: String?
        /// Only those of this contact list, by its id.
        package var contactListId: String?
        /// At most so many, the oldest first; `nil` means 100.
        package var limit: Int?
        /// Whether to say only what would be done; `nil` means not.
        package var dryRun: Bool?

        package init(
            status: [String]? = nil,
            provider: String? = nil,
            rule: String? = nil,
            contactListId: String? = nil,
            limit: Int? = nil,
            dryRun: Bool? = nil
        ) {
            self.status = status
            self.provider = provider
            self.rule = rule
            self.contactListId = contactListId
            self.limit = limit
            self.dryRun = dryRun
        }
    }

    /// What became of dead letters that were to be sent again.
    package struct Redrive: Codable, Hashable, Sendable {
        /// One trigger.
        package struct Entry: Codable, Hashable, Sendable {
            package var id: String
            /// Where it stands now.
            package var status: String
            /// Why it stands there.
            package var reason: String
            /// Whether it is sent again, or would be.
            package var redriven: Bool
            /// Why it was left as it was; `nil` when it is sent again.
            package var obstacle: String?
            /// The decision that explains where it stands; `nil` when there is none.
            package var decision: String?

            package init(
                id: String,
                status: String,
                reason: String,
                redriven: Bool,
                obstacle: String?,
                decision: String?
            ) {
                self.id = id
                self.status = status
                self.reason = reason
                self.redriven = redriven
                self.obstacle = obstacle
                self.decision = decision
            }
        }

        /// Whether it was only said what would be done.
        package var dryRun: Bool
        /// The triggers, the oldest first.
        package var entities: [Entry]
        /// Whether more dead letters fit: ask again.
        package var more: Bool

        package init(dryRun: Bool, entities: [Entry], more: Bool) {
            self.dryRun = dryRun
            self.entities = entities
            self.more = more
        }
    }
}
