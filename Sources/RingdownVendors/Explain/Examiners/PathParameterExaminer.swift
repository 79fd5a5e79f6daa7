import RingdownCore

/// Whether every parameter of the path is filled, with an id.
struct PathParameterExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        guard reading.token == nil else { return [] }
        switch reading.path {
        case .unfilled(let operation, let parameter):
            return [
                Finding(
                    .missingPathParameter,
                    reading.target.segments.contains("") || reading.target.endsInSlash ? .certain : .likely,
                    at: .pathParameter,
                    [Cause.Evidence("Nothing fills {\(parameter)} of \(operation.path).")],
                    fix: "Put the id in: \(operation.path)."
                )
            ]
        case .unknown, .wordForID, .otherMethod: return leftOut(reading)
        case .operation(let operation, let parameters):
            return slashAtEnd(reading, operation)
                + parameters.sorted { $0.key < $1.key }.compactMap { name, value in
                    wrongForm(reading, operation, name, value)
                }
        case .otherBase, .undecided: return []
        }
    }

    /// A collection that was asked for where one object was meant.
    private func slashAtEnd(_ reading: CallReading, _ operation: CalledOperation) -> [Finding] {
        guard reading.target.endsInSlash, reading.status == 404 || reading.status == 405 else { return [] }
        return [
            Finding(
                .missingPathParameter,
                .likely,
                at: .pathParameter,
                [Cause.Evidence("The path ends in a slash, with no id after it.")],
                fix: "Put the id after \(operation.path)/, or leave the slash out."
            )
        ]
    }

    /// The id that is left out altogether, when the path is an operation's with one put in.
    private func leftOut(_ reading: CallReading) -> [Finding] {
        guard let operation = MeantOperation.withParameter(reading) else { return [] }
        return [
            Finding(
                .missingPathParameter,
                .possible,
                at: .pathParameter,
                [Cause.Evidence("With an id put in, the path would be \(operation.path).")],
                fix: "Put the id in: \(operation.name)."
            )
        ]
    }

    private func wrongForm(
        _ reading: CallReading,
        _ operation: CalledOperation,
        _ name: String,
        _ value: String
    ) -> Finding? {
        guard name.lowercased().hasSuffix("id"), !Placeholder.isIn(value),
            operation.vendor == .cxone || !PathID.isUUID(value),
            [nil, 400, 404].contains(reading.status)
        else { return nil }
        var confidence = Cause.Confidence.possible
        var wanted = "a UUID"
        if operation.vendor == .cxone {
            guard Int(value) == nil, !name.hasPrefix("session"), !name.hasPrefix("job") else { return nil }
            wanted = "a whole number"
            confidence = PathID.isName(value) || PathID.isUUID(value) ? .likely : .possible
        } else if PathID.isVerb(value) {
            confidence = .possible
        } else if PathID.isName(value) || value.allSatisfy(\.isNumber) {
            confidence = .likely
        }
        let says = reading.answer.says("uuid", "must be an integer", "invalid id", "malformed id")
        if says { confidence = .likely }
        return Finding(
            .idWrongFormat,
            confidence,
            at: .pathParameter,
            isSaid: says,
            [Cause.Evidence("{\(name)} is \"\(value)\"; \(operation.vendor.title) has \(wanted) there.")],
            fix: "Look the object up by its name, and put its id in the path."
        )
    }
}
