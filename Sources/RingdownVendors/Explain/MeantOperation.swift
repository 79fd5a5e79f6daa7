import RingdownCore

/// The operation that a call made, or the one that was probably meant.
///
/// Where a path is made up, its words, those of the body and the method are compared with those of every operation,
/// after words that mean the same were made one: what is meant counts, not how it is spelt.
struct MeantOperation {
    /// The operation; `nil` when none comes near.
    let operation: CalledOperation?

    init(_ reading: CallReading) {
        if reading.token != nil {
            operation = nil
            return
        }
        operation = Self.called(reading) ?? Self.withParameter(reading) ?? Self.nearest(reading)
    }

    private static func called(_ reading: CallReading) -> CalledOperation? {
        if let operation = reading.operation { return collection(reading) ?? operation }
        if case .otherMethod(let others, _) = reading.path {
            if let operation = withParameter(reading) { return operation }
            return others.first { $0.method == close(to: reading.method) } ?? others.first { $0.method != "DELETE" }
        }
        return nil
    }

    /// The collection, where a word that says what is to be done stands in the place of an id.
    private static func collection(_ reading: CallReading) -> CalledOperation? {
        guard reading.vendor == .genesysCloud, reading.method == "GET",
            let last = reading.target.segments.last, PathID.isVerb(last),
            reading.path.parameters.values.contains(last),
            case .operation(let operation, _) = GenesysPathReader(method: "GET")
                .read(Array(reading.target.segments.dropLast()))
        else { return nil }
        return operation
    }

    /// The method that people most often mean when they took another.
    private static func close(to method: String?) -> String? {
        switch method {
        case "PUT"?: "PATCH"
        case "PATCH"?: "PUT"
        default: "POST"
        }
    }

    /// The operation whose path this is once an id is put in somewhere.
    static func withParameter(_ reading: CallReading) -> CalledOperation? {
        guard reading.vendor == .genesysCloud, let method = reading.method, reading.target.segments.count < 12 else {
            return nil
        }
        let reader = GenesysPathReader(method: method)
        for position in stride(from: reading.target.segments.count, through: 4, by: -1) {
            var segments = reading.target.segments
            segments.insert("{id}", at: position)
            if case .operation(let operation, _) = reader.read(segments) { return operation }
        }
        return nil
    }

    private static func nearest(_ reading: CallReading) -> CalledOperation? {
        guard let vendor = reading.vendor, reading.path != .undecided else { return nil }
        let wanted = words(reading)
        guard !wanted.isEmpty else { return nil }
        let catalogue = OperationWords.of(vendor)
        let last = reading.target.segments.last { !Placeholder.isIn($0) && !$0.contains(where: \.isNumber) }
        var best: (score: Double, operation: CalledOperation)?
        for candidate in catalogue where isLike(candidate.operation.method, reading.method) {
            let shared = candidate.words.intersection(wanted)
            guard !shared.isEmpty else { continue }
            var score = Double(shared.count * 2) - 0.7 * Double(candidate.words.subtracting(wanted).count)
            if candidate.operation.method == reading.method { score += 0.5 }
            if candidate.last == last, candidate.words.isSubset(of: wanted.union(["list"])) { score += 1.5 }
            if shared.contains(where: OperationWords.actions.contains) { score += 1.5 }
            if score > best?.score ?? 1 { best = (score, candidate.operation) }
        }
        return best?.operation
    }

    /// Whether one method may stand for another: what reads is no change, and what changes does not delete.
    private static func isLike(_ candidate: String, _ method: String?) -> Bool {
        guard let method else { return true }
        if (candidate == "GET") != (method == "GET") { return false }
        return candidate != "DELETE" || method == "DELETE"
    }

    private static func words(_ reading: CallReading) -> Set<String> {
        var texts = reading.target.segments.filter { !Placeholder.isIn($0) && !BasePath.isBase($0) }
        texts += (reading.json?.object ?? reading.json?[0]?.object ?? [:]).keys.filter { key in
            ["phoneNumber", "phonenumber", "to", "contacts", "skillId", "schedule"].contains(key)
        }
        var words = OperationWords.words(in: texts.joined(separator: "/"))
        // A status that is written is a campaign turned on or off.
        if reading.method != "GET", words.remove("stats") != nil { words.insert("start") }
        if words.contains("call") { words.insert("phone") }
        // At CXone it is a skill that dials; campaigns and lists are not started.
        if reading.vendor == .cxone, !words.isDisjoint(with: ["start", "stop"]) {
            words.insert("skill")
            words.subtract(["campaign", "list", "contact"])
        }
        return words
    }
}
