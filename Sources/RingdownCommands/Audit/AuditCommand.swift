import ArgumentParser

/// `ringdown audit`: the log of every decision and every effect.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Check and read the audit log: every decision and every effect, each tied to the one before.",
        subcommands: [AuditVerifyCommand.self, AuditCheckpointCommand.self, AuditListCommand.self]
    )
}
