/// Where a change was seen, as far as the source says it.
package struct ChangeOrigin: Codable, Hashable, Sendable {
    /// The configured source, or how it came (`cli`, `api`).
    package var source: String
    /// The Terraform workspace; `default` when none was named.
    package var workspace: String
    /// The state's lineage (a UUID); `nil` when the source does not know it: plans do not.
    package var lineage: String?
    /// The state's serial after the change; `nil` when the source does not know it.
    package var serial: Int?
    /// What else tells one run from the next: a plan's timestamp, a run's id; `nil` when there is nothing.
    package var revision: String?
    /// The tool and its version (`terraform 1.11.4`), when the source says it.
    package var tool: String?

    package init(
        source: String,
        workspace: String = "default",
        lineage: String? = nil,
        serial: Int? = nil,
        revision: String? = nil,
        tool: String? = nil
    ) {
        self.source = source
        self.workspace = workspace
        self.lineage = lineage
        self.serial = serial
        self.revision = revision
        self.tool = tool
    }
}
