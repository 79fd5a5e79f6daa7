package import Metrics
import Synchronization

/// Keeps what the process counts through swift-metrics, and writes it down as Prometheus reads it.
///
/// A series is kept for as long as the process lives: there are as many as operations, providers and statuses.
package final class MetricsRegistry: MetricsFactory {
    private struct Cells {
        var counters: [MetricSeries: CounterCell] = [:]
        var gauges: [MetricSeries: GaugeCell] = [:]
        var histograms: [MetricSeries: HistogramCell] = [:]
    }

    private let cells = Mutex(Cells())

    package init() {}

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        cells.withLock { $0.counters.cell(MetricSeries(label, dimensions), CounterCell()) }
    }

    package func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        let series = MetricSeries(label, dimensions)
        if aggregate { return cells.withLock { $0.histograms.cell(series, HistogramCell()) } }
        return cells.withLock { $0.gauges.cell(series, GaugeCell()) }
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        cells.withLock { $0.histograms.cell(MetricSeries(label, dimensions), HistogramCell()) }
    }

    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    /// Everything that was counted, and what was just looked up, in Prometheus' text format.
    package func text(_ readings: [MetricReading] = []) -> String {
        let cells = cells.withLock { $0 }
        var samples: [String: [(MetricSeries, [String])]] = [:]
        func add(_ series: MetricSeries, _ type: String, _ lines: [String]) {
            samples["# TYPE \(series.name) \(type)", default: []].append((series, lines))
        }
        for (series, cell) in cells.counters { add(series, "counter", [series.line("", cell.count)]) }
        for (series, cell) in cells.gauges { add(series, "gauge", [series.line("", cell.value)]) }
        for (series, cell) in cells.histograms { add(series, "histogram", cell.lines(of: series)) }
        for reading in readings { add(reading.series, "gauge", [reading.series.line("", reading.value)]) }
        return samples.sorted { $0.key < $1.key }
            .flatMap { type, samples in
                [type] + samples.sorted { $0.0.labels.lexicographicallyPrecedes($1.0.labels) }.flatMap(\.1)
            }
            .map { $0 + "\n" }
            .joined()
    }
}

extension Dictionary where Key == MetricSeries {
    /// The cell of a series, a new one when it is met first.
    fileprivate mutating func cell(_ series: Key, _ new: @autoclosure () -> Value) -> Value {
        if let known = self[series] { return known }
        let cell = new()
        self[series] = cell
        return cell
    }
}
