import RingdownCore

/// Measures how many changes a second are compared with few and with many rules.
@main
struct RulesBenchmark {
    static func main() {
        print("| rules | changes a second | microseconds a change | asking every rule, microseconds a change |")
        print("|---:|---:|---:|---:|")
        for count in [10, 100, 1000, 10_000] {
            let workload = Workload(rules: count)
            let indexed = workload.secondsPerChange { workload.set.outcomes(for: $0).count }
            let asked = workload.secondsPerChange { change in
                workload.rules.count { $0.evaluate(change).verdict != .notMatched }
            }
            let columns = [
                "\(count)", "\(Int(1 / indexed))", micro(indexed), micro(asked),
            ]
            print("| \(columns.joined(separator: " | ")) |")
        }
    }

    private static func micro(_ seconds: Double) -> String { "\((seconds * 1e7).rounded() / 10)" }
}
