import RingdownCore

/// Whether the object's state allows what is asked, as far as the request shows it.
struct StateExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        guard let operation = reading.operation, operation.vendor == .genesysCloud else { return [] }
        return notReady(reading, operation) + createdRunning(reading, operation) + writtenStatus(reading, operation)
            + staleVersion(reading, operation) + deletedRunning(reading, operation)
    }

    /// What must be turned off before it is deleted, where the reporter says that it is on.
    private func deletedRunning(_ reading: CallReading, _ operation: CalledOperation) -> [Finding] {
        guard operation.method == "DELETE", operation.path.hasSuffix("}"), [nil, 400, 409].contains(reading.status),
            reading.notesSay(
                "still on",
                "is on;",
                "running",
                "turned off",
                "turns it off",
                "turn it off",
                "off first",
                "still active",
                "disable",
                "in use",
                "still used",
                "still belong",
                "attached",
                "stopping"
            )
        else { return [] }
        return [
            finding(
                .likely,
                "The report speaks of an object that is on or in use; such are not deleted.",
                fix: "Turn it off and take it out of everything that uses it, wait, then delete it."
            )
        ]
    }

    /// The result of a job that was asked for before the job was done.
    private func notReady(_ reading: CallReading, _ operation: CalledOperation) -> [Finding] {
        guard operation.method == "GET", operation.path.hasSuffix("/export"), [400, 404].contains(reading.status) else {
            return []
        }
        return [
            finding(
                reading.status == 400 ? .likely : .possible,
                "An export is there only after it was started with POST and has been made.",
                fix: "Start the export with POST, wait, and ask again."
            )
        ]
    }

    /// What must be created off and then started with a second call.
    private func createdRunning(_ reading: CallReading, _ operation: CalledOperation) -> [Finding] {
        guard operation.method == "POST", let body = reading.json else { return [] }
        let fact: String
        switch operation.path {
        case "/api/v2/outbound/campaigns", "/api/v2/outbound/messagingcampaigns":
            guard let status = body["campaignStatus"]?.string, status.lowercased() != "off" else { return [] }
            fact = "A campaign is created with campaignStatus off; this one says \(Redacted.text(status, upTo: 20))."
        case "/api/v2/outbound/sequences":
            guard body["status"]?.string?.lowercased() == "on" else { return [] }
            fact = "A sequence is created off, and turned on by a second call."
        case "/api/v2/outbound/campaignrules":
            guard body["enabled"]?.bool == true else { return [] }
            fact = "A campaign rule is created with enabled false, and enabled by a second call."
        default: return []
        }
        return [
            finding(.likely, fact, fix: "Create it off, then turn it on with a second call.")
        ]
    }

    private func writtenStatus(_ reading: CallReading, _ operation: CalledOperation) -> [Finding] {
        guard operation.method == "PUT", operation.path == "/api/v2/outbound/campaigns/{campaignId}",
            let status = reading.json?["campaignStatus"]?.string, !["on", "off"].contains(status.lowercased())
        else { return [] }
        return [
            finding(
                .possible,
                "campaignStatus is \(Redacted.text(status, upTo: 20)); only on and off are set, others are sent back as they were.",
                fix: "Send campaignStatus as GET gives it, or on, or off."
            )
        ]
    }

    private func staleVersion(_ reading: CallReading, _ operation: CalledOperation) -> [Finding] {
        guard operation.method == "PUT", let model = operation.body, reading.models[model]?.field("version") != nil,
            let body = reading.json?.object, !reading.call.request.isPartial
        else { return [] }
        let isConflict = reading.status == 409
        if body["version"] == nil {
            guard isConflict || reading.status == 400 else { return [] }
            return [
                Finding(
                    .versionConflict,
                    isConflict ? .likely : .possible,
                    at: .state,
                    [Cause.Evidence("The body has no version; a change carries the one that was read.")],
                    fix: "GET the object, change it, and PUT it back with its version."
                )
            ]
        }
        return []
    }

    private func finding(_ confidence: Cause.Confidence, _ fact: String, fix: String) -> Finding {
        Finding(.invalidStateTransition, confidence, at: .state, [Cause.Evidence(fact)], fix: fix)
    }
}
