package import RingdownCore

extension InMemoryStore {
    package func killSwitches() async throws(StoreError) -> [KillSwitch] { try read().killSwitches }

    package func set(_ killSwitch: KillSwitch, isOn: Bool) async throws(StoreError) {
        try write { tables in
            tables.killSwitches.removeAll { $0.provider == killSwitch.provider }
            guard isOn else { return }
            tables.killSwitches.append(killSwitch)
            // The one for all first, then by provider.
            tables.killSwitches.sort { ($0.provider ?? "") < ($1.provider ?? "") }
        }
    }
}
