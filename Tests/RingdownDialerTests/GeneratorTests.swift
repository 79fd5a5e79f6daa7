import Testing

@testable import RingdownDialer

struct GeneratorTests {
    @Test("The generator gives SplitMix64's published numbers for seed 0")
    func published() {
        var generator = SplitMix64(seed: 0)
        #expect(generator.next() == 0xE220_A839_7B1D_CDAF)
        #expect(generator.next() == 0x6E78_9E6A_A1B9_65F4)
        #expect(generator.next() == 0x06C4_5D18_8009_454F)
    }

    struct Shape: CustomTestStringConvertible {
        let testDescription: String
        let draw: @Sendable (inout SplitMix64) -> Double
        let mean: Double
        let deviation: Double
    }

    @Test(
        "Drawn numbers have the mean and the deviation asked for",
        arguments: [
            Shape(testDescription: "unit", draw: { $0.unit() }, mean: 0.5, deviation: 0.288_675),
            Shape(testDescription: "normal", draw: { $0.normal() }, mean: 0, deviation: 1),
            Shape(testDescription: "exponential", draw: { $0.exponential(mean: 20) }, mean: 20, deviation: 20),
            Shape(testDescription: "gamma 4", draw: { $0.gamma(mean: 10, shape: 4) }, mean: 10, deviation: 5),
            Shape(testDescription: "gamma 1", draw: { $0.gamma(mean: 3, shape: 1) }, mean: 3, deviation: 3),
            Shape(
                testDescription: "log-normal",
                draw: { $0.logNormal(mean: 120, variation: 0.5) },
                mean: 120,
                deviation: 60
            ),
        ]
    )
    func moments(_ shape: Shape) {
        var generator = SplitMix64(seed: 42)
        let numbers = (0..<40_000).map { _ in shape.draw(&generator) }
        let mean = numbers.reduce(0, +) / 40_000
        let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 40_000
        #expect(abs(mean - shape.mean) < 0.03 * shape.deviation)
        #expect(abs(variance.squareRoot() - shape.deviation) < 0.05 * shape.deviation)
    }

    @Test("Nothing is drawn from nothing")
    func zero() {
        var generator = SplitMix64(seed: 1)
        #expect(generator.logNormal(mean: 0, variation: 1) == 0)
        #expect(generator.gamma(mean: 0, shape: 4) == 0)
        #expect(generator.exponential(mean: 0) == 0)
    }

    @Test("The hash does not change between releases, and texts do not run into each other")
    func hash() {
        func hash(_ texts: String...) -> UInt64 {
            var hash = StableHash()
            texts.forEach { hash.combine($0) }
            return hash.value
        }
        #expect(hash("ab", "c") != hash("a", "bc"))
        #expect(hash("ringdown") == 12760704443004419097)
    }

    @Test("An instant beyond the range is the last one there is")
    func saturation() {
        #expect(DialerTime(milliseconds: .max) + .seconds(1) == DialerTime(milliseconds: .max))
        #expect(DialerTime(milliseconds: .min).after(-1) == DialerTime(milliseconds: .min))
        #expect(DialerTime(milliseconds: 5) + .seconds(Int64.max) == DialerTime(milliseconds: .max))
        #expect(DialerTime(milliseconds: 0) + .microseconds(1999) == DialerTime(milliseconds: 1))
    }
}
