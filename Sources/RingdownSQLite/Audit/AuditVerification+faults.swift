import RingdownCore

extension AuditVerification {
    static func missing(_ name: String, _ entry: AuditEntry) -> AuditFault {
        AuditFault(
            .rowMissing,
            at: entry.sequence,
            subject: entry.subject,
            "The \(name), which entry \(entry.sequence) records, is gone."
        )
    }

    static func altered(_ name: String, _ entry: AuditEntry) -> AuditFault {
        altered(name, entry.sequence, entry.subject)
    }

    static func altered(_ name: String, _ sequence: Int, _ subject: String) -> AuditFault {
        AuditFault(
            .rowAltered,
            at: sequence,
            subject: subject,
            "The \(name) is not what entry \(sequence) records."
        )
    }

    /// What it says is right, and where it is found is not.
    static func misfiled(_ name: String, _ entry: AuditEntry) -> AuditFault {
        misfiled(name, entry.sequence, entry.subject)
    }

    static func misfiled(_ name: String, _ sequence: Int, _ subject: String) -> AuditFault {
        AuditFault(
            .rowAltered,
            at: sequence,
            subject: subject,
            "The \(name) is filed under something else than what entry \(sequence) records."
        )
    }

    static func unrecorded(_ name: String, _ subject: String) -> AuditFault {
        AuditFault(.rowUnrecorded, at: nil, subject: subject, "The \(name) has no entry: Ringdown did not write it.")
    }

    static func gone(_ name: String, _ subject: String) -> AuditFault {
        AuditFault(.rowMissing, at: nil, subject: subject, "The \(name), which the log records, is gone.")
    }

    /// Something that stands now, against what the log says should.
    static func standing(_ name: String, _ subject: String, is json: String, recorded: String?) -> [AuditFault] {
        guard let recorded else { return [unrecorded(name, subject)] }
        guard json != recorded else { return [] }
        return [AuditFault(.rowAltered, at: nil, subject: subject, "The \(name) is not what the log records.")]
    }
}
