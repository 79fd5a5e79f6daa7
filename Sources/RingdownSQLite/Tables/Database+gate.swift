import Foundation
import GRDB
import RingdownCore

extension Database {
    /// What the gate needs to know about a trigger at an instant.
    func gateMemory(for trigger: Trigger, at now: Date) throws -> GateMemory {
        GateMemory(
            recentDispatches: try recentDispatches(for: trigger, at: now),
            killSwitches: try killSwitches(),
            earlier: try earlier(than: trigger, at: now)
        )
    }

    /// Counts a trigger for its frequency limit from an instant on, instead of from its last dispatch.
    func dispatch(_ trigger: Trigger, at now: Date) throws {
        try run(
            """
            INSERT INTO dispatches (trigger_id, limit_key, at) VALUES (?, ?, ?)
            ON CONFLICT (trigger_id) DO UPDATE SET limit_key = excluded.limit_key, at = excluded.at
            """,
            [trigger.id, trigger.limitKey, now.column]
        )
    }

    /// Counts a trigger no longer, because its dispatch certainly did not happen.
    func withdrawDispatch(of triggerID: String) throws {
        try run("DELETE FROM dispatches WHERE trigger_id = ?", [triggerID])
    }

    /// The kill switches that are on: the one for all first, then by provider.
    func killSwitches() throws -> [KillSwitch] {
        try String.fetchAll(
            cachedStatement(sql: "SELECT json FROM kill_switches ORDER BY provider IS NOT NULL, provider")
        )
        .map { text in try JSONColumn.value(KillSwitch.self, from: text) }
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
