import Foundation
import RingdownCore
import RingdownDialer
import RingdownVendors

/// The time zones that CXone knows, by Windows' names for them.
enum CXoneZones {
    /// The IANA name of a zone; `nil` for a name that is not known.
    static func iana(_ name: String) -> String? { WindowsZones.shared.iana(name) }

    /// The IANA names that a name stands for; `zone` alone for a name that is not known.
    static func all(_ name: String, or zone: String) -> [String] {
        let names = WindowsZones.shared.ianaNames(name)
        return names.isEmpty ? [zone] : names
    }

    /// The zone that a phone number is in, by its prefix, as the IANA name that stands for all with its clock; `nil`
    /// when it may be in several, or none is known.
    static func zone(of number: String) -> String? {
        let zones = Set(NumberZones.standard.zones(of: DialString.canonical(number)).map(usual))
        return zones.count == 1 ? zones.first : nil
    }

    /// The IANA name that stands for a zone and all with its clock.
    static func usual(_ zone: String) -> String { WindowsZones.shared.windows(zone).flatMap(iana) ?? zone }

    /// The zones as `/timezones` shows them, with their offset from UTC without summer time.
    static var rows: [[String: JSON]] {
        WindowsZones.shared.names.compactMap { name in
            guard let zone = iana(name).flatMap({ TimeZone(identifier: $0) }) else { return nil }
            let winter = zone.secondsFromGMT(for: Date(timeIntervalSince1970: 1_736_899_200))
            let summer = zone.secondsFromGMT(for: Date(timeIntervalSince1970: 1_752_537_600))
            let minutes = min(winter, summer) / 60
            let digits = [abs(minutes) / 60, abs(minutes) % 60].map { String(String(100 + $0).dropFirst()) }
            let offset = (minutes < 0 ? "-" : "+") + digits.joined(separator: ":")
            return [
                "standardName": .string(name), "offset": .string(offset),
                "displayName": .string("(UTC\(offset)) \(name)"),
            ]
        }
    }
}
