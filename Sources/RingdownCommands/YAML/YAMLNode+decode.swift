import Foundation
import RingdownCore

extension YAMLNode {
    /// Reads a value that has its own reader for JSON; errors carry the place in the file.
    ///
    /// A key that the value does not take is an error: it would not come back when the value is written again.
    func decode<Value: Codable>(_ type: Value.Type, file: String) throws(ConfigurationError) -> Value {
        let value: Value
        do {
            value = try JSONDecoder().decode(type, from: Data(json.text().utf8))
        } catch let error as DecodingError {
            throw ConfigurationError(file: file, problems: [problem(error)])
        } catch {
            throw ConfigurationError(file: file, problems: [Problem("\(error)", at: place)])
        }
        let written = (try? JSONEncoder().encode(value)).flatMap { try? JSON(parsing: $0) } ?? .null
        let unknown = unknownKeys(beside: written)
        guard unknown.isEmpty else { throw ConfigurationError(file: file, problems: unknown) }
        return value
    }

    private func problem(_ error: DecodingError) -> Problem {
        switch error {
        case .keyNotFound(let key, let context):
            Problem("\"\(key.stringValue)\" is missing", at: node(at: context.codingPath).place)
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            Problem(
                (context.codingPath.last.map { "\"\($0.stringValue)\": " } ?? "") + context.debugDescription,
                at: node(at: context.codingPath).place
            )
        @unknown default: Problem("\(error)", at: place)
        }
    }

    /// The value at a coding path, or the nearest one above it.
    private func node(at path: [any CodingKey]) -> YAMLNode {
        guard let key = path.first else { return self }
        let next: YAMLNode? =
            switch content {
            case .scalar: nil
            case .mapping(let entries): entries.first { $0.key == key.stringValue }?.value
            case .sequence(let nodes): key.intValue.flatMap { nodes.indices.contains($0) ? nodes[$0] : nil }
            }
        return next?.node(at: Array(path.dropFirst())) ?? self
    }

    private func unknownKeys(beside written: JSON) -> [Problem] {
        switch (content, written) {
        case (.mapping(let entries), .object(let members)):
            entries.flatMap { entry -> [Problem] in
                if case .scalar(.null) = entry.value.content { return [] }
                if let member = members[entry.key] { return entry.value.unknownKeys(beside: member) }
                return [
                    Problem(
                        "unknown key \"\(entry.key)\"",
                        at: entry.place,
                        suggestion: entry.key.nearest(among: members.keys).map { "did you mean \"\($0)\"?" }
                    )
                ]
            }
        case (.sequence(let nodes), .array(let elements)):
            zip(nodes, elements).flatMap { $0.unknownKeys(beside: $1) }
        default: []
        }
    }
}
