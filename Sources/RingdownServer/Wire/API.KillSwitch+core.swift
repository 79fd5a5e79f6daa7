import RingdownAPI
import RingdownCore

extension API.KillSwitch {
    /// A kill switch as it travels.
    init(_ killSwitch: KillSwitch) {
        self.init(
            provider: killSwitch.provider,
            reason: killSwitch.reason,
            by: killSwitch.by,
            since: killSwitch.since
        )
    }
}
