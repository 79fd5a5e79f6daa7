import RingdownDialer

/// Something that holds of a campaign, or of the time.
enum CampaignRuleCondition: Codable, Hashable, Sendable {
    /// What is measured of a campaign; raw values are Genesys Cloud's `conditionType`.
    enum Measure: String, Codable, Hashable, Sendable, CaseIterable {
        case progress = "campaignProgress"
        case agents = "campaignAgents"
        case attempted = "campaignRecordsAttempted"
        case successes = "campaignBusinessSuccess"
        case failures = "campaignBusinessFailure"
        case neutrals = "campaignBusinessNeutral"
        case validAttempts = "campaignValidAttempts"
        case rightParties = "campaignRightPartyContacts"

        /// Whether it is counted from how calls ended.
        var isOfResults: Bool {
            switch self {
            case .progress, .agents, .attempted: false
            case .successes, .failures, .neutrals, .validAttempts, .rightParties: true
            }
        }
    }

    /// How a measure is compared; raw values are Genesys Cloud's `operator`.
    enum Comparison: String, Codable, Hashable, Sendable, CaseIterable {
        case equals
        case greaterThan
        case greaterThanEqualTo
        case lessThan
        case lessThanEqualTo

        func holds(_ left: Double, _ right: Double) -> Bool {
            switch self {
            case .equals: left == right
            case .greaterThan: left > right
            case .greaterThanEqualTo: left >= right
            case .lessThan: left < right
            case .lessThanEqualTo: left <= right
            }
        }
    }

    case measure(Measure, Comparison, Double)
    /// Local times of day, in seconds since midnight: from the first up to, not including, the second.
    case timeOfDay(from: Int, to: Int, isInverted: Bool)
    /// Days of the week, 1 Monday to 7 Sunday.
    case dayOfWeek(Set<Int>, isInverted: Bool)
    /// Days of the calendar.
    case calendar(CalendarTest, isInverted: Bool)

    func holds(of metrics: CampaignMetrics, at reading: ZoneClock.Reading) -> Bool {
        switch self {
        case .measure(.progress, let comparison, let value): comparison.holds(metrics.progress, value)
        case .measure(.agents, let comparison, let value): comparison.holds(Double(metrics.agents), value)
        case .measure(.attempted, let comparison, let value): comparison.holds(Double(metrics.attempted), value)
        case .measure(let measure, let comparison, let value):
            comparison.holds(Double(metrics.results.count(of: measure)), value)
        case .timeOfDay(let from, let to, let isInverted):
            (from <= reading.second && reading.second < to) != isInverted
        case .dayOfWeek(let days, let isInverted):
            days.contains(reading.weekday) != isInverted
        case .calendar(let test, let isInverted): test.holds(onDay: reading.day) != isInverted
        }
    }

    /// Seconds since local midnight at which it may begin or cease to hold by itself.
    var boundaries: [Int] {
        switch self {
        case .measure: []
        case .timeOfDay(let from, let to, _): [0, from] + (to < 86_400 ? [to] : [])
        case .dayOfWeek, .calendar: [0]
        }
    }

    /// Whether it is counted from how calls ended.
    var isOfResults: Bool {
        guard case .measure(let measure, _, _) = self else { return false }
        return measure.isOfResults
    }
}
