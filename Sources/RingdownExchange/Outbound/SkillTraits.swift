package import RingdownCore

/// What only the CXone dialect knows of a campaign, which is a skill to it.
package struct SkillTraits: Codable, Hashable, Sendable {
    /// The id of its campaign group; `nil`: the one of its division.
    package var group: String?
    /// Whether it may be started; `nil` is yes.
    package var isActive: Bool?
    /// Members of the skill that nothing but its readers look at.
    package var members: [String: JSON] = [:]
    /// Members of its parameter blocks that nothing but their readers look at, by the block's path.
    package var blocks: [String: [String: JSON]] = [:]
    /// The ids of the dispositions that its agents choose from, in their order.
    package var dispositions: [String]?

    package init() {}
}
