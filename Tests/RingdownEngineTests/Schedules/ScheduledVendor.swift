import RingdownCore
import RingdownTestKit
import Synchronization

/// A vendor of one campaign, whose schedule a test sets as somebody would in the admin console.
final class ScheduledVendor: SchedulingConnector {
    private struct State {
        var schedule: CampaignSchedule?
        var version: String?
        var refusal: ConnectorError?
        var settings: [String: JSON] = [:]
    }

    private let state: Mutex<State>
    private let calls = ScriptedConnector(provider: "scheduler", clock: ManualClock())

    init(_ schedule: CampaignSchedule?, version: String?) {
        state = Mutex(State(schedule: schedule, version: version))
    }

    func set(_ schedule: CampaignSchedule?, version: String?) {
        state.withLock { ($0.schedule, $0.version) = (schedule, version) }
    }

    /// Answers everything with an error from now on; `nil` ends that.
    func refuse(_ error: ConnectorError?) { state.withLock { $0.refusal = error } }

    var scheduleFeatures: ScheduleFeatures {
        ScheduleFeatures(
            subject: "campaign",
            takesZone: true,
            standardZone: "UTC",
            spansPerDay: nil,
            runsPastMidnight: true,
            takesIntervals: true,
            takesRecurrences: true,
            settings: ["general"]
        )
    }

    func schedules() async throws(ConnectorError) -> [ScheduledCampaign] {
        [try await schedule(of: .campaign("Renewals"))]
    }

    func schedule(of subject: ScheduleSubject) async throws(ConnectorError) -> ScheduledCampaign {
        let state = state.withLock { $0 }
        if let refusal = state.refusal { throw refusal }
        return ScheduledCampaign(
            campaign: RemoteObject(kind: "campaign", id: "c1", name: subject.name),
            schedule: state.schedule,
            version: state.version
        )
    }

    func write(
        _ schedule: CampaignSchedule?,
        over read: ScheduledCampaign
    ) async throws(ConnectorError) -> Receipt {
        throw ConnectorError(.invalid, "Nothing is written here.")
    }

    func set(_ settings: [String: JSON]) { state.withLock { $0.settings = settings } }

    /// The settings that were written last, or set.
    var settings: [String: JSON] { state.withLock { $0.settings } }

    func settings(_ names: Set<String>, of campaign: RemoteObject) async throws(ConnectorError) -> [String: JSON] {
        settings.filter { names.contains($0.key) }
    }

    func write(
        _ settings: [String: JSON],
        over read: [String: JSON],
        of campaign: RemoteObject
    ) async throws(ConnectorError) -> Receipt {
        state.withLock { $0.settings.merge(settings) { $1 } }
        return Receipt(at: Sample.now, accepted: ["written"])
    }

    func operation(writing schedule: CampaignSchedule?, over read: ScheduledCampaign) -> String { "PUT" }

    func prepare(_ order: DialOrder) async throws(ConnectorError) -> DialPlan { try await calls.prepare(order) }
    func perform(
        _ plan: DialPlan,
        for trigger: String,
        permit: Permit
    ) async throws(ConnectorError) -> Receipt {
        try await calls.perform(plan, for: trigger, permit: permit)
    }
    func reconcile(_ intent: Intent) async throws(ConnectorError) -> Reconciliation {
        try await calls.reconcile(intent)
    }
    func progress(of plan: DialPlan) async throws(ConnectorError) -> DialProgress {
        try await calls.progress(of: plan)
    }
    func explain(_ error: ConnectorError) async -> Explanation { await calls.explain(error) }
    func foresee(_ step: DialPlan.Step) async -> Explanation { await calls.foresee(step) }
}
