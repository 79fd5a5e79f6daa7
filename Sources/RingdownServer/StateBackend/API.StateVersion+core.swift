import RingdownAPI
import RingdownCore

extension API.StateVersion {
    /// A version as it travels; the document only where it was asked for.
    init(_ version: StateVersion, document: String? = nil) {
        self.init(
            workspace: version.workspace,
            number: version.number,
            serial: version.serial,
            lineage: version.lineage,
            content: version.content.rawValue,
            tool: version.tool,
            bytes: version.bytes,
            at: version.at,
            by: version.by,
            restores: version.restores,
            changes: version.changes,
            decision: version.decisionID,
            document: document
        )
    }
}

extension API.StateLock {
    /// A lock as it travels.
    init(_ lock: StateLock) {
        self.init(id: lock.id, who: lock.who, operation: lock.operation, since: lock.at, client: lock.client)
    }
}

extension API.StateWritten {
    /// What became of a write, as it travels.
    init(_ written: StateBackend.Written) {
        self.init(
            version: API.StateVersion(written.version),
            isKnown: written.isKnown,
            triggers: written.results.flatMap(\.triggers).map(\.id)
        )
    }
}
