/// A value that is looked up when somebody asks for the metrics, because something else knows it better than a count.
package struct MetricReading: Sendable {
    let series: MetricSeries
    let value: Double

    package init(_ name: String, _ value: Double, of labels: [(String, String)] = []) {
        series = MetricSeries(name, labels)
        self.value = value
    }
}
