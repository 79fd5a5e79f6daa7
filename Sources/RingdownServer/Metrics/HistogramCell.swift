import Metrics
import Synchronization

/// How long things took, in seconds, as Prometheus' histograms tell it; or how large other values were.
final class HistogramCell: TimerHandler, RecorderHandler {
    /// The upper bounds of the buckets; the last bucket has none.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

    private struct State {
        var buckets = [Int](repeating: 0, count: HistogramCell.bounds.count + 1)
        var sum = 0.0
    }

    private let state = Mutex(State())

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
    func record(_ value: Int64) { record(Double(value)) }
    func record(_ value: Double) {
        let bucket = Self.bounds.firstIndex { value <= $0 } ?? Self.bounds.count
        state.withLock { state in
            state.buckets[bucket] += 1
            state.sum += value
        }
    }

    /// The lines of a series.
    func lines(of series: MetricSeries) -> [String] {
        let state = state.withLock { $0 }
        var count = 0
        var lines: [String] = []
        for (place, bucket) in state.buckets.enumerated() {
            count += bucket
            let bound = place < Self.bounds.count ? "\(Self.bounds[place])" : "+Inf"
            lines.append(series.line("_bucket", count, more: "le=\"\(bound)\""))
        }
        return lines + [series.line("_sum", state.sum), series.line("_count", count)]
    }
}
