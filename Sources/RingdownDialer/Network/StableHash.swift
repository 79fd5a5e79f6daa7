/// A hash that is the same in every process, unlike `Hasher`: FNV-1a over 64 bits, finished by SplitMix64's mixer.
struct StableHash {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of everything combined so far.
    var value: UInt64 {
        SplitMix64.mix(state)
    }

    /// Adds a text and its length, so that neighbouring texts cannot run into each other.
    mutating func combine(_ text: String) {
        var count: UInt64 = 0
        for byte in text.utf8 {
            add(byte)
            count += 1
        }
        combine(count)
    }

    /// Adds a number.
    mutating func combine(_ number: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            add(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    private mutating func add(_ byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
}
