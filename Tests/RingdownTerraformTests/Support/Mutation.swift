import RingdownCore

/// Ways to damage a document.
enum Mutation: CaseIterable {
    case truncate, flip, insert, remove, double, swapType

    func apply(to bytes: [UInt8], using generator: inout SplitMix64) -> [UInt8] {
        guard !bytes.isEmpty else { return bytes }
        var bytes = bytes
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
        switch self {
        case .truncate: bytes.removeSubrange(place...)
        case .flip: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case .insert:
            let pieces = ["{", "}", "[", "]", "\"", ",", ":", "null", "-", "1e999999", "\\u0000", "\u{0}", "\n"]
            bytes.insert(contentsOf: Array((pieces.randomElement(using: &generator) ?? "{").utf8), at: place)
        case .remove: bytes.removeSubrange(place..<end)
        case .double: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case .swapType: return Self.swapType(bytes, using: &generator)
        }
        return bytes
    }

    /// Gives one value of the document another type; in a stream, of one of its messages.
    private static func swapType(_ bytes: [UInt8], using generator: inout SplitMix64) -> [UInt8] {
        if let document = try? JSON(parsing: bytes) {
            return Array(swapped(document, using: &generator).text().utf8)
        }
        var lines = bytes.split(separator: 0x0A).map(Array.init)
        guard let place = lines.indices.randomElement(using: &generator), let line = try? JSON(parsing: lines[place])
        else { return bytes }
        lines[place] = Array(swapped(line, using: &generator).text().utf8)
        return Array(lines.joined(separator: [0x0A]))
    }

    private static func swapped(_ value: JSON, using generator: inout SplitMix64) -> JSON {
        let goesDown = Int.random(in: 0..<8, using: &generator) > 0
        switch value {
        case .object(let members) where goesDown:
            guard let name = members.keys.sorted().randomElement(using: &generator), let inner = members[name] else {
                return .null
            }
            return .object(members.merging([name: swapped(inner, using: &generator)]) { _, new in new })
        case .array(var elements) where goesDown:
            guard let place = elements.indices.randomElement(using: &generator) else { return .bool(true) }
            elements[place] = swapped(elements[place], using: &generator)
            return .array(elements)
        default:
            let others: [JSON] = [.null, true, 7, -0.5, "", "x", [], ["x"], [:], ["x": .null]]
            return others.randomElement(using: &generator) ?? .null
        }
    }
}
