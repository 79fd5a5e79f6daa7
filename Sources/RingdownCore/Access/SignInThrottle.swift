package import Foundation

/// Slows down whoever guesses secrets: after a few failures the next attempt must wait, twice as long each time.
///
/// Failures count for a name and the address they come from, and for the address alone. So a guesser is slowed
/// whatever names are tried, and the holder of the right secret, at another address, is never kept out. Whoever has an
/// address in common with a guesser waits at most `longest` seconds.
package struct SignInThrottle: Sendable {
    /// Failures for a name and address that cost nothing.
    package static let freeFailures = 5
    /// Failures of an address, whatever the names, that cost nothing.
    package static let freeFailuresOfAddress = 50
    /// The seconds that an attempt waits at most.
    package static let longest: TimeInterval = 300
    /// Seconds without a failure after which the past is forgotten.
    package static let memory: TimeInterval = 900
    /// What is remembered at most; the oldest makes room.
    package static let limit = 8192

    private struct Key: Hashable {
        /// `nil` for the address alone.
        var name: String?
        var address: String
    }

    private struct Failures {
        var count: Int
        var last: Date
    }

    private var failures: [Key: Failures] = [:]

    package init() {}

    /// The number of keys that are remembered.
    package var count: Int { failures.count }

    /// The seconds that an attempt must wait; `nil` when it may be made now.
    package func wait(for name: String, from address: String, at now: Date) -> TimeInterval? {
        let waits = [
            wait(Key(name: name, address: address), free: Self.freeFailures, at: now),
            wait(Key(name: nil, address: address), free: Self.freeFailuresOfAddress, at: now),
        ]
        return waits.compactMap(\.self).max()
    }

    /// Counts an attempt that failed.
    package mutating func failed(_ name: String, from address: String, at now: Date) {
        for key in [Key(name: name, address: address), Key(name: nil, address: address)] {
            let known = failures[key].flatMap { now.timeIntervalSince($0.last) < Self.memory ? $0.count : nil }
            failures[key] = Failures(count: (known ?? 0) + 1, last: now)
        }
        guard failures.count > Self.limit else { return }
        failures = failures.filter { now.timeIntervalSince($0.value.last) < Self.memory }
        guard failures.count > Self.limit else { return }
        let kept = failures.sorted { $0.value.last > $1.value.last }.prefix(Self.limit * 3 / 4)
        failures = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
    }

    /// Forgets the failures of a name at an address, because its secret was right.
    ///
    /// What the address did to other names stays: a guesser who has one secret of its own does not get off with it.
    package mutating func succeeded(_ name: String, from address: String) {
        failures[Key(name: name, address: address)] = nil
    }

    private func wait(_ key: Key, free: Int, at now: Date) -> TimeInterval? {
        guard let known = failures[key], known.count >= free else { return nil }
        let passed = now.timeIntervalSince(known.last)
        guard passed < Self.memory else { return nil }
        let wait = min(Self.longest, pow(2, Double(min(known.count - free, 30))))
        return passed < wait ? wait - max(0, passed) : nil
    }
}
