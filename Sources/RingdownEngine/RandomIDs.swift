import Foundation
import RingdownCore

/// Identifiers that nobody can guess: UUIDs of version 7 (RFC 9562) in lower case.
///
/// They begin with the milliseconds since 1970, so that what is written together lies together in an index; 74 bits are
/// random.
package struct RandomIDs: IDSource {
    package init() {}

    package func next() -> String {
        var bytes = UUID().uuid
        let now = UInt64(max(0, Date().timeIntervalSince1970 * 1000))
        bytes.0 = UInt8(truncatingIfNeeded: now >> 40)
        bytes.1 = UInt8(truncatingIfNeeded: now >> 32)
        bytes.2 = UInt8(truncatingIfNeeded: now >> 24)
        bytes.3 = UInt8(truncatingIfNeeded: now >> 16)
        bytes.4 = UInt8(truncatingIfNeeded: now >> 8)
        bytes.5 = UInt8(truncatingIfNeeded: now)
        bytes.6 = bytes.6 & 0x0F | 0x70
        return UUID(uuid: bytes).uuidString.lowercased()
    }
}
