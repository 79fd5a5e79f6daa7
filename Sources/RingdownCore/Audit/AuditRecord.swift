package import Foundation

/// Something that the audit log is to record, before it has its place there.
package struct AuditRecord: Hashable, Sendable {
    /// When it happened.
    package var at: Date
    package var kind: AuditKind
    /// What was recorded: the id of a decision, a trigger, a client; `TRIGGER/NUMBER` for a step of a timeline.
    package var subject: String
    /// What it is about: a trigger's id, else a change's, a provider's name, a client's id; `nil` when about nothing.
    package var about: String?
    /// What was recorded, as JSON, exactly as it was stored.
    package var json: String

    package init(at: Date, kind: AuditKind, subject: String, about: String?, json: String) {
        self.at = at
        self.kind = kind
        self.subject = subject
        self.about = about
        self.json = json
    }
}
