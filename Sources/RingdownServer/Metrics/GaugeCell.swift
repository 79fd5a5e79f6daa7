import Metrics
import Synchronization

/// A value that goes up and down: the one that was recorded last.
final class GaugeCell: RecorderHandler {
    private let last = Mutex(0.0)

    var value: Double { last.withLock { $0 } }

    func record(_ value: Int64) { record(Double(value)) }
    func record(_ value: Double) { last.withLock { $0 = value } }
}
