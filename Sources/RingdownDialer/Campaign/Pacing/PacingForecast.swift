import Foundation

/// Decides how many calls a predictive campaign may have under way: more than it has idle agents, as long as those who
/// answer will almost surely find one.
///
/// The calls that are ringing will bring a number of answers of which the mean and the variance are known from how
/// often, and how long after dialing, people pick up. By then some of the agents who are talking or wrapping up will be
/// free, of which the same is known. Another line is dialed while the mean of the answers and `z` times the spread of
/// both stay within the agents there will be. `z` rises with every abandoned call and falls with every answered one, so
/// that in the long run the share that is allowed is abandoned; when the day's budget is spent there is one line for
/// each idle agent, and no call is abandoned. Everything is learnt while dialing, from a cautious beginning.
///
/// Pure: the same calls at the same instants give the same decisions.
struct PacingForecast: Sendable {
    /// What the campaign is doing at the moment of a decision.
    struct Moment {
        var idle: Int
        var talking: Int
        var wrapping: Int
        /// People who wait for an agent.
        var waiting: Int
        /// Lines in flight, by whole seconds since they were dialed; those who wait are not among them.
        var agesInFlight: [Int: Int]
    }

    /// Share of the allowed rate that is aimed at, and beyond which the budget is spent: the reference simulator's
    /// 2.7 % and 2.95 % of 3 %.
    private static let (aim, bound) = (0.9, 0.983)

    private var z = 3.4
    /// The share of attempts that a person answers.
    private var answerShare = 0.45
    private var outcomes = 0
    private var curve = AnswerCurve()
    private var later = AnswerCurve().later
    private var budget = AbandonBudget()
    /// Agent time spent talking and wrapping up, in milliseconds, and how many talks ended.
    private var talkTime: Int64 = 0
    private var wrapTime: Int64 = 0
    private var talks = 0

    init() {}

    /// A forecast that begins with what is owed from before.
    init(owing tallies: DialerTallies, limits: PacingLimits) {
        budget = AbandonBudget(owing: tallies, limits: limits)
    }

    /// Lets time pass while so many agents talk and wrap up.
    mutating func elapse(_ milliseconds: Int64, talking: Int, wrapping: Int) {
        talkTime += milliseconds * Int64(talking)
        wrapTime += milliseconds * Int64(wrapping)
    }

    /// A person picked up so many milliseconds after dialing.
    mutating func answered(after age: Int64, agents: Int, limits: PacingLimits, at time: DialerTime) {
        learn(isAnswer: true)
        curve.note(age)
        later = curve.later
        budget.reach(time)
        if limits.abandonDenominator == .answers { budget.count() }
        let perAnswer = limits.abandonDenominator == .answers ? 1 : 1 / max(0.01, answerShare)
        z = max(1, z - Self.gain(agents) * Self.aim * limits.abandonRate * perAnswer)
    }

    /// A call was placed.
    mutating func placed(limits: PacingLimits, at time: DialerTime) {
        budget.reach(time)
        if limits.abandonDenominator == .attempts { budget.count() }
    }

    /// A call ended without a person having picked up.
    mutating func missed() { learn(isAnswer: false) }

    /// A person who had picked up was given up.
    mutating func abandoned(agents: Int, at time: DialerTime) {
        budget.reach(time)
        budget.abandon()
        z = min(5, z + Self.gain(agents))
    }

    /// An agent's talk ended.
    mutating func talkEnded() { talks += 1 }

    /// How many lines more may be dialed.
    mutating func linesToDial(_ moment: Moment, limits: PacingLimits, at time: DialerTime) -> Int {
        budget.reach(time)
        let inFlight = moment.agesInFlight.values.reduce(0, +)
        let safe = max(0, moment.idle - inFlight - moment.waiting)
        guard !budget.isSpent(rate: limits.abandonRate * Self.bound) else { return safe }
        let share = max(0.01, answerShare)
        var (mean, variance) = (0.0, 0.0)
        for (age, count) in moment.agesInFlight.sorted(by: { $0.key < $1.key }) {
            guard Double(age) * 1000 <= Double(limits.noAnswerTimeout.wholeMilliseconds) + 1500 else { continue }
            let left = share * later[min(later.count - 1, max(0, age))]
            let chance = left / (left + 1 - share)
            mean += Double(count) * chance
            variance += Double(count) * chance * (1 - chance)
        }
        let (talk, wrap) = handling
        let freed = (talk: 1 - exp(-curve.mean / talk), wrap: 1 - exp(-curve.mean / wrap))
        let talking = Double(moment.talking)
        let wrapping = Double(moment.wrapping)
        let capacity =
            Double(moment.idle - moment.waiting) + wrapping * freed.wrap + talking * freed.talk
        variance += wrapping * freed.wrap * (1 - freed.wrap) + talking * freed.talk * (1 - freed.talk)
        var lines = 0
        while true {
            let next = Double(lines + 1)
            let spread = (variance + next * share * (1 - share)).squareRoot()
            guard mean + share * next + z * spread <= capacity else { break }
            lines += 1
        }
        return max(lines, safe)
    }

    /// Mean seconds of a talk and of a wrap-up.
    private var handling: (talk: Double, wrap: Double) {
        guard talks > 20 else { return (120, 25) }
        return (max(1, Double(talkTime) / 1000 / Double(talks)), max(1, Double(wrapTime) / 1000 / Double(talks)))
    }

    private mutating func learn(isAnswer: Bool) {
        outcomes += 1
        let gain = max(0.003, 1 / Double(outcomes + 25))
        answerShare += gain * ((isAnswer ? 1 : 0) - answerShare)
    }

    /// How much one abandoned call moves `z`: less with many agents.
    private static func gain(_ agents: Int) -> Double { 1.5 / Double(max(5, agents)) }
}
