import RingdownCore
import Yams

/// A YAML value that knows where it stands, with the meaning of YAML 1.2: unquoted `on` and `off` are text.
struct YAMLNode: Sendable {
    /// A key of a mapping with its value.
    struct Entry: Sendable {
        var key: String
        var place: Place
        var value: YAMLNode
    }

    /// A line and a column, counted from 1.
    struct Place: Hashable, Sendable {
        var line: Int
        var column: Int
    }

    /// What stands there.
    indirect enum Content: Sendable {
        /// A scalar; `JSON.string` unless it is unquoted and reads as null, a boolean or a number.
        case scalar(JSON)
        case mapping([Entry])
        case sequence([YAMLNode])
    }

    var content: Content
    var place: Place

    /// The value as JSON, without places.
    var json: JSON {
        switch content {
        case .scalar(let value): value
        case .mapping(let entries): .object(Dictionary(entries.map { ($0.key, $0.value.json) }) { _, last in last })
        case .sequence(let nodes): .array(nodes.map(\.json))
        }
    }

    /// A word for what stands there, as error messages say it.
    var kind: String {
        switch content {
        case .scalar(let value): value.kind
        case .mapping: "a mapping"
        case .sequence: "a list"
        }
    }
}

extension YAMLNode {
    /// Reads one document.
    init(yaml text: String, file: String) throws(ConfigurationError) {
        do {
            guard let root = try Yams.compose(yaml: text, .basic) else {
                throw ConfigurationError(file: file, problems: [Problem("the file is empty")])
            }
            self = try Self.convert(root, file: file, fallback: Place(line: 1, column: 1), depth: 0)
        } catch let error as ConfigurationError {
            throw error
        } catch let error as YamlError {
            throw ConfigurationError(file: file, problems: [error.problem])
        } catch {
            throw ConfigurationError(file: file, problems: [Problem("not YAML: \(error)")])
        }
    }

    private static func convert(
        _ node: Node,
        file: String,
        fallback: Place,
        depth: Int
    ) throws(ConfigurationError) -> YAMLNode {
        let place = node.mark.map { Place(line: $0.line, column: $0.column) } ?? fallback
        guard depth < 64 else {
            throw ConfigurationError(file: file, problems: [Problem("too deeply nested", at: place)])
        }
        switch node {
        case .scalar(let scalar):
            let value = scalar.style == .plain ? coreScalar(scalar.string) : .string(scalar.string)
            return YAMLNode(content: .scalar(value), place: place)
        case .sequence(let sequence):
            var nodes: [YAMLNode] = []
            for element in sequence {
                nodes.append(try convert(element, file: file, fallback: place, depth: depth + 1))
            }
            return YAMLNode(content: .sequence(nodes), place: place)
        case .mapping(let mapping):
            var entries: [Entry] = []
            for (key, value) in mapping {
                let keyPlace = key.mark.map { Place(line: $0.line, column: $0.column) } ?? place
                guard let name = key.scalar?.string else {
                    throw ConfigurationError(file: file, problems: [Problem("a key must be text", at: keyPlace)])
                }
                let converted = try convert(value, file: file, fallback: keyPlace, depth: depth + 1)
                entries.append(Entry(key: name, place: keyPlace, value: converted))
            }
            return YAMLNode(content: .mapping(entries), place: place)
        case .alias:
            throw ConfigurationError(file: file, problems: [Problem("an alias points nowhere", at: place)])
        }
    }

    /// What an unquoted scalar means in YAML 1.2's core schema.
    static func coreScalar(_ text: String) -> JSON {
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default: break
        }
        var digits = text[...]
        if digits.first == "+" { digits = digits.dropFirst() }
        if let number = try? JSON(parsing: String(digits)), case .number = number { return number }
        if let whole = Int(digits) { return .number(JSONNumber(whole)) }
        if text.hasPrefix("0o"), let whole = Int(text.dropFirst(2), radix: 8) { return .number(JSONNumber(whole)) }
        if text.hasPrefix("0x"), let whole = Int(text.dropFirst(2), radix: 16) { return .number(JSONNumber(whole)) }
        return .string(text)
    }
}

extension YamlError {
    fileprivate var problem: Problem {
        func at(_ mark: Mark) -> YAMLNode.Place { YAMLNode.Place(line: mark.line, column: mark.column) }
        return switch self {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            Problem("not YAML: \(problem)", at: at(mark))
        case .duplicatedKeysInMapping(let duplicates, let context):
            Problem(
                "the key \(duplicates.sorted().map { "\"\($0)\"" }.joined(separator: ", ")) stands twice",
                at: at(context.mark),
                suggestion: "keep one of them"
            )
        case .reader(let problem, _, _, _): Problem("not YAML: \(problem)")
        case .dataCouldNotBeDecoded: Problem("not UTF-8", suggestion: "save the file as UTF-8")
        case .no, .memory, .writer, .emitter, .representer: Problem("not YAML: \(self)")
        }
    }
}
