import RingdownCore

/// The `sensitive_attributes` of a raw state: paths, which become a mask over the attributes.
struct SensitivePaths {
    /// One step: an attribute or a map key, an element of a list, or an element of a set, which has no position.
    private enum Step {
        case member(String)
        case index(Int)
        case element
    }

    private var paths: [[Step]] = []

    /// Reads the array of paths.
    init(_ reader: inout JSONReader) throws(JSONError) {
        var paths: [[Step]] = []
        try reader.optionalArray { (_, reader) throws(JSONError) in
            var path: [Step] = []
            try reader.array { (_, reader) throws(JSONError) in path.append(try Self.step(&reader)) }
            paths.append(path)
        }
        self.paths = paths
    }

    /// The mask over `values`; `nil` when nothing is sensitive.
    ///
    /// A path that leads to no place in the values marks the last place it has in them, rather than nothing.
    func mask(over values: JSON) -> JSON? {
        guard !paths.isEmpty else { return nil }
        let mask = paths.reduce(JSON.bool(false)) { mask, path in Self.marked(mask, path[...], over: values) }
        return mask.nonEmptyMask
    }

    private static func step(_ reader: inout JSONReader) throws(JSONError) -> Step {
        var type = ""
        var value: JSON?
        try reader.object { (name, reader) throws(JSONError) in
            switch name {
            case "type": type = try reader.text()
            case "value": value = try reader.value()
            default: try reader.skip()
            }
        }
        guard var value else { throw reader.missing("value", in: "a step of a sensitive path") }
        if type == "index", let inner = value["value"], value["type"] != nil { value = inner }
        switch (type, value) {
        case ("get_attr", .string(let name)), ("index", .string(let name)): return .member(name)
        case ("index", .number(let number)): return number.int.map { .index($0) } ?? .element
        case ("index", _): return .element
        default: throw reader.error(.wrongType, "a step of a sensitive path is of a kind that is not known")
        }
    }

    private static func marked(_ mask: JSON, _ path: ArraySlice<Step>, over values: JSON) -> JSON {
        guard mask != true, let step = path.first else { return true }
        let rest = path.dropFirst()
        switch (step, values) {
        case (.member(let name), .object(let members)):
            guard let value = members[name] else { return true }
            var marks = mask.object ?? [:]
            marks[name] = marked(marks[name] ?? false, rest, over: value)
            return .object(marks)
        case (.index(let index), .array(let elements)):
            guard elements.indices.contains(index) else { return true }
            var marks = mask.array ?? Array(repeating: false, count: elements.count)
            marks[index] = marked(marks[index], rest, over: elements[index])
            return .array(marks)
        default: return true
        }
    }
}
