/// A span of local time.
package struct LocalSpan: Hashable, Sendable, Comparable, CustomStringConvertible {
    package var start: LocalTime
    package var end: LocalTime

    package init(start: LocalTime, end: LocalTime) {
        self.start = start
        self.end = end
    }

    package static func < (left: Self, right: Self) -> Bool { (left.start, left.end) < (right.start, right.end) }

    package var description: String { "\(start)–\(end)" }
}

extension LocalSpan: Codable {
    private enum CodingKeys: String, CodingKey {
        case start, end
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        start = try container.decodeLocalTime(forKey: .start)
        end = try container.decodeLocalTime(forKey: .end)
        guard start < end else {
            throw DecodingError.dataCorruptedError(forKey: .end, in: container, debugDescription: "must be after start")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(start.description, forKey: .start)
        try container.encode(end.description, forKey: .end)
    }
}
