import RingdownCore

/// Why a plan's step was not sent.
extension ConnectorError {
    /// The permit does not cover the trigger at the provider now.
    static func notPermitted(_ trigger: String, at provider: String, _ step: DialPlan.Step) -> ConnectorError {
        ConnectorError(
            .notPermitted,
            "The gate's permit does not cover trigger \(trigger) at \(provider) now; the gate is asked again.",
            operation: step.operation,
            target: step.target
        )
    }

    /// The plan was written by another version of the program.
    static func unknown(_ step: DialPlan.Step) -> ConnectorError {
        ConnectorError(
            .invalid,
            "The plan has a step that this connector does not know (\(step.operation)): retry the trigger.",
            operation: step.operation,
            target: step.target
        )
    }
}
