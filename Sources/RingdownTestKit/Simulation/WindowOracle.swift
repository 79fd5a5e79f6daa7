import Foundation

/// When a window is open, told by arithmetic alone, so that a mistake in the product's calendar shows.
struct WindowOracle: Sendable {
    /// A zone with the summer times of 2026 and 2027, from the zones' published rules.
    enum Zone: String, CaseIterable, Sendable {
        case utc = "UTC"
        case berlin = "Europe/Berlin"
        case newYork = "America/New_York"

        /// Hours from UTC in winter.
        var winter: Double {
            switch self {
            case .utc: 0
            case .berlin: 1
            case .newYork: -5
            }
        }

        /// Seconds since 1970 between which clocks are an hour ahead.
        var summers: [Range<Double>] {
            switch self {
            case .utc: []
            case .berlin: [1_774_746_000..<1_792_890_000, 1_806_195_600..<1_824_944_400]
            case .newYork: [1_772_953_200..<1_793_512_800, 1_805_007_600..<1_825_567_200]
            }
        }
    }

    let zone: Zone
    /// The days of the week on which it opens, 1 (Monday) to 7.
    let days: Set<Int>
    /// Minutes after midnight.
    let from: Int
    /// Minutes after midnight; not after `from` when it runs past midnight.
    let to: Int

    func isOpen(_ instant: Date) -> Bool {
        let utc = instant.timeIntervalSince1970
        let isSummer = zone.summers.contains { $0.contains(utc) }
        let local = utc + (zone.winter + (isSummer ? 1 : 0)) * 3600
        let day = Int((local / 86_400).rounded(.down))
        let minute = Int((local - Double(day) * 86_400) / 60)
        if from < to { return from <= minute && minute < to && isOn(day) }
        return (minute >= from && isOn(day)) || (minute < to && isOn(day - 1))
    }

    /// Whether it opens on a day, counted from 1970-01-01, a Thursday.
    private func isOn(_ day: Int) -> Bool { days.contains((day + 3) % 7 + 1) }
}
