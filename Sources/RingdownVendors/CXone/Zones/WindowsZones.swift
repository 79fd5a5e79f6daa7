import Foundation
import RingdownCore

/// The time zones as Windows, and so CXone, names them, with the IANA names of each.
///
/// The content is a resource that `Scripts/windows-zones.py` makes from the Unicode CLDR's mapping.
package struct WindowsZones: Sendable {
    /// The mapping that comes with Ringdown; empty, with ``problem`` saying why, when its resource is absent or damaged.
    package static let shared = Self.bundled()

    /// Where the mapping is from, with its version.
    package private(set) var source = "none"
    /// Windows' names, in alphabetical order.
    package private(set) var names: [String] = []
    /// Why the mapping could not be read; `nil` when it was.
    package private(set) var problem: String?

    private var zones: [String: [String]] = [:]
    private var windows: [String: String] = [:]

    /// The IANA name that stands for a zone of Windows, letter case ignored; `nil` when there is no such zone.
    package func iana(_ name: String) -> String? { zones[name.lowercased()]?.first }

    /// The IANA names that a zone of Windows stands for, the first of them for all; empty when there is no such zone.
    package func ianaNames(_ name: String) -> [String] { zones[name.lowercased()] ?? [] }

    /// The zone of Windows for an IANA name; `nil` when Windows has none.
    package func windows(_ iana: String) -> String? {
        if iana == "GMT" { return windows["Etc/GMT"] }
        return windows[iana]
    }

    /// What to write in place of a name that is no zone's: the nearest of Windows' names, or that of the IANA name.
    package func advice(for name: String) -> String {
        if let meant = windows(name) { return "write Windows' name for it, \"\(meant)\"" }
        if let near = Nearest.text(to: name, among: names) { return "did you mean \"\(near)\"?" }
        return "write a name as GET /timezones lists it, for example \"W. Europe Standard Time\""
    }

    private static func bundled() -> WindowsZones {
        var zones = WindowsZones()
        guard let url = Bundle.module.url(forResource: "windows-zones", withExtension: "json"),
            let content = try? Data(contentsOf: url), let json = try? JSON(parsing: content),
            let entries = json["zones"]?.object
        else {
            zones.problem = "The names of time zones are not beside the program: reinstall it."
            return zones
        }
        zones.source = json["source"]?.string ?? "unknown"
        zones.names = entries.keys.sorted()
        for (name, value) in entries {
            let names = value.array?.compactMap(\.string) ?? []
            zones.zones[name.lowercased()] = names
            for iana in names { zones.windows[iana] = name }
        }
        return zones
    }
}
