extension KeyedDecodingContainer {
    /// A value that is written as text; the advice says what a text that it cannot be read from should be.
    func decode<Value>(
        forKey key: Key,
        _ advice: String,
        as read: (String) -> Value?
    ) throws -> Value {
        let text = try decode(String.self, forKey: key)
        guard let value = read(text) else {
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "\"\(text)\" \(advice)")
        }
        return value
    }

    /// A value that is written as text where it is written at all.
    func decodeIfPresent<Value>(
        forKey key: Key,
        _ advice: String,
        as read: (String) -> Value?
    ) throws -> Value? {
        guard contains(key), try !decodeNil(forKey: key) else { return nil }
        return try decode(forKey: key, advice, as: read)
    }

    func decodeLocalTime(forKey key: Key) throws -> LocalTime {
        try decode(forKey: key, "is not a local time: write YYYY-MM-DDTHH:MM") { LocalTime($0) }
    }

    /// Days of the week: a text of names and ranges, or a list of them.
    func decodeDays(forKey key: Key) throws -> Set<Window.Weekday> {
        let texts = try (try? decode([String].self, forKey: key)) ?? [decode(String.self, forKey: key)]
        var days: Set<Window.Weekday> = []
        for text in texts {
            guard let read = Set(days: text) else {
                let advice = "\"\(text)\" is no day: write mon-fri, or mon,wed,sat"
                throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: advice)
            }
            days.formUnion(read)
        }
        return days
    }
}
