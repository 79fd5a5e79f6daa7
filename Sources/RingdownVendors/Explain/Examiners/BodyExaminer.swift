import RingdownCore

/// Whether the body has the operation's fields.
struct BodyExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        guard let operation = reading.operation, operation.method != "GET" else { return [] }
        guard let json = reading.json else { return noJSON(reading) + missingInQuery(reading, operation) }
        if operation.body == "[string]", case .object(let members) = json { return wrapped(members, operation) }
        guard let model = operation.body, model.trimmed != "string" else { return [] }
        var check = BodyCheck(models: reading.models, isComplete: isComplete(reading, operation))
        check.check(json, against: model)
        let faults = onlyOfBody(check.faults, reading, operation)
        return [
            unknownField(faults, reading, operation), missingField(faults, operation),
            wrongValue(faults, reading, operation), wrongShape(faults, operation),
        ].compactMap { $0 }
    }

    /// A text where JSON is taken: JSON with a mistake, or a form.
    private func noJSON(_ reading: CallReading) -> [Finding] {
        guard case .text(let text) = reading.call.request.body, !reading.call.request.isPartial,
            [nil, 400, 415, 422].contains(reading.status)
        else { return [] }
        let start = text.prefix(2_000).drop { $0.isWhitespace }
        let isCut = text.contains("...") || text.contains("…") || text.contains("<")
        let isForm = start.contains("=") && !start.contains(" ") && !start.hasPrefix("{") && !start.hasPrefix("<")
        guard isForm || ((start.hasPrefix("{") || start.hasPrefix("[")) && !isCut) else { return [] }
        return [
            Finding(
                .invalidValue,
                .likely,
                at: .body,
                [Cause.Evidence(isForm ? "The body is a form; the API takes JSON." : "The body is no valid JSON.")],
                fix: "Send the body as JSON, with Content-Type: application/json."
            )
        ]
    }

    /// An object around the array of texts that an operation takes.
    private func wrapped(_ members: [String: JSON], _ operation: CalledOperation) -> [Finding] {
        let names = members.keys.sorted().prefix(6).joined(separator: ", ")
        return [
            Finding(
                .unknownField,
                .likely,
                at: .body,
                [Cause.Evidence("\(operation.name) takes an array of texts and has no field \(names).")],
                fix: "Send the array itself, without the object around it."
            ),
            Finding(
                .wrongBodyShape,
                .possible,
                at: .value,
                [Cause.Evidence("\(operation.name) takes an array of texts; the body is an object.")],
                fix: "Send an array."
            ),
        ]
    }

    /// Required fields that a call of CXone's with its values in the address has not there either.
    private func missingInQuery(_ reading: CallReading, _ operation: CalledOperation) -> [Finding] {
        guard operation.vendor == .cxone, reading.call.request.body == .none, !reading.call.request.isPartial,
            !reading.target.query.isEmpty, [nil, 400, 422].contains(reading.status),
            let model = reading.models[operation.body?.trimmed ?? ""]
        else { return [] }
        let given = Set(reading.target.query.map { $0.name.lowercased() })
        let wanted = model.fields.filter { $0.isRequired && !given.contains($0.name.lowercased()) }.map(\.name)
        // One of them at least, or the values were left out of the report.
        guard !wanted.isEmpty, model.fields.contains(where: { $0.isRequired && given.contains($0.name.lowercased()) })
        else { return [] }
        return [missing(wanted, .likely, operation)]
    }

    private func missing(_ names: [String], _ confidence: Cause.Confidence, _ operation: CalledOperation) -> Finding {
        let listed = names.prefix(8).joined(separator: ", ")
        return Finding(
            .missingRequiredField,
            confidence,
            at: .body,
            [Cause.Evidence("\(operation.name) asks for \(listed).")],
            fix: "Add \(listed)."
        )
    }

    private func isComplete(_ reading: CallReading, _ operation: CalledOperation) -> Bool {
        operation.method != "PATCH" && !reading.call.request.isPartial
    }

    /// The faults without the fields that came in the query, where older versions of CXone take them.
    private func onlyOfBody(
        _ faults: [(fault: BodyCheck.Fault, depth: Int)],
        _ reading: CallReading,
        _ operation: CalledOperation
    ) -> [(fault: BodyCheck.Fault, depth: Int)] {
        let query = Set(reading.target.query.map(\.name))
        return faults.filter { entry in
            switch entry.fault {
            case .missing(let path): !query.contains(path)
            case .unknown(let path, _): operation.vendor != .cxone || !operation.query.keys.contains(path)
            default: true
            }
        }
    }

    private func unknownField(
        _ faults: [(fault: BodyCheck.Fault, depth: Int)],
        _ reading: CallReading,
        _ operation: CalledOperation
    ) -> Finding? {
        var names: [String] = []
        var near: [String] = []
        var depth = Int.max
        for entry in faults {
            guard case .unknown(let path, let nearest) = entry.fault else { continue }
            names.append(path)
            if let nearest { near.append("\(path): \(nearest)") }
            depth = min(depth, entry.depth)
        }
        let isShape = faults.contains { if case .shape = $0.fault { true } else { false } }
        guard !names.isEmpty || (isShape && reading.status == 400) else { return nil }
        let fields = reading.models[operation.body?.trimmed ?? ""]?.fields.filter { !$0.isReadOnly }.map(\.name) ?? []
        let listed = fields.isEmpty ? "" : " It takes \(fields.prefix(16).joined(separator: ", "))."
        let fact =
            names.isEmpty
            ? "\(operation.name) takes an array of \(operation.body?.trimmed ?? "objects"), not an object."
            : "\(operation.name) has no field \(names.prefix(6).joined(separator: ", ")).\(listed)"
        let isOtherwise = AnswerPhrase.api.contains {
            $0.isPlain && $0.code != .unknownField && $0.found(in: reading.answer) != nil
        }
        let isSure =
            !names.isEmpty && !isOtherwise && depth == 0 && (reading.status == 400 || reading.status == 422)
            && operation.vendor == .genesysCloud
        let instead = near.isEmpty ? "" : " Probably meant: \(near.prefix(4).joined(separator: ", "))."
        return Finding(
            .unknownField,
            isSure ? .certain : .likely,
            at: .body,
            [Cause.Evidence(fact)],
            fix: names.isEmpty
                ? "Put the object into an array." : "Leave out \(names.prefix(6).joined(separator: ", ")).\(instead)"
        )
    }

    private func missingField(_ faults: [(fault: BodyCheck.Fault, depth: Int)], _ operation: CalledOperation)
        -> Finding?
    {
        var names: [String] = []
        var depth = Int.max
        for entry in faults {
            guard case .missing(let path) = entry.fault else { continue }
            names.append(path)
            depth = min(depth, entry.depth)
        }
        guard !names.isEmpty else { return nil }
        return missing(names, depth == 0 ? .likely : .possible, operation)
    }

    private func wrongValue(
        _ faults: [(fault: BodyCheck.Fault, depth: Int)],
        _ reading: CallReading,
        _ operation: CalledOperation
    ) -> Finding? {
        var facts: [Cause.Evidence] = []
        var fixes: [String] = []
        for entry in faults {
            switch entry.fault {
            case .value(let path, let found, let values):
                facts.append(Cause.Evidence("\(path) is \"\(Redacted.text(found, upTo: 60))\"."))
                let nearest = Nearest.text(to: found, among: values).map { ", probably \($0)" } ?? ""
                fixes.append("\(path) is one of \(values.prefix(12).joined(separator: ", "))\(nearest)")
            case .kind(let path, let wanted, let found):
                facts.append(Cause.Evidence("\(path.isEmpty ? "The body" : path) is \(found)."))
                fixes.append("\(path.isEmpty ? "the body" : path) is \(wanted)")
            default: break
            }
        }
        guard !facts.isEmpty else { return nil }
        return Finding(
            .invalidValue,
            .likely,
            at: .value,
            Array(facts.prefix(4)),
            fix: "Correct it: \(fixes.prefix(4).joined(separator: "; "))."
        )
    }

    private func wrongShape(_ faults: [(fault: BodyCheck.Fault, depth: Int)], _ operation: CalledOperation) -> Finding?
    {
        for entry in faults {
            guard case .shape(let wanted, let found) = entry.fault else { continue }
            return Finding(
                .wrongBodyShape,
                .possible,
                at: .value,
                [Cause.Evidence("\(operation.name) takes \(wanted); the body is \(found).")],
                fix: "Send \(wanted)."
            )
        }
        return nil
    }
}

extension String {
    /// The text without brackets.
    fileprivate var trimmed: String { filter { $0 != "[" && $0 != "]" } }
}
