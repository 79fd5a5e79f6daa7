import Foundation
import RingdownCore
import RingdownVendors

/// The time zones that CXone knows, by Windows' names for them.
enum CXoneZones {
    /// The IANA name of a zone; `nil` for a name that is not known.
    static func iana(_ name: String) -> String? { WindowsZones.shared.iana(name) }

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
