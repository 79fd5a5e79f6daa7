/// Finds sensitive values inside other texts, in time that does not grow with how many there are.
struct SecretIndex {
    /// Characters from which on a value is looked for elsewhere; shorter ones stand everywhere by chance.
    static let shortest = 6

    private struct Entry {
        var text: [UInt8]
        var digest: [UInt8]
    }

    private let whole: Set<String>
    /// The entries by their first six bytes, the longest first.
    private let entries: [UInt64: [Entry]]
    /// Which folded beginnings occur: most texts need no look into the dictionary.
    private let beginnings: [Bool]

    init(_ values: Set<JSON>, digest: (JSON) -> String) {
        var whole: Set<String> = []
        var entries: [UInt64: [Entry]] = [:]
        var beginnings = values.isEmpty ? [] : [Bool](repeating: false, count: 1 << 16)
        for value in values {
            let text = value.string ?? value.text()
            guard text.count >= Self.shortest else { continue }
            whole.insert(text)
            let replacement = Array(digest(value).utf8)
            // A text inside another document's text stands there with its escapes.
            let escaped = Array(JSON.string(text).text().utf8.dropFirst().dropLast())
            for form in Set([Array(text.utf8), escaped]) {
                let key = form.prefix(Self.shortest).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
                entries[key, default: []].append(Entry(text: form, digest: replacement))
                beginnings[Self.fold(key)] = true
            }
        }
        self.whole = whole
        self.entries = entries.mapValues { $0.sorted { $0.text.count > $1.text.count } }
        self.beginnings = beginnings
    }

    /// Whether there is nothing to look for.
    var isEmpty: Bool { whole.isEmpty }

    /// Whether a text is one of the values.
    func contains(_ text: String) -> Bool { whole.contains(text) }

    /// The text with every value in it replaced by its digest.
    func replacing(in text: String) -> String {
        guard !isEmpty else { return text }
        var text = text
        return text.withUTF8 { bytes in replacing(in: bytes) } ?? text
    }

    /// `nil` when there is nothing to replace.
    private func replacing(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.count >= Self.shortest else { return nil }
        var out: [UInt8] = []
        var kept = 0
        var position = 0
        var key: UInt64 = 0
        var width = 0
        while position < bytes.count {
            key = (key << 8 | UInt64(bytes[position])) & 0xFFFF_FFFF_FFFF
            width += 1
            position += 1
            guard width >= Self.shortest, beginnings[Self.fold(key)], let candidates = entries[key] else { continue }
            let start = position - Self.shortest
            guard let entry = candidates.first(where: { bytes[start...].starts(with: $0.text) }) else { continue }
            out.append(contentsOf: bytes[kept..<start])
            out.append(contentsOf: entry.digest)
            position = start + entry.text.count
            kept = position
            (key, width) = (0, 0)
        }
        guard kept > 0 else { return nil }
        out.append(contentsOf: bytes[kept...])
        return String(decoding: out, as: UTF8.self)
    }

    private static func fold(_ key: UInt64) -> Int { Int((key ^ key >> 16 ^ key >> 32) & 0xFFFF) }
}
