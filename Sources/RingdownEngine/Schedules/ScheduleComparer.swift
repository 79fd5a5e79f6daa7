package import RingdownCore

/// Compares declared schedules with those at the vendors, and applies them.
package struct ScheduleComparer: Sendable {
    /// What asks each provider.
    package let connectors: [String: any SchedulingConnector]
    package let clock: any WallClock

    package init(connectors: [String: any SchedulingConnector], clock: any WallClock) {
        self.connectors = connectors
        self.clock = clock
    }

    /// Reads every schedule at its vendor, a few at once.
    package func compare(_ desired: [DesiredSchedule]) async -> [ScheduleComparison] {
        await desired.concurrently { await compare($0) }
    }

    /// Applies what differs, one after the other, so that what fails is known before the next is begun.
    package func apply(_ comparisons: [ScheduleComparison]) async -> [ScheduleComparison] {
        var applied: [ScheduleComparison] = []
        for comparison in comparisons { applied.append(await apply(comparison)) }
        return applied
    }

    private func compare(_ desired: DesiredSchedule) async -> ScheduleComparison {
        var comparison = ScheduleComparison(desired, action: .failed)
        guard let connector = connectors[desired.provider] else { return comparison }
        let features = connector.scheduleFeatures
        let wanted = desired.schedule?.upcoming(at: clock.now()).inZone(features.standardZone)
        comparison.after = wanted.flatMap { $0.isEmpty ? nil : $0 }
        let misfits = (comparison.after.map { features.misfits(of: $0) } ?? []) + features.misfits(of: desired.settings)
        if let misfit = misfits.first {
            comparison.problem = ScheduleComparison.Problem(message: misfit, isAboutAccess: false)
            return comparison
        }
        do throws(ConnectorError) {
            let read = try await connector.schedule(of: desired.subject)
            comparison.read = read
            comparison.id = read.campaign.id
            comparison.before = read.schedule
            if desired.leavesSchedule { comparison.after = read.schedule }
            comparison.differences = desired.leavesSchedule ? [] : read.differences(to: comparison.after)
            comparison.writesSchedule = !comparison.differences.isEmpty
            let isThere = read.schedule != nil || !read.beyond.isEmpty
            comparison.action =
                switch (isThere, comparison.after) {
                case (_, _) where comparison.differences.isEmpty: .none
                case (true, nil): .delete
                case (false, _): .create
                case (true, _?): .update
                }
            try await compare(desired.settings, of: read.campaign, connector, &comparison)
        } catch {
            comparison.problem = await problem(error, connector)
        }
        return comparison
    }

    private func compare(
        _ settings: [String: JSON],
        of campaign: RemoteObject,
        _ connector: any SchedulingConnector,
        _ comparison: inout ScheduleComparison
    ) async throws(ConnectorError) {
        guard !settings.isEmpty else { return }
        let present = try await connector.settings(Set(settings.keys), of: campaign)
        for (name, wanted) in settings.sorted(by: { $0.key < $1.key }) {
            guard present[name]?.settingText != wanted.settingText else { continue }
            comparison.settings[name] = wanted
            comparison.presentSettings[name] = present[name]
            comparison.differences.append(
                ScheduleDifference(name, before: present[name]?.settingText, after: wanted.settingText)
            )
        }
        if comparison.action == .none, !comparison.settings.isEmpty { comparison.action = .update }
    }

    private func apply(_ comparison: ScheduleComparison) async -> ScheduleComparison {
        guard comparison.differs, let connector = connectors[comparison.provider], let read = comparison.read else {
            return comparison
        }
        var comparison = comparison
        var failure: ConnectorError?
        if comparison.writesSchedule {
            do throws(ConnectorError) {
                comparison.correlationIDs += try await connector.write(comparison.after, over: read).correlationIDs
            } catch { failure = error }
        }
        // One that is refused does not keep the other from being written.
        if !comparison.settings.isEmpty {
            do throws(ConnectorError) {
                let receipt = try await connector.write(
                    comparison.settings,
                    over: comparison.presentSettings,
                    of: read.campaign
                )
                comparison.correlationIDs += receipt.correlationIDs
            } catch { failure = failure ?? error }
        }
        if let failure {
            comparison.action = .failed
            comparison.problem = await problem(failure, connector)
        } else {
            comparison.isApplied = true
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
