import Foundation
import RingdownCore

/// Identifiers that nobody can guess: random UUIDs in lower case.
package struct RandomIDs: IDSource {
    package init() {}

    package func next() -> String { UUID().uuidString.lowercased() }
}
