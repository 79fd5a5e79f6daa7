/// What `/metrics` shows.
package struct ServerMetrics: Sendable {
    /// What the process counts.
    let registry: MetricsRegistry
    /// Looks up the rest.
    let readings: @Sendable () async -> [MetricReading]

    package init(
        _ registry: MetricsRegistry = MetricsRegistry(),
        readings: @escaping @Sendable () async -> [MetricReading] = { [] }
    ) {
        self.registry = registry
        self.readings = readings
    }
}
