import Foundation
import RingdownCore
import Synchronization

/// Identifiers that count up, so that a test can name them: `00000000-0000-4000-8000-000000000001` is the first.
package final class SequentialIDs: IDSource {
    private let series: Int
    private let last = Mutex(0)

    /// Identifiers of one series; those of two series differ.
    ///
    /// - Parameter series: 0 to 2³²−1, the identifiers' first part.
    package init(series: Int = 0) { self.series = series }

    package func next() -> String {
        last.withLock { last in
            last += 1
            return Self.id(last, series: series)
        }
    }

    /// The identifier that a series gives at a place, counted from 1.
    package static func id(_ place: Int, series: Int = 0) -> String {
        String(format: "%08x-0000-4000-8000-%012x", series, place)
    }
}
