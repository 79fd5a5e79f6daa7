import GRDB
package import RingdownCore

extension SQLiteStore {
    package func killSwitches() async throws(StoreError) -> [KillSwitch] {
        try await read { db in try db.killSwitches() }
    }

    package func set(_ killSwitch: KillSwitch, isOn: Bool) async throws(StoreError) {
        try await write { db in try db.set(killSwitch, isOn: isOn) }
    }
}
