import RingdownTestKit

/// When a control plane is killed.
enum CrashPoint {
    /// When it says what it found in its store, before it goes on with that.
    case starting
    /// When it has acknowledged so many requests.
    case acknowledged(Int)
    /// When it makes its n-th request of the vendor, which does not get it any more.
    case asking(Int)
    /// When the vendor has done what its n-th request asked, and the answer is lost.
    case answered(Int)
    /// When its disk is full, so many kibibytes after the start, and it has refused so many requests for that.
    case fullDisk(room: Int, refusals: Int)

    /// The kinds of points, for counting.
    enum Kind: String {
        case starting, acknowledged, asking, answered
        case fullDisk = "disk full"
    }

    var kind: Kind {
        switch self {
        case .starting: .starting
        case .acknowledged: .acknowledged
        case .asking: .asking
        case .answered: .answered
        case .fullDisk: .fullDisk
        }
    }

    static func random(using generator: inout SeededGenerator) -> CrashPoint {
        switch generator.below(10) {
        case 0: .starting
        case 1...2: .acknowledged(1 + generator.below(6))
        case 3...5: .asking(1 + generator.below(12))
        case 6...8: .answered(1 + generator.below(12))
        default: .fullDisk(room: 4 + generator.below(120), refusals: 1 + generator.below(5))
        }
    }
}
