import RingdownConnectors
import RingdownCore
import RingdownEngine

extension Doctor {
    /// Whether each declared schedule is what the vendor has, and whether it may be written where it is not.
    ///
    /// - Returns: nothing when one rule is looked at, because schedules belong to none.
    func scheduleChecks(_ connectors: [String: any SchedulingConnector]) async -> [DoctorCheck] {
        guard rule == nil else { return [] }
        let names = Set(providers.map(\.name))
        let desired = configuration.schedules.filter { names.contains($0.provider) }
        let comparisons = await ScheduleComparer(connectors: connectors, clock: clock).compare(desired)
        var checks: [DoctorCheck] = []
        for comparison in comparisons {
            let subject = "schedule of \(comparison.campaign) at \(comparison.provider)"
            guard let connector = connectors[comparison.provider] else {
                checks.append(unasked(subject, comparison.provider))
                continue
            }
            checks.append(await check(comparison, subject, connector))
        }
        return checks
    }

    private func check(
        _ comparison: ScheduleComparison,
        _ subject: String,
        _ connector: any SchedulingConnector
    ) async -> DoctorCheck {
        if let problem = comparison.problem {
            return DoctorCheck(
                subject,
                .failed,
                problem.message,
                fix: problem.fix ?? "Correct it in \(configuration.file), then run ringdown doctor again.",
                notAuthorised: problem.isAboutAccess
            )
        }
        guard comparison.differs, let read = comparison.read else {
            return DoctorCheck(subject, .ok, "It is as declared.")
        }
        let operation = connector.operation(writing: comparison.after, over: read)
        let foreseen = await connector.foresee(DialPlan.Step(operation: operation, target: read.campaign))
        guard foreseen.verdict == .refused, let cause = foreseen.causes.first else {
            return DoctorCheck(
                subject,
                .ok,
                "It differs from what is declared: see it with ringdown schedule diff.",
                calls: [operation]
            )
        }
        return DoctorCheck(
            subject,
            .failed,
            "It differs from what is declared, and may not be written.",
            fix: cause.fix,
            notAuthorised: cause.code.isAboutAccess,
            calls: [operation]
        )
    }
}
