import RingdownCore

/// Identifiers for contacts that are added together: they follow each other, so that a million are indexed as quickly
/// as they are written.
///
/// They are UUIDs of version 8, so none is ever one that the source gives by itself.
struct IDRun {
    private static let length = 36
    private static let version = 14
    private static let tail = 12

    private let ids: any IDSource
    private var head = ""
    private var place: UInt64 = 0

    /// Identifiers derived from one of a source, which is taken when the first is asked for.
    init(_ ids: any IDSource) { self.ids = ids }

    mutating func next() -> String {
        if head.isEmpty {
            let base = ids.next()
            // A source of another form gives each by itself.
            guard base.utf8.count == Self.length, let place = UInt64(base.suffix(Self.tail), radix: 16) else {
                return base
            }
            self.place = place
            head = base.prefix(Self.version) + "8" + base.dropFirst(Self.version + 1).dropLast(Self.tail)
        }
        let digits = String(place & 0xFFFF_FFFF_FFFF, radix: 16)
        place += 1
        return head + String(repeating: "0", count: Self.tail - digits.utf8.count) + digits
    }
}
