import RingdownCore

/// Whether the ids in a body have the vendor's form.
struct BodyIDExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        guard let operation = reading.operation, operation.vendor == .genesysCloud, let json = reading.json else {
            return []
        }
        var wrong: [String] = []
        collect(json, "", depth: 0, into: &wrong)
        guard !wrong.isEmpty else { return [] }
        return [
            Finding(
                .idWrongFormat,
                .possible,
                at: .value,
                wrong.prefix(3).map { Cause.Evidence("\($0); Genesys Cloud's ids are UUIDs.") },
                fix: "Look the object up by its name, and send its id."
            )
        ]
    }

    private func collect(_ json: JSON, _ path: String, depth: Int, into wrong: inout [String]) {
        guard depth < 5, wrong.count < 4 else { return }
        switch json {
        case .object(let members):
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                let place = path.isEmpty ? name : "\(path).\(name)"
                let isReference = name == "id" && !path.isEmpty
                if isReference || name.hasSuffix("QueueId") || name == "queueId" || name == "userId"
                    || name == "scriptId",
                    let text = value.string, !PathID.isUUID(text), !Placeholder.isIn(text), !text.isEmpty
                {
                    wrong.append("\(place) is \"\(Redacted.text(text, upTo: 40))\"")
                } else {
                    collect(value, place, depth: depth + 1, into: &wrong)
                }
            }
        case .array(let elements):
            for element in elements.prefix(10) {
                collect(element, path.isEmpty ? "" : path, depth: depth + 1, into: &wrong)
            }
        case .null, .bool, .number, .string: break
        }
    }
}
