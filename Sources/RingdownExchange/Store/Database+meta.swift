import GRDB
import RingdownDialer

extension Database {
    /// The tenant that the store was seeded with; `nil` before that.
    func tenant() throws -> Tenant? { try meta("tenant").map { try Self.decode($0) } }

    /// Keeps the tenant.
    func keep(_ tenant: Tenant) throws { try setMeta("tenant", try Self.encode(tenant)) }

    /// The latest instant that anything was recorded at; `nil` before that.
    func latestInstant() throws -> DialerTime? {
        try meta("now").flatMap { Int64($0) }.map { DialerTime(milliseconds: $0) }
    }

    /// Keeps the instant up to which everything is recorded.
    func keepLatest(_ instant: DialerTime) throws { try setMeta("now", String(instant.milliseconds)) }

    private func meta(_ name: String) throws -> String? {
        try String.fetchOne(cachedStatement(sql: "SELECT value FROM meta WHERE name = ?"), arguments: [name])
    }

    private func setMeta(_ name: String, _ value: String) throws {
        try cachedStatement(
            sql: "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        )
        .execute(arguments: [name, value])
    }
}
