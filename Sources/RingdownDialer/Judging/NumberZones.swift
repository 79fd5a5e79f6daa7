/// In which time zones a phone number or a ZIP code may be, by its first digits.
package struct NumberZones: Sendable {
    /// The numbering plan of the world, as Google's libphonenumber publishes it.
    package static let standard = NumberZones(table: Self.table)
    /// The ZIP codes of the United States.
    package static let zipCodes = NumberZones(table: Self.zipTable)

    /// The zones by the digits that numbers begin with.
    private let zones: [String: [String]]
    private let longest: Int

    /// Reads lines of zones joined by `&`, a space, and prefixes joined by commas.
    init(table: String) {
        var zones: [String: [String]] = [:]
        for line in table.split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard parts.count == 2 else { continue }
            let names = parts[0].split(separator: "&").map(String.init)
            for prefix in parts[1].split(separator: ",") { zones[String(prefix)] = names }
        }
        self.zones = zones
        longest = zones.keys.map(\.utf8.count).max() ?? 0
    }

    /// The IANA names of the zones that a number in international form may be in: those of the longest prefix that is
    /// known; empty when none is, or the number is in another form.
    package func zones(of number: String) -> [String] {
        guard number.first == "+" else { return [] }
        return zones(ofDigits: number.filter(\.isASCII).filter(\.isWholeNumber))
    }

    /// The IANA names of the zones of a ZIP code of five digits, with or without four more after a hyphen; empty when
    /// it is none that is known.
    package func zones(ofZIPCode text: String) -> [String] {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isDigits = parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard isDigits, [[5], [5, 4]].contains(parts.map(\.utf8.count)) else { return [] }
        return zones(ofDigits: String(parts[0]))
    }

    private func zones(ofDigits digits: String) -> [String] {
        for length in stride(from: min(longest, digits.count), to: 0, by: -1) {
            if let found = zones[String(digits.prefix(length))] { return found }
        }
        return []
    }
}
