/// What HCP Terraform or Terraform Enterprise tells in one notification, as far as Ringdown acts on it.
package struct HCPNotification: Hashable, Sendable {
    /// What it tells of: the documented triggers of both payload versions.
    package enum Trigger: String, Hashable, Sendable, CaseIterable {
        /// A test; it must be answered, and tells of nothing.
        case verification
        case runCreated = "run:created"
        case runPlanning = "run:planning"
        case runNeedsAttention = "run:needs_attention"
        case runApplying = "run:applying"
        case runCompleted = "run:completed"
        case runErrored = "run:errored"
        case assessmentDrifted = "assessment:drifted"
        case assessmentCheckFailure = "assessment:check_failure"
        case assessmentFailed = "assessment:failed"
        case autoDestroyReminder = "workspace:auto_destroy_reminder"
        /// Also written `workspace:auto_destroy_results`.
        case autoDestroyResults = "workspace:auto_destroy_run_results"
        case changeRequest = "team:change_request"
        /// One that is not documented yet.
        case other
    }

    /// What changes follow from it.
    package enum Consequence: String, Hashable, Sendable {
        /// None: it is noted, no more.
        case nothing
        /// What the run's plan intends.
        case planned
        /// What the run's plan intended, and was applied.
        case applied
        /// What the run's plan intended, as far as the state shows that it was applied before the run failed.
        case partlyApplied = "partly-applied"
        /// What a health assessment found to differ.
        case drifted
    }

    /// What it tells of.
    package var trigger: Trigger
    /// The trigger's name as it came.
    package var name: String
    /// The workspace's name; `nil` when it tells of none.
    package var workspace: String?
    /// The workspace's identifier; `nil` when it tells of none.
    package var workspaceID: String?
    /// The run's identifier; `nil` when it tells of none.
    package var runID: String?
    /// The run's status (`applied`); `nil` when it tells of none.
    package var runStatus: String?
    /// When the run, or what else it tells of, came to this, as written; `nil` when it does not say.
    package var updatedAt: String?
    /// The health assessment's identifier; `nil` when it tells of none.
    package var assessmentID: String?

    package init(trigger: Trigger, name: String) {
        self.trigger = trigger
        self.name = name
    }

    /// What two deliveries of the same notification share; HCP Terraform gives its deliveries no identifier.
    package var key: String {
        [runID ?? assessmentID ?? workspaceID ?? workspace ?? "", name, runStatus ?? "", updatedAt ?? ""]
            .joined(separator: " ")
    }

    /// What changes follow from it.
    ///
    /// A run counts as applied only when its own status says so: `run:completed` also covers runs that planned and
    /// had nothing to apply. `run:errored` also covers runs that failed or were cancelled before their apply; whether
    /// one wrote a state is seen there.
    package var consequence: Consequence {
        switch trigger {
        case .runCompleted where runStatus == "applied": .applied
        case .runCompleted where runStatus == "planned_and_saved": .planned
        case .runNeedsAttention: .planned
        case .runErrored: .partlyApplied
        case .assessmentDrifted: .drifted
        default: .nothing
        }
    }
}
