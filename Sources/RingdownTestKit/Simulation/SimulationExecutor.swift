import Foundation

/// Runs the tasks of a simulation on one thread, one job at a time, in the order that the caller chooses.
///
/// A task that waits for something outside the simulation (a file) runs on alone: nothing else is chosen until it is
/// back, so that the speed of the machine decides nothing.
final class SimulationExecutor: TaskExecutor, @unchecked Sendable {
    // Everything below is guarded by the condition's lock, because files answer on threads of their own.
    private let condition = NSCondition()
    private var ready: [UnownedJob] = []
    private var back: [UnownedJob] = []
    private var isOutside = false

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        condition.lock()
        if isOutside { back.append(job) } else { ready.append(job) }
        condition.signal()
        condition.unlock()
    }

    /// Runs jobs until none is ready; `choose` gives the place of the next one among so many.
    func drain(choosing choose: (Int) -> Int) {
        while let job = next(choose) { job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    /// Carries out what happens outside the simulation, alone.
    func outside<Value, Failure: Error>(_ body: () async throws(Failure) -> Value) async throws(Failure) -> Value {
        set(isOutside: true)
        defer { set(isOutside: false) }
        return try await body()
    }

    private func set(isOutside: Bool) {
        condition.lock()
        self.isOutside = isOutside
        condition.unlock()
    }

    private func next(_ choose: (Int) -> Int) -> UnownedJob? {
        condition.lock()
        defer { condition.unlock() }
        while isOutside {
            if !back.isEmpty { return back.removeFirst() }
            condition.wait()
        }
        guard !ready.isEmpty else { return nil }
        return ready.remove(at: ready.count == 1 ? 0 : choose(ready.count))
    }
}
