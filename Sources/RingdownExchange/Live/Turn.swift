import GRDB
import RingdownCore
import RingdownDialer

/// What a change of the floor is made with: the open transaction, the instant and where identifiers come from.
struct Turn {
    let db: Database
    /// The exchange's time.
    let now: DialerTime
    let ids: any IDSource
    /// The network that carries the calls.
    let network: SimulatedNetwork

    /// The same transaction, at another instant.
    func at(_ instant: DialerTime) -> Turn { Turn(db: db, now: instant, ids: ids, network: network) }

    /// Adds a line to the event log.
    ///
    /// - Parameters:
    ///   - kind: what happened.
    ///   - level: how much it matters.
    ///   - subject: the kind of object that it is about.
    ///   - id: that object's id.
    ///   - name: that object's name.
    ///   - code: what a dialect calls it, where the kind does not say.
    ///   - message: one sentence.
    func note(
        _ kind: OutboundEvent.Kind,
        _ level: OutboundEvent.Level,
        about subject: ObjectKind = .campaign,
        _ id: String,
        _ name: String,
        code: String? = nil,
        _ message: String
    ) throws {
        try db.insert(
            OutboundEvent(
                id: ids.next(),
                time: now,
                kind: kind,
                level: level,
                subject: subject,
                campaign: id,
                campaignName: name,
                code: code,
                message: message
            )
        )
    }
}
