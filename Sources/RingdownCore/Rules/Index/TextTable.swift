/// Entries by what a text must be; looking one up takes as long with one entry as with many.
struct TextTable<Entry> {
    private var exact: [String: Entry] = [:]
    /// By the number of characters, so that a text is cut once for each length that there is.
    private var prefixes: [Int: [String: Entry]] = [:]
    private var suffixes: [Int: [String: Entry]] = [:]
    private var rest: Entry?

    /// Changes the entry of a key, which is made when there is none.
    mutating func update(_ key: TextKey, _ empty: Entry, _ body: (inout Entry) -> Void) {
        switch key {
        case .exact(let text): body(&exact[text, default: empty])
        case .prefix(let text): body(&prefixes[text.count, default: [:]][text, default: empty])
        case .suffix(let text): body(&suffixes[text.count, default: [:]][text, default: empty])
        case .rest:
            var entry = rest ?? empty
            rest = nil
            body(&entry)
            rest = entry
        }
    }

    /// The entry of exactly this text.
    func exactly(_ text: String) -> Entry? { exact[text] }

    /// Every entry that a text may be meant by.
    func visit(_ text: String, _ body: (Entry) -> Void) {
        if let entry = exact[text] { body(entry) }
        for (length, entries) in prefixes {
            if let entry = entries[String(text.prefix(length))] { body(entry) }
        }
        for (length, entries) in suffixes {
            if let entry = entries[String(text.suffix(length))] { body(entry) }
        }
        if let rest { body(rest) }
    }

    /// Every entry.
    func visitAll(_ body: (Entry) -> Void) {
        exact.values.forEach(body)
        prefixes.values.forEach { $0.values.forEach(body) }
        suffixes.values.forEach { $0.values.forEach(body) }
        if let rest { body(rest) }
    }
}

extension TextTable: Sendable where Entry: Sendable {}
