import Foundation
import RingdownCore

/// Time, chance and the thread of a simulation: everything that happens, happens here, one thing after another.
final class SimulatedWorld: @unchecked Sendable {
    // All of it is touched by one thread only: the one that runs `SimulatedWorld.run`.
    private struct Item {
        let at: Double
        let sequence: Int
        let action: () -> Void
    }

    private struct Parked {
        let process: SimulatedProcess
        let continuation: UnsafeContinuation<Void, Never>
        /// The wall time that is waited for; `nil` when it is not the clock that is waited for.
        let until: Date?
    }

    let executor = SimulationExecutor()
    let witness: Witness
    /// The instant at which the world begins, by every right clock.
    let start: Date
    /// Seconds since then.
    private(set) var elapsed = 0.0
    /// Seconds by which the server's clock is ahead.
    private(set) var clockOffset = 0.0
    /// Chance in the world: latencies and faults.
    var chance: SeededGenerator
    /// Whether faults have ended.
    var isCalm = false
    private(set) var trace: [String] = []
    private(set) var faults: [Fault: Int] = [:]
    private(set) var boundaries = 0
    private var order: SeededGenerator
    private var agenda: [Item] = []
    private var parked: [Int: Parked] = [:]
    private var last = 0
    /// Called when a process stopped, to clear up after it.
    var onDeath: (SimulatedProcess) -> Void = { _ in }

    init(start: Date, chance: SeededGenerator) {
        self.start = start
        var chance = chance
        order = chance.fork()
        self.chance = chance
        witness = Witness()
    }

    /// What a right clock reads.
    var trueNow: Date { start.addingTimeInterval(elapsed) }

    /// What the server's clock reads.
    var now: Date { trueNow.addingTimeInterval(clockOffset) }

    /// What the server's clock reads, remembered as read at this moment.
    func readClock() -> Date {
        witness.read(now, at: elapsed)
        return now
    }

    /// A number never given before.
    func number() -> Int {
        last += 1
        return last
    }

    func note(_ line: @autoclosure () -> String) {
        let milliseconds = Int((elapsed * 1000).rounded())
        trace.append("\(milliseconds / 1000).\(milliseconds % 1000 + 1000) " + line())
    }

    func count(_ fault: Fault) { faults[fault, default: 0] += 1 }

    /// Whether a fault of a probability is to happen now.
    func strikes(_ probability: Double) -> Bool { !isCalm && chance.happens(probability) }

    // MARK: Time

    /// Has something happen so many seconds from now.
    func after(_ seconds: Double, _ action: @escaping () -> Void) {
        let item = Item(at: elapsed + max(0, seconds), sequence: number(), action: action)
        // The latest first, so that the next is taken from the end.
        let place = agenda.partitioned { ($0.at, $0.sequence) > (item.at, item.sequence) }
        agenda.insert(item, at: place)
    }

    /// Lets time pass until the given second, until nothing more is to happen, or until a guarantee is violated.
    func run(until end: Double) {
        executor.drain { order.below($0) }
        while witness.violation == nil, let next = agenda.last, next.at <= end {
            agenda.removeLast()
            elapsed = max(elapsed, next.at)
            next.action()
            executor.drain { order.below($0) }
        }
        elapsed = max(elapsed, end)
    }

    /// Sets the server's clock; who sleeps notices within a minute, as `SystemClock` does.
    func setClock(by seconds: Double) {
        clockOffset += seconds
        witness.clockWasSet()
        note("the clock jumps by \(Int(seconds)) s")
        count(seconds > 0 ? .clockForward : .clockBack)
        for (id, sleeper) in parked.sorted(by: { $0.key < $1.key }) {
            guard let until = sleeper.until else { continue }
            after(max(0, until.timeIntervalSince(now)) + chance.seconds(0...60)) { self.wakeInTime(id) }
        }
    }

    // MARK: Waiting

    /// Waits so many seconds, or until the process is dead.
    func pause(_ seconds: Double, _ process: SimulatedProcess) async {
        guard !process.isDead else { return }
        let id = number()
        after(seconds) { self.wake(id) }
        await park(id, process)
    }

    /// Waits until `wake` is called with the number, or until the process is dead.
    func park(_ id: Int, _ process: SimulatedProcess, until: Date? = nil) async {
        await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
            parked[id] = Parked(process: process, continuation: continuation, until: until)
        }
    }

    /// Sleeps until the server's clock reads an instant; a dead process sleeps until it is cancelled.
    func sleep(until instant: Date, _ process: SimulatedProcess) async {
        let id = number()
        if !process.isDead {
            let left = instant.timeIntervalSince(now)
            guard left > 0 else { return }
            after(left) { self.wakeInTime(id) }
        }
        await withTaskCancellationHandler {
            guard !Task.isCancelled else { return }
            await park(id, process, until: instant)
        } onCancel: {
            wake(id)
        }
    }

    func wake(_ id: Int) { parked.removeValue(forKey: id)?.continuation.resume() }

    private func wakeInTime(_ id: Int) {
        guard let until = parked[id]?.until else { return }
        let left = until.timeIntervalSince(now)
        if left > 0 { after(left) { self.wakeInTime(id) } } else { wake(id) }
    }

    // MARK: Processes

    /// Passes a boundary; `false` when the process is dead, which it may be from this moment on.
    func pass(_ what: @autoclosure () -> String, _ process: SimulatedProcess) -> Bool {
        guard !process.isDead else { return false }
        boundaries += 1
        process.boundaries += 1
        note("p\(process.number) \(what())")
        if process.boundaries == process.crashAt {
            count(.crash)
            note("p\(process.number) is killed at boundary \(process.boundaries)")
            end(process)
        }
        return !process.isDead
    }

    /// Ends a process for good: none of its calls reaches anything any more.
    func end(_ process: SimulatedProcess) {
        guard !process.isDead else { return }
        process.isDead = true
        after(0) {
            for task in process.tasks { task.cancel() }
            for (id, waiting) in self.parked.sorted(by: { $0.key < $1.key }) where waiting.process === process {
                self.wake(id)
            }
            self.onDeath(process)
        }
    }
}

extension Array {
    /// The first place from which on the predicate no longer holds, where it holds for a first part only.
    fileprivate func partitioned(_ holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
