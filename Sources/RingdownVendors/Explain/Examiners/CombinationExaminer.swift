import RingdownCore

/// Whether values that are right by themselves go together, as far as the vendor's rules are known.
struct CombinationExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        guard let operation = reading.operation, operation.vendor == .genesysCloud else { return [] }
        return campaign(reading, operation) + dncList(reading, operation) + query(reading, operation)
    }

    private func campaign(_ reading: CallReading, _ operation: CalledOperation) -> [Finding] {
        guard operation.body == "Campaign", let mode = reading.json?["dialingMode"]?.string else { return [] }
        var findings: [Finding] = []
        if reading.json?["diagnosticsSettings"]?.object != nil, !["power", "predictive"].contains(mode) {
            findings.append(
                finding(
                    "diagnosticsSettings goes with dialing modes power and predictive; this one is \(mode).",
                    fix: "Leave diagnosticsSettings out, or dial with power or predictive."
                )
            )
        }
        if mode == "agentless", reading.json?["queue"]?.object != nil {
            findings.append(
                finding(
                    "An agentless campaign has no queue.",
                    .possible,
                    fix: "Leave queue out, or choose another dialingMode."
                )
            )
        }
        return findings
    }

    private func dncList(_ reading: CallReading, _ operation: CalledOperation) -> [Finding] {
        let parts = operation.path.split(separator: "/")
        guard parts.contains("dnclists"), operation.path.contains("{dncListId}/"), operation.method != "GET" else {
            return []
        }
        guard reading.notesSay("dnc.com", "gryphon", "external", "third-party", "third party") else { return [] }
        return [
            finding(
                "Only lists that the vendor keeps itself (rds, rds_custom) have entries to edit; this one is external.",
                fix: "Leave the entries alone; an external list is changed at its source, and deleted as a whole."
            )
        ]
    }

    private func query(_ reading: CallReading, _ operation: CalledOperation) -> [Finding] {
        var findings: [Finding] = []
        for (name, value) in reading.target.query where !Placeholder.isIn(value) {
            if let values = operation.queryValues[name], !values.isEmpty,
                value.split(separator: ",").contains(where: { part in
                    !values.contains { $0.lowercased() == part.lowercased() }
                })
            {
                findings.append(
                    finding(
                        "\(name)=\(Redacted.text(value, upTo: 40)) is not a value of it.",
                        fix: "\(name) is one of \(values.prefix(12).joined(separator: ", "))."
                    )
                )
            }
            if name == "pageSize", let size = Int(value), !(1...500).contains(size) {
                findings.append(finding("pageSize is \(size).", fix: "Ask for at most 100 a page, and follow nextUri."))
            }
        }
        let given = Set(reading.target.query.map(\.name))
        let missing = operation.query.filter { $0.value && !given.contains($0.key) }.keys.sorted()
        if !missing.isEmpty, reading.status == 400 || reading.status == nil {
            findings.append(
                Finding(
                    .missingRequiredField,
                    .likely,
                    at: .body,
                    [
                        Cause.Evidence(
                            "\(operation.name) asks for the query parameter \(missing.joined(separator: ", "))."
                        )
                    ],
                    fix: "Add ?\(missing.map { $0 + "=…" }.joined(separator: "&"))."
                )
            )
        }
        return findings
    }

    private func finding(_ fact: String, _ confidence: Cause.Confidence = .likely, fix: String) -> Finding {
        Finding(.invalidValue, confidence, at: .value, [Cause.Evidence(fact)], fix: fix)
    }
}
