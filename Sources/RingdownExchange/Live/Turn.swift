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
}
