import RingdownCore
import RingdownDialer

/// What some calls come to: the figures of every report, from the calls that were really placed.
struct CallFigures: Hashable, Sendable {
    /// Calls placed and over.
    var dials = 0
    /// Calls that a person and an agent, or the message, came together in.
    var connects = 0
    /// Calls that a person answered and nobody took in time.
    var abandons = 0
    /// Milliseconds talked, and wrapped up.
    var talk = 0
    var wrap = 0
    /// Milliseconds from seizing the line until it was free, of all calls.
    var contact = 0

    init() {}

    init(_ calls: some Sequence<CallRecord>) {
        for call in calls { add(call) }
    }

    mutating func add(_ call: CallRecord) {
        guard let ended = call.ended else { return }
        dials += 1
        connects += call.isConnected ? 1 : 0
        abandons += call.isAbandoned ? 1 : 0
        talk += call.talk
        wrap += call.wrap
        contact += Int(ended.milliseconds - call.started.milliseconds)
    }

    /// People who answered: those who were connected and those who were given up.
    var offered: Int { connects + abandons }
    /// Seconds that a connected call kept its agent busy, on the average; 0 without one.
    var averageHandled: Double { average(talk + wrap) }
    var averageTalk: Double { average(talk) }
    var averageWrap: Double { average(wrap) }
    /// The share, in percent, of those who answered that were connected; 100 when nobody answered.
    var serviceLevel: Double { offered == 0 ? 100 : Double(connects) * 100 / Double(offered) }

    private func average(_ milliseconds: Int) -> Double {
        connects == 0 ? 0 : Double(milliseconds) / 1000 / Double(connects)
    }
}
