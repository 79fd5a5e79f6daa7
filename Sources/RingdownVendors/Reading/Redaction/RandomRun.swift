/// Masks runs of characters that look drawn at random, whatever name stands before them: a secret whose name was
/// misspelt, cut off or never written.
///
/// A run looks random where small letters, capitals and digits change places too often for words, names and dates, or
/// where too many of its parts could not be spoken. UUIDs are ids, and stay.
enum RandomRun {
    /// Shorter runs are left: they say too little to tell a secret from an id.
    private static let length = 16
    /// How often letters and digits change places at least, in as many characters.
    private static let changes = 6
    /// How many characters of a run differ at least.
    private static let variety = 8
    /// How many parts of a run cannot be spoken at least.
    private static let oddParts = 3

    /// A text without what looks drawn at random.
    static func masked(_ text: String) -> String { masked(Array(text.utf8)).text }

    static func masked(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count >= length else { return bytes }
        var out: [UInt8] = []
        var position = 0
        while position < bytes.count {
            guard isPart(bytes[position]) else {
                out.append(bytes[position])
                position += 1
                continue
            }
            var end = position
            while end < bytes.count, isPart(bytes[end]) || bytes[end] == UInt8(ascii: "/") { end += 1 }
            let run = bytes[position..<end]
            position = end
            if isEncoded(run) {
                out += shown(run)
            } else {
                out += run.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(shown)
                    .joined(separator: [UInt8(ascii: "/")])
            }
        }
        return out
    }

    /// A run as it is shown: masked where it looks drawn at random.
    private static func shown(_ run: ArraySlice<UInt8>) -> [UInt8] {
        looksRandom(run) ? Array(SecretMask.shown(run.text).utf8) : Array(run)
    }

    /// Whether the slashes in a run are signs of base64 and no path's: none stands beside a word.
    private static func isEncoded(_ run: ArraySlice<UInt8>) -> Bool {
        let segments = run.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return segments.count > 1
            && segments.allSatisfy { segment in
                let isWord = segment.count >= 3 && segment.allSatisfy { $0.isLetter || $0 == UInt8(ascii: "-") }
                return !isWord && !segment.allSatisfy(\.isDigit) && !PathID.isUUID(segment.text)
            }
    }

    /// Whether a run is no word, name, date or id in a known form.
    private static func looksRandom(_ run: ArraySlice<UInt8>) -> Bool {
        let bytes = run.filter { kind($0) != .other }
        guard bytes.count >= length, Set(bytes).count >= variety, bytes.contains(where: \.isLetter),
            !PathID.isUUID(run.split(separator: UInt8(ascii: "=")).last?.text ?? "")
        else { return false }
        let parts = parts(of: run)
        if parts.filter(isOdd).count >= oddParts { return true }
        // Words are longer than this on the average, even in names of many.
        if bytes.count == run.count, parts.count >= changes, parts.reduce(0, { $0 + $1.count }) < parts.count * 3 {
            return true
        }
        guard bytes.contains(where: \.isDigit) else { return false }
        return isRestless(bytes) || digitGroups(run) >= 3
    }

    /// Whether letters and digits change places too often, somewhere in a run.
    private static func isRestless(_ bytes: [UInt8]) -> Bool {
        let places = bytes.indices.dropFirst().filter { place in
            guard kind(bytes[place]) != kind(bytes[place - 1]) else { return false }
            // The capital that a word begins with.
            let isWord = kind(bytes[place - 1]) == .capital && kind(bytes[place]) == .small
            return !isWord || bytes[place...].prefix(3).contains { kind($0) != .small }
        }
        return places.indices.contains { start in
            let end = start + changes - 1
            return end < places.count && places[end] - places[start] < length
        }
    }

    /// The words of a run: of small letters behind a capital, or of capitals alone.
    private static func parts(of run: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = run.startIndex
        for place in run.indices.dropFirst() {
            let (before, here) = (kind(run[place - 1]), kind(run[place]))
            let endsCapitals =
                before == .capital && here == .capital && place + 1 < run.endIndex && kind(run[place + 1]) == .small
            guard endsCapitals || before != here && !(before == .capital && here == .small) else { continue }
            parts.append(run[start..<place])
            start = place
        }
        parts.append(run[start...])
        return parts.filter { $0.first?.isLetter ?? false }
    }

    /// Whether letters cannot be spoken: small ones without a vowel, or five consonants in a row.
    private static func isOdd(_ part: ArraySlice<UInt8>) -> Bool {
        var consonants = 0
        var most = 0
        for byte in part {
            consonants = "aeiouyAEIOUY".utf8.contains(byte) ? 0 : consonants + 1
            most = max(most, consonants)
        }
        let isMixed = part.count > 1 && part.contains { kind($0) == .small }
        return most >= 5 || isMixed && most == part.count
    }

    /// The most groups of digits in a part of a run that is long enough by itself.
    private static func digitGroups(_ run: ArraySlice<UInt8>) -> Int {
        run.split { kind($0) == .other }.filter { $0.count >= length && $0.contains(where: \.isLetter) }
            .map { part in part.split { !$0.isDigit }.count }.max() ?? 0
    }

    private enum Kind { case small, capital, digit, other }

    private static func kind(_ byte: UInt8) -> Kind {
        if byte.isDigit { return .digit }
        guard byte.isLetter else { return .other }
        return byte >= UInt8(ascii: "a") ? .small : .capital
    }

    private static func isPart(_ byte: UInt8) -> Bool { kind(byte) != .other || "_-+=".utf8.contains(byte) }
}
