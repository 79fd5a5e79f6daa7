/// In which time zones a phone number may be, by its prefix.
package struct NumberZones: Sendable {
    /// The numbering plan of the world, as Google's libphonenumber publishes it.
    package static let standard = NumberZones(table: Self.table)

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
        let digits = number.filter(\.isASCII).filter(\.isWholeNumber)
        for length in stride(from: min(longest, digits.count), to: 0, by: -1) {
            if let found = zones[String(digits.prefix(length))] { return found }
        }
        return []
    }
}
