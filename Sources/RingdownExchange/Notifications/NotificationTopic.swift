import Foundation
import RingdownCore

/// Something that a channel can be told of: `v2.outbound.campaigns.{id}.progress`, for one.
struct NotificationTopic: Hashable, Sendable {
    /// A kind of topic.
    struct Family: Hashable, Sendable {
        /// The topic with its object's id in braces.
        let template: String
        /// What one must be allowed to see.
        let permission: Permission
        /// The kind of object whose division counts; `nil` when none does.
        let kind: ObjectKind?

        fileprivate init(_ template: String, _ entity: String, _ kind: ObjectKind? = nil) {
            self.template = template
            permission = Permission(domain: "outbound", entity: entity, action: "view")
            self.kind = kind
        }
    }

    /// Every kind of topic that the exchange tells of.
    static let families = [
        Family("v2.outbound.campaigns.{id}", "campaign", .campaign),
        Family("v2.outbound.campaigns.{id}.progress", "campaign", .campaign),
        Family("v2.outbound.campaigns.{id}.stats", "campaign", .campaign),
        Family("v2.outbound.contactlists.{id}", "contactList", .contactList),
        Family("v2.outbound.contactlists.{id}.importstatus", "contactList", .contactList),
        Family("v2.outbound.schedules.campaigns.{id}", "schedule"),
        Family("v2.outbound.schedules.sequences.{id}", "schedule"),
        Family("v2.outbound.sequences.{id}", "campaignSequence"),
        Family("v2.outbound.campaignrules.{id}", "campaignRule"),
        Family("v2.outbound.callabletimesets.{id}", "callableTimeSet"),
        Family("v2.outbound.attemptlimits.{id}", "attemptLimits"),
        Family("v2.outbound.dnclists.{id}", "dncList"),
        Family("v2.outbound.contactlistfilters.{id}", "contactListFilter"),
        Family("v2.outbound.rulesets.{id}", "ruleSet"),
        Family("v2.outbound.settings", "settings"),
    ]

    let name: String
    let family: Family
    /// The object's id; `nil` for a topic without one.
    let object: String?

    /// Reads a topic; `nil` when the exchange tells of nothing such.
    init?(_ name: String) {
        for family in Self.families {
            let parts = family.template.components(separatedBy: "{id}")
            if parts.count == 1 {
                guard name == family.template else { continue }
                self.init(name: name, family: family, object: nil)
                return
            }
            guard name.hasPrefix(parts[0]), name.hasSuffix(parts[1]) else { continue }
            let id = name.dropFirst(parts[0].count).dropLast(parts[1].count)
            guard !id.isEmpty, !id.contains("."), name.count == parts[0].count + id.count + parts[1].count else {
                continue
            }
            self.init(name: name, family: family, object: String(id))
            return
        }
        return nil
    }

    private init(name: String, family: Family, object: String?) {
        self.name = name
        self.family = family
        self.object = object
    }
}
