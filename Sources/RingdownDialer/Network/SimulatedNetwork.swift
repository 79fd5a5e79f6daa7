/// A telephone network that exists in numbers only: it knows how every call will go before it is placed.
///
/// What happens to a call is drawn from the seed, the campaign, the contact and the attempt's ordinal, and from nothing
/// else: not from the order of calls, the time of day or the pacing. So the same list meets the same fate under two
/// ways of pacing, and a run can be cut, resumed or repeated without changing. Each quantity has a stream of numbers of
/// its own, so changing one part of the profile leaves the others alone.
package struct SimulatedNetwork: Hashable, Sendable {
    /// The seed; everything else being equal, the same seed gives the same calls.
    package let seed: UInt64
    /// How the network behaves.
    package let profile: NetworkProfile

    /// A network of the standard profile.
    package init(seed: UInt64) {
        self.seed = seed
        profile = .standard
    }

    /// A network of the given profile; throws when the profile describes no possible network.
    package init(seed: UInt64, profile: NetworkProfile) throws(NetworkProfileError) {
        try profile.validate()
        self.seed = seed
        self.profile = profile
    }

    private enum Quantity: UInt64 {
        case course = 1, answerDelay, talkTime, wrapUpTime
    }

    /// The course of one call.
    ///
    /// `noAnswerTimeout` (milliseconds) bounds the ring time of an answered call.
    func call(campaign: String, attempt: AttemptID, noAnswerTimeout: Int64) -> SimulatedCall {
        var hash = StableHash()
        hash.combine(seed)
        hash.combine(campaign)
        hash.combine(attempt.contact.rawValue)
        hash.combine(UInt64(bitPattern: Int64(attempt.ordinal)))
        let key = hash.value
        func numbers(of quantity: Quantity) -> SplitMix64 {
            SplitMix64(seed: SplitMix64.mix(key ^ quantity.rawValue))
        }
        var courses = numbers(of: .course)
        var delays = numbers(of: .answerDelay)
        var talks = numbers(of: .talkTime)
        var wraps = numbers(of: .wrapUpTime)

        let ringing = min(
            Self.milliseconds(delays.gamma(mean: profile.answerDelaySeconds, shape: profile.answerDelayShape)),
            max(0, noAnswerTimeout - 500)
        )
        return SimulatedCall(
            course: course(for: courses.unit(), ringing: ringing),
            postDialDelay: Self.milliseconds(profile.postDialDelaySeconds),
            talkTime: Self.milliseconds(
                talks.logNormal(mean: profile.talkSeconds, variation: profile.talkVariation)
            ),
            wrapUpTime: Self.milliseconds(wraps.exponential(mean: profile.wrapUpSeconds))
        )
    }

    /// The course that a number in 0 ..< 1 stands for, the shares laid end to end.
    private func course(for draw: Double, ringing: Int64) -> SimulatedCall.Course {
        let detection = Self.milliseconds(profile.machineDetectionSeconds)
        let busy = Self.milliseconds(profile.busyDelaySeconds)
        let invalid = Self.milliseconds(profile.invalidDelaySeconds)
        let table: [(share: Double, course: SimulatedCall.Course)] = [
            (profile.personShare, .answered(.person, afterRinging: ringing, recognisedAfter: 0)),
            (profile.machineShare, .answered(.machine, afterRinging: ringing, recognisedAfter: detection)),
            (profile.faxShare, .answered(.fax, afterRinging: ringing, recognisedAfter: detection)),
            (profile.busyShare, .refused(.busy, after: busy)),
            (profile.invalidShare, .refused(.invalid, after: invalid)),
            (profile.rejectedShare, .declined(afterRinging: ringing)),
            (profile.congestionShare, .refused(.congestion, after: busy)),
        ]
        var bound = 0.0
        for row in table {
            bound += row.share
            if draw < bound { return row.course }
        }
        return .unanswered
    }

    /// Seconds as whole milliseconds, at most ten times the longest mean.
    private static func milliseconds(_ seconds: Double) -> Int64 {
        Int64((min(seconds, NetworkProfile.longestSeconds * 10) * 1000).rounded())
    }
}
