import Foundation

extension SplitMix64 {
    /// A number in 0 ..< 1, evenly spread (53 random bits).
    mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// An exponentially distributed number.
    mutating func exponential(mean: Double) -> Double {
        -mean * log(1 - unit())
    }

    /// A normally distributed number of mean 0 and deviation 1 (Box and Muller).
    mutating func normal() -> Double {
        let radius = (-2 * log(1 - unit())).squareRoot()
        return radius * cos(2 * Double.pi * unit())
    }

    /// A log-normally distributed number, given by its own mean and coefficient of variation (deviation / mean).
    mutating func logNormal(mean: Double, variation: Double) -> Double {
        guard mean > 0 else { return 0 }
        let variance = log(1 + variation * variation)
        return exp(log(mean) - variance / 2 + variance.squareRoot() * normal())
    }

    /// A gamma-distributed number, given by its mean and shape (Marsaglia and Tsang, ACM TOMS 26:3, 2000).
    ///
    /// A shape below 1 counts as 1, which is the exponential distribution.
    mutating func gamma(mean: Double, shape: Double) -> Double {
        guard mean > 0 else { return 0 }
        guard shape > 1 else { return exponential(mean: mean) }
        let scale = shape - 1.0 / 3
        let spread = 1 / (9 * scale).squareRoot()
        while true {
            let deviate = normal()
            let cubed = pow(1 + spread * deviate, 3)
            guard cubed > 0 else { continue }
            let accept = 0.5 * deviate * deviate + scale * (1 - cubed + log(cubed))
            if log(1 - unit()) < accept {
                return mean / shape * scale * cubed
            }
        }
    }
}
