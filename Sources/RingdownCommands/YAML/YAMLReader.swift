import RingdownCore

/// Reads a mapping key by key, notes everything that is wrong, and goes on, so that one run shows all problems.
struct YAMLReader {
    /// What was noted so far, shared by all readers of one file.
    final class Notes {
        var problems: [Problem] = []
        var warnings: [Problem] = []
    }

    let notes: Notes
    /// What is being read, as messages call it (`rule "go-live"`).
    let subject: String
    let place: YAMLNode.Place
    private let entries: [String: YAMLNode.Entry]
    private let order: [YAMLNode.Entry]

    /// A reader over a mapping; another kind of value is noted and reads as empty.
    init(_ node: YAMLNode, _ subject: String, notes: Notes) {
        self.notes = notes
        self.subject = subject
        place = node.place
        if case .mapping(let entries) = node.content {
            order = entries
        } else {
            order = []
            notes.problems.append(Problem("\(subject) must be a mapping, found \(node.kind)", at: node.place))
        }
        entries = Dictionary(order.map { ($0.key, $0) }) { first, _ in first }
    }

    /// Notes every key that is not among the known ones, with the nearest of them.
    func allow(only known: [String]) {
        for entry in order where !known.contains(entry.key) {
            let nearest = entry.key.nearest(among: known)
            note(
                "unknown key \"\(entry.key)\" in \(subject)",
                at: entry.place,
                suggestion: nearest.map { "did you mean \"\($0)\"?" } ?? "known are \(known.joined(separator: ", "))"
            )
        }
    }

    /// The value of a key; `nil` when it is absent or null.
    func node(_ key: String) -> YAMLNode? {
        guard let node = entries[key]?.value else { return nil }
        if case .scalar(.null) = node.content { return nil }
        return node
    }

    /// Whether the key stands there, with whatever value.
    func has(_ key: String) -> Bool { entries[key] != nil }

    /// The keys in the order of the file.
    var keys: [YAMLNode.Entry] { order }

    /// The value of a key that must be there.
    func required(_ key: String) -> YAMLNode? {
        guard let node = node(key) else {
            note("\(subject) needs \"\(key)\"", at: place)
            return nil
        }
        return node
    }

    /// A text that may be absent.
    func text(_ key: String) -> String? {
        guard let node = node(key) else { return nil }
        guard case .scalar(.string(let text)) = node.content else {
            note("\"\(key)\" must be text, found \(node.kind)", at: node.place, suggestion: "put it in quotes")
            return nil
        }
        return text
    }

    /// A text that must be there.
    func requiredText(_ key: String) -> String? { required(key) == nil ? nil : text(key) }

    /// A truth value that may be absent.
    func flag(_ key: String) -> Bool? {
        guard let node = node(key) else { return nil }
        guard case .scalar(.bool(let value)) = node.content else {
            note("\"\(key)\" must be true or false, found \(node.kind)", at: node.place)
            return nil
        }
        return value
    }

    /// A whole number that may be absent.
    func whole(_ key: String) -> Int? {
        guard let node = node(key) else { return nil }
        guard case .scalar(let value) = node.content, let number = value.int else {
            note("\"\(key)\" must be a whole number, found \(node.kind)", at: node.place)
            return nil
        }
        return number
    }

    /// One text or a list of texts; empty when absent.
    func texts(_ key: String) -> [(text: String, place: YAMLNode.Place)] {
        guard let node = node(key) else { return [] }
        let elements: [YAMLNode] =
            if case .sequence(let elements) = node.content { elements } else { [node] }
        return elements.compactMap { element in
            guard case .scalar(.string(let text)) = element.content else {
                note("\"\(key)\" must hold texts, found \(element.kind)", at: element.place)
                return nil
            }
            return (text, element.place)
        }
    }

    /// The elements of a list that may be absent.
    func list(_ key: String) -> [YAMLNode] {
        guard let node = node(key) else { return [] }
        guard case .sequence(let elements) = node.content else {
            note("\"\(key)\" must be a list, found \(node.kind)", at: node.place, suggestion: "start each entry with -")
            return []
        }
        return elements
    }

    /// Notes a problem.
    func note(_ message: String, at place: YAMLNode.Place, suggestion: String? = nil) {
        notes.problems.append(Problem(message, at: place, suggestion: suggestion))
    }
}
