/// What the simulated telephone network is like: how often calls are answered and how long everything takes.
///
/// Shares are fractions of all attempts, 0 to 1, that add up to at most 1; what they leave rings out unanswered. Times
/// are in seconds. The defaults are the base case of the pacing benchmark (20 % live answers, 140 s handle time), the
/// one in which progressive dialing keeps agents busy about 61 % of their time.
///
/// As YAML or JSON every member may be left out and then has its default.
package struct NetworkProfile: Hashable, Sendable {
    /// - personShare (number, optional, default: 0.20): attempts that a person answers.
    package var personShare = 0.20
    /// - machineShare (number, optional, default: 0.25): attempts that an answering machine takes.
    package var machineShare = 0.25
    /// - faxShare (number, optional, default: 0): attempts that a fax or modem takes.
    package var faxShare = 0.0
    /// - busyShare (number, optional, default: 0.06): attempts that find the line engaged.
    package var busyShare = 0.06
    /// - invalidShare (number, optional, default: 0.04): attempts to numbers that do not exist.
    package var invalidShare = 0.04
    /// - rejectedShare (number, optional, default: 0): attempts that the callee declines while the phone rings.
    package var rejectedShare = 0.0
    /// - congestionShare (number, optional, default: 0): attempts that the network cannot carry.
    package var congestionShare = 0.0

    /// - postDialDelaySeconds (number, optional, default: 1.5): from dialing until the phone rings.
    package var postDialDelaySeconds = 1.5
    /// - answerDelaySeconds (number, optional, default: 10): mean ring time before an answer, gamma distributed; no
    ///   answer comes later than half a second before the no-answer timeout.
    package var answerDelaySeconds = 10.0
    /// - answerDelayShape (number, optional, default: 4): shape of that distribution; 1 is exponential, higher is more
    ///   even.
    package var answerDelayShape = 4.0
    /// - busyDelaySeconds (number, optional, default: 2.5): from dialing until a busy line or congestion is known.
    package var busyDelaySeconds = 2.5
    /// - invalidDelaySeconds (number, optional, default: 1.5): from dialing until a wrong number is known.
    package var invalidDelaySeconds = 1.5
    /// - machineDetectionSeconds (number, optional, default: 2.5): from pick-up until a machine or fax is recognised. A
    ///   person is recognised at once, and no verdict is wrong.
    package var machineDetectionSeconds = 2.5
    /// - talkSeconds (number, optional, default: 120): mean talk time, log-normally distributed.
    package var talkSeconds = 120.0
    /// - talkVariation (number, optional, default: 1): coefficient of variation of the talk time.
    package var talkVariation = 1.0
    /// - wrapUpSeconds (number, optional, default: 20): mean wrap-up after a call, exponentially distributed.
    package var wrapUpSeconds = 20.0

    /// The default profile.
    package static let standard = NetworkProfile()

    /// Makes the default profile; change the members and let `SimulatedNetwork` check them.
    package init() {}
}
