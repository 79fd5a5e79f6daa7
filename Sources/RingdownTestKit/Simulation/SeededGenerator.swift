/// Chance that repeats: SplitMix64, whose every run from one seed gives the same numbers.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// A generator of its own, so that what it is asked for does not shift what others get.
    package mutating func fork() -> SeededGenerator { SeededGenerator(seed: next()) }

    /// Whether something of a probability from 0 to 1 happens.
    package mutating func happens(_ probability: Double) -> Bool {
        Double(next() >> 11) * 0x1p-53 < probability
    }

    /// A whole number below a bound, which is above 0.
    package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// A length of time in seconds, in whole milliseconds.
    package mutating func seconds(_ range: ClosedRange<Double>) -> Double {
        let span = Int((range.upperBound - range.lowerBound) * 1000)
        return range.lowerBound + Double(below(span + 1)) / 1000
    }

    /// One of several, of which there is at least one.
    package mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }
}
