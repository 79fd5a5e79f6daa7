import RingdownAPI

extension Text {
    /// A workspace's versions: who holds the state, then a line for each.
    static func lines(_ versions: API.StateVersions) -> [String] {
        var lines: [String] = []
        if let lock = versions.lock {
            let holder = lock.who ?? "client \(lock.client)"
            lines.append("locked by \(holder) since \(clock(lock.since)) (\(lock.operation ?? "?"), lock \(lock.id))")
        }
        if versions.entities.isEmpty { lines.append("no versions of the state of \(versions.workspace)") }
        lines += versions.entities.map { "\($0.number)  serial \($0.serial)  \(clock($0.at))  \(summary($0))" }
        if let older = versions.olderThan { lines.append("older ones: --before \(older)") }
        return lines
    }

    /// One version.
    static func lines(_ version: API.StateVersion) -> [String] {
        var lines = [
            "version \(version.number) of \(version.workspace)  serial \(version.serial)  \(summary(version))",
            "  lineage \(version.lineage)",
            "  written at \(clock(version.at))" + (version.tool.map { " with \($0)" } ?? ""),
        ]
        if let decision = version.decision { lines.append("  why no changes: ringdown why \(decision)") }
        return lines
    }

    private static func summary(_ version: API.StateVersion) -> String {
        var parts = ["by \(version.by)"]
        switch version.content {
        case "removed": parts.append("removed")
        case "encrypted": parts.append("\(version.bytes) bytes, encrypted by OpenTofu")
        default: parts.append("\(version.bytes) bytes, \(version.changes) changes")
        }
        if let restored = version.restores { parts.append("back to version \(restored)") }
        return parts.joined(separator: ", ")
    }
}
