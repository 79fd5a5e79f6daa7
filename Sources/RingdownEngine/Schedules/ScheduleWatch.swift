package import Foundation
import Logging
import RingdownCore
import ServiceLifecycle
import Synchronization

/// Looks now and then whether the vendors' schedules are as declared, and takes what is not in as changes that somebody
/// made by hand.
///
/// What it has found is kept only to spare the store the same change again and again: a change is recognised by its
/// identity, so one that was taken in before a restart fires nothing after it.
package final class ScheduleWatch: Service {
    private struct Memory {
        /// The identities of the changes that were found last.
        var changes: Set<String> = []
        /// What could not be compared, as it was logged.
        var problems: [String: String] = [:]
    }

    private let engine: Engine
    private let comparer: ScheduleComparer
    private let schedules: [DesiredSchedule]
    private let interval: TimeInterval
    private let workspace: String
    private let memory = Mutex(Memory())

    /// - Parameters:
    ///   - schedules: what is declared; those at providers without schedules are left out.
    ///   - interval: seconds between two looks.
    ///   - workspace: the workspace of the changes, which rules can ask for.
    package init(_ engine: Engine, schedules: [DesiredSchedule], every interval: TimeInterval, workspace: String) {
        self.engine = engine
        self.schedules = schedules
        self.interval = interval
        self.workspace = workspace
        comparer = ScheduleComparer(
            connectors: engine.connectors.compactMapValues { $0 as? any SchedulingConnector },
            clock: engine.clock
        )
    }

    /// Looks until shutdown.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await self.look()
                try? await self.engine.clock.sleep(until: self.engine.clock.now().addingTimeInterval(self.interval))
            }
        }
    }

    /// Looks once; what cannot be read, or not be taken in, is looked at again the next time.
    package func look() async {
        let comparisons = await comparer.compare(schedules)
        logProblems(of: comparisons)
        let now = engine.clock.now()
        let found = comparisons.compactMap { $0.drift(source: "schedules", workspace: workspace, at: now) }
        let new = memory.withLock { memory in found.filter { !memory.changes.contains($0.identity) } }
        do throws(StoreError) {
            if !new.isEmpty { _ = try await Intake(engine).take(new) }
            memory.withLock { $0.changes = Set(found.map(\.identity)) }
        } catch {
            engine.logger.error(
                "Schedules that were changed by hand could not be taken in",
                metadata: ["code": "\(error.code.rawValue)", "reason": "\(error.message)"]
            )
        }
        for change in new {
            engine.logger.notice("A schedule is not as declared", metadata: ["address": "\(change.address)"])
        }
    }

    /// Says what could not be compared, once until it changes.
    private func logProblems(of comparisons: [ScheduleComparison]) {
        let problems = comparisons.reduce(into: [String: String]()) { problems, comparison in
            problems[comparison.address] = comparison.problem?.message
        }
        let before = memory.withLock { memory in
            defer { memory.problems = problems }
            return memory.problems
        }
        for (address, message) in problems.sorted(by: { $0.key < $1.key }) where before[address] != message {
            engine.logger.warning(
                "A schedule could not be compared",
                metadata: ["declared": "\(address)", "reason": "\(message)"]
            )
        }
    }
}
