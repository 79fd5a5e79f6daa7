import Foundation

/// How long after dialing people pick up, learnt from those who did.
///
/// It begins as the benchmark's curve (ring time gamma distributed with mean 10 s and shape 4, after 1.5 s), which
/// weighs as much as twenty answers.
struct AnswerCurve: Sendable {
    private static let weight = 20.0
    private static let seconds = 60
    private static let prior: [Double] = (0..<seconds).map { age in
        let x = max(0, Double(age) - 1.5) / 2.5
        return exp(-x) * (1 + x + x * x / 2 + x * x * x / 6)
    }

    /// Answers by the second after dialing in which they came; the last holds those that came later.
    private var answers = [Int](repeating: 0, count: seconds)
    private var total = 0
    private var milliseconds: Int64 = 0

    /// Notes an answer so many milliseconds after dialing.
    mutating func note(_ age: Int64) {
        answers[min(Self.seconds - 1, max(0, Int(age / 1000)))] += 1
        total += 1
        milliseconds += age
    }

    /// The mean time from dialing to an answer, in seconds.
    var mean: Double { (Self.weight * 11.5 + Double(milliseconds) / 1000) / (Self.weight + Double(total)) }

    /// Of the answers there will be, the share that come later than each whole second after dialing.
    var later: [Double] {
        var before = 0
        return answers.indices.map { age in
            defer { before += answers[age] }
            return (Self.weight * Self.prior[age] + Double(total - before)) / (Self.weight + Double(total))
        }
    }
}
