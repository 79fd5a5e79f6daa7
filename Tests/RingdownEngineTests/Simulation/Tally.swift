import Foundation
import RingdownCore
import RingdownTestKit

/// What many runs came to.
struct Tally: CustomStringConvertible {
    private(set) var runs = 0
    private(set) var failures: [Simulation.Report] = []
    private(set) var faults: [Fault: Int] = [:]
    private(set) var triggers: [TriggerStatus: Int] = [:]
    private(set) var effects = 0
    private(set) var boundaries = 0
    private(set) var processes = 0

    mutating func add(_ report: Simulation.Report) {
        runs += 1
        if report.violation != nil { failures.append(report) }
        faults.merge(report.faults, uniquingKeysWith: +)
        triggers.merge(report.triggers, uniquingKeysWith: +)
        effects += report.effects
        boundaries += report.boundaries
        processes += report.processes
    }

    var description: String {
        let statuses = triggers.map { "\($0.key.rawValue) \($0.value)" }.sorted().joined(separator: ", ")
        let kinds = faults.sorted { $0.key < $1.key }.map { "\n  \($0.key.rawValue): \($0.value)" }.joined()
        return """
            \(runs) seeds, \(boundaries) boundaries, \(processes) processes, \(effects) effects
              triggers: \(statuses)\(kinds)
            """
    }
}

/// Runs what blocks on a thread of its own, which no other test waits for.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
    }
}
