/// What HCP Terraform or Terraform Enterprise asks of a run task, as far as Ringdown acts on it.
package struct HCPRunTask: Hashable, Sendable {
    /// When in a run the task is asked.
    package enum Stage: String, Hashable, Sendable, CaseIterable {
        /// There is no plan yet.
        case prePlan = "pre_plan"
        case postPlan = "post_plan"
        case preApply = "pre_apply"
        /// Everything has been applied.
        case postApply = "post_apply"
        /// One that is not documented yet.
        case other
    }

    package var stage: Stage
    /// The stage's name as it came.
    package var stageName: String
    /// What tells this task's result from others.
    package var resultID: String
    /// Where the task is answered.
    package var callbackURL: String
    /// Where the plan JSON is; `nil` before there is one.
    package var planURL: String?
    package var runID: String
    package var workspace: String
    /// Whether nothing of the run can be applied.
    package var isSpeculative: Bool
    /// Whether the service shows outcomes below the result.
    package var showsOutcomes: Bool

    package init(
        stage: Stage,
        stageName: String,
        resultID: String,
        callbackURL: String,
        planURL: String? = nil,
        runID: String,
        workspace: String,
        isSpeculative: Bool = false,
        showsOutcomes: Bool = true
    ) {
        self.stage = stage
        self.stageName = stageName
        self.resultID = resultID
        self.callbackURL = callbackURL
        self.planURL = planURL
        self.runID = runID
        self.workspace = workspace
        self.isSpeculative = isSpeculative
        self.showsOutcomes = showsOutcomes
    }

    /// What repeated deliveries of the same task share.
    package var key: String { "run-task \(resultID) \(stageName)" }
}
