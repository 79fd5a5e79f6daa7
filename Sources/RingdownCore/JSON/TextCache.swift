import Foundation

/// The texts that a document repeats, each held once: member names, types, and values that stay as they were.
///
/// A text that falls on another's place takes it, so that the cache never grows.
struct TextCache {
    /// Lengths in bytes that are worth sharing: shorter texts take no memory of their own, longer ones seldom repeat.
    private static let lengths = 16...256
    private static let size = 1 << 12

    private var places: [String] = []

    /// The text of these bytes, which must be valid UTF-8 to be given back as they are.
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard Self.lengths.contains(bytes.count) else { return String(decoding: bytes, as: UTF8.self) }
        if places.isEmpty { places = Array(repeating: "", count: Self.size) }
        let place = Self.place(of: bytes)
        let known =
            places[place].utf8.withContiguousStorageIfAvailable { held in
                guard held.count == bytes.count, let left = held.baseAddress, let right = bytes.baseAddress else {
                    return false
                }
                return memcmp(left, right, bytes.count) == 0
            } ?? false
        if !known { places[place] = String(decoding: bytes, as: UTF8.self) }
        return places[place]
    }

    private static func place(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var hash = UInt64(truncatingIfNeeded: bytes.count)
        var offset = 0
        while offset + 8 <= raw.count {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
            offset += 8
        }
        hash = (hash ^ raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
        return Int(hash >> 52)
    }
}
