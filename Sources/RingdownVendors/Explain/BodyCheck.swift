import RingdownCore

/// Compares a body with the model that an operation takes.
struct BodyCheck {
    /// What is wrong with one place in the body.
    enum Fault: Hashable {
        /// A field that the model lacks, and the one that was probably meant.
        case unknown(path: String, nearest: String?)
        case missing(path: String)
        /// A value of another kind than the field's.
        case kind(path: String, wanted: String, found: String)
        /// A value that is not among those the field takes.
        case value(path: String, found: String, values: [String])
        /// A body that is an object where an array is taken, or the other way round.
        case shape(wanted: String, found: String)
    }

    private static let limit = 24
    let models: [String: BodyModel]
    /// Whether absent fields prove something.
    let isComplete: Bool
    private(set) var faults: [(fault: Fault, depth: Int)] = []

    init(models: [String: BodyModel], isComplete: Bool) {
        self.models = models
        self.isComplete = isComplete
    }

    /// Compares the whole body with a model's name as the catalogues write it.
    mutating func check(_ body: JSON, against model: String) {
        let isList = model.hasPrefix("[")
        let name = model.trimmingBrackets
        switch (isList, body) {
        case (true, .array(let elements)):
            for element in elements.prefix(20) { check(element, BodyType(name[...]), "", 0) }
        case (true, .object):
            faults.append((.shape(wanted: "an array of objects", found: "an object"), 0))
            check(body, BodyType(name[...]), "", 0)
        case (false, .array(let elements)):
            faults.append((.shape(wanted: "an object", found: "an array"), 0))
            if let first = elements.first { check(first, BodyType(name[...]), "", 0) }
        default: check(body, BodyType(name[...]), "", 0)
        }
    }

    private mutating func check(_ value: JSON, _ type: BodyType, _ path: String, _ depth: Int) {
        guard faults.count < Self.limit, depth < 6 else { return }
        guard type.accepts(value) else {
            // A number for a string is taken as its text.
            if type == .string, case .number = value { return }
            let found = path.isEmpty ? value.kind : "\(value.kind) (\(Redacted.value(value)))"
            faults.append((.kind(path: path, wanted: type.inWords, found: found), depth))
            return
        }
        switch (type, value) {
        case (.list(let element), .array(let elements)):
            for (position, item) in elements.prefix(20).enumerated() {
                check(item, element, "\(path)[\(position)]", depth)
            }
        case (.map(let member), .object(let members)):
            for (name, item) in members.sorted(by: { $0.key < $1.key }).prefix(20) {
                check(item, member, "\(path).\(name)", depth + 1)
            }
        case (.model(let name), .object(let members)):
            if let model = models[name] { check(members, model, path, depth) }
        default: break
        }
    }

    private mutating func check(_ members: [String: JSON], _ model: BodyModel, _ path: String, _ depth: Int) {
        func place(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
        guard !model.isOpen else { return }
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            guard let field = model.field(name) else {
                let nearest = Nearest.text(to: name, among: model.fields.filter { !$0.isReadOnly }.map(\.name))
                faults.append((.unknown(path: place(name), nearest: nearest), depth))
                continue
            }
            if field.isReadOnly { continue }
            if let text = value.string, !field.values.isEmpty, !Placeholder.isIn(text),
                !field.values.contains(where: { $0.lowercased() == text.lowercased() })
            {
                faults.append((.value(path: place(name), found: text, values: field.values), depth))
                continue
            }
            check(value, field.type, place(name), depth + 1)
        }
        guard isComplete else { return }
        for field in model.fields where field.isRequired && !field.isReadOnly {
            let isEmpty = members[field.name]?.isNull ?? true || members[field.name] == .string("")
            if isEmpty { faults.append((.missing(path: place(field.name)), depth)) }
        }
    }
}

extension String {
    /// The text without the brackets around it.
    fileprivate var trimmingBrackets: String {
        hasPrefix("[") && hasSuffix("]") ? String(dropFirst().dropLast()) : self
    }
}
