import RingdownConnectors
import RingdownCore

/// Compares declared schedules with those at the vendors, and applies them.
struct ScheduleComparer: Sendable {
    /// What asks each provider.
    let connectors: [String: any SchedulingConnector]
    let clock: any WallClock

    /// Reads every schedule at its vendor, a few at once.
    func compare(_ desired: [DesiredSchedule]) async -> [ScheduleComparison] {
        await desired.concurrently { await compare($0) }
    }

    /// Applies what differs, one after the other, so that what fails is known before the next is begun.
    func apply(_ comparisons: [ScheduleComparison]) async -> [ScheduleComparison] {
        var applied: [ScheduleComparison] = []
        for comparison in comparisons { applied.append(await apply(comparison)) }
        return applied
    }

    private func compare(_ desired: DesiredSchedule) async -> ScheduleComparison {
        var comparison = ScheduleComparison(
            provider: desired.provider,
            campaign: desired.campaign,
            address: desired.address,
            action: .failed
        )
        guard let connector = connectors[desired.provider] else { return comparison }
        let features = connector.scheduleFeatures
        let wanted = desired.schedule?.upcoming(at: clock.now()).inZone(features.standardZone)
        comparison.after = wanted.flatMap { $0.isEmpty ? nil : $0 }
        if let misfit = comparison.after.flatMap({ features.misfits(of: $0).first }) {
            comparison.problem = ScheduleComparison.Problem(message: misfit, isAboutAccess: false)
            return comparison
        }
        do throws(ConnectorError) {
            let read = try await connector.schedule(of: desired.campaign)
            comparison.read = read
            comparison.id = read.campaign.id
            comparison.before = read.schedule
            comparison.differences = read.differences(to: comparison.after)
            let isThere = read.schedule != nil || !read.beyond.isEmpty
            comparison.action =
                switch (isThere, comparison.after) {
                case (_, _) where comparison.differences.isEmpty: .none
                case (true, nil): .delete
                case (false, _): .create
                case (true, _?): .update
                }
        } catch {
            comparison.problem = await problem(error, connector)
        }
        return comparison
    }

    private func apply(_ comparison: ScheduleComparison) async -> ScheduleComparison {
        guard comparison.differs, let connector = connectors[comparison.provider], let read = comparison.read else {
            return comparison
        }
        var comparison = comparison
        do throws(ConnectorError) {
            let receipt = try await connector.write(comparison.after, over: read)
            comparison.isApplied = true
            comparison.correlationIDs = receipt.correlationIDs
        } catch {
            comparison.action = .failed
            comparison.problem = await problem(error, connector)
        }
        return comparison
    }

    /// What an error means for who asked, explained where the vendor answered.
    private func problem(
        _ error: ConnectorError,
        _ connector: any SchedulingConnector
    ) async -> ScheduleComparison.Problem {
        let cause = error.status == nil ? nil : await connector.explain(error).causes.first
        return ScheduleComparison.Problem(
            message: error.message,
            cause: cause?.code,
            fix: cause?.fix,
            isAboutAccess: error.code == .refused || cause?.code.isAboutAccess ?? false
        )
    }
}
