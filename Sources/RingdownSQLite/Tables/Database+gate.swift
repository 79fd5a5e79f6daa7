import Foundation
import GRDB
import RingdownCore

extension Database {
    /// What the gate needs to know about a trigger at an instant; nothing of one that it is not asked about any more.
    func gateMemory(for trigger: Trigger, at now: Date) throws -> GateMemory {
        guard trigger.status == .queued || trigger.status == .held else { return GateMemory() }
        return GateMemory(
            recentDispatches: try recentDispatches(for: trigger, at: now),
            killSwitches: try killSwitches(),
            earlier: try earlier(than: trigger, at: now)
        )
    }

    /// The kill switches that are on: the one for all first, then by provider.
    func killSwitches() throws -> [KillSwitch] {
        try String.fetchAll(cachedStatement(sql: "SELECT json FROM kill_switches"))
            .map { text in try JSONColumn.value(KillSwitch.self, from: text) }
            .sorted { ($0.provider ?? "") < ($1.provider ?? "") }
    }

    /// Puts a kill switch in the place of the one for the same provider, or removes that one.
    func set(_ killSwitch: KillSwitch, isOn: Bool) throws {
        let json = try JSONColumn.text(killSwitch)
        let name = killSwitch.auditedName
        try run("DELETE FROM kill_switches WHERE provider IS ?", [killSwitch.provider])
        guard isOn else {
            guard changesCount > 0 else { return }
            return try audit(.killSwitchReleased, of: name, about: name, at: killSwitch.since, json: json)
        }
        try run(
            "INSERT INTO kill_switches (provider, since, json) VALUES (?, ?, ?)",
            [killSwitch.provider, killSwitch.since.column, json]
        )
        try audit(.killSwitchThrown, of: name, about: name, at: killSwitch.since, json: json)
    }

    private func recentDispatches(for trigger: Trigger, at now: Date) throws -> [Date] {
        let period = trigger.limitPeriod
        guard let key = trigger.limitKey, period > 0 else { return [] }
        // The index narrows it to a second more than the period; the end of the period is compared as the gate does.
        return try Double.fetchAll(
            Query.dispatchesSince.statement(self),
            arguments: [key, now.column - period - 1, trigger.id]
        )
        .map(Date.init(column:))
        .filter { now.timeIntervalSince($0) < period }
    }
}
