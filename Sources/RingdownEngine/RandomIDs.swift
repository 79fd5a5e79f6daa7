import Foundation
import RingdownCore

/// Identifiers that nobody can guess: UUIDs of version 7 (RFC 9562) in lower case.
///
/// They begin with the milliseconds since 1970, so that what is written together lies together in an index; 74 bits are
/// random.
package struct RandomIDs: IDSource {
    private static let hex = Array("0123456789abcdef".utf8)

    package init() {}

    package func next() -> String {
        let now = UInt64(max(0, Date().timeIntervalSince1970 * 1000))
        var random = SystemRandomNumberGenerator()
        let high: UInt64 = now << 16 | 0x7000 | random.next() & 0xFFF
        let low: UInt64 = 0x8000_0000_0000_0000 | random.next() & 0x3FFF_FFFF_FFFF_FFFF
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for place in 0..<32 {
            if place == 8 || place == 12 || place == 16 || place == 20 { text.append(UInt8(ascii: "-")) }
            let digits: UInt64 = place < 16 ? high : low
            text.append(Self.hex[Int(digits >> UInt64(60 - place % 16 * 4) & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
