import Foundation
import RingdownCore

/// The time zones that CXone knows, by Windows' names for them.
enum CXoneZones {
    /// Windows' names with the IANA names of the zones (CLDR's table of territories 001).
    private static let names: [(windows: String, iana: String)] = [
        ("Dateline Standard Time", "Etc/GMT+12"), ("Hawaiian Standard Time", "Pacific/Honolulu"),
        ("Alaskan Standard Time", "America/Anchorage"), ("Pacific Standard Time", "America/Los_Angeles"),
        ("US Mountain Standard Time", "America/Phoenix"), ("Mountain Standard Time", "America/Denver"),
        ("Central Standard Time", "America/Chicago"), ("Central Standard Time (Mexico)", "America/Mexico_City"),
        ("Canada Central Standard Time", "America/Regina"), ("Eastern Standard Time", "America/New_York"),
        ("US Eastern Standard Time", "America/Indiana/Indianapolis"), ("SA Pacific Standard Time", "America/Bogota"),
        ("Atlantic Standard Time", "America/Halifax"), ("SA Western Standard Time", "America/La_Paz"),
        ("Pacific SA Standard Time", "America/Santiago"), ("Newfoundland Standard Time", "America/St_Johns"),
        ("E. South America Standard Time", "America/Sao_Paulo"),
        ("Argentina Standard Time", "America/Argentina/Buenos_Aires"), ("Azores Standard Time", "Atlantic/Azores"),
        ("UTC", "UTC"), ("GMT Standard Time", "Europe/London"), ("Greenwich Standard Time", "Atlantic/Reykjavik"),
        ("W. Europe Standard Time", "Europe/Berlin"), ("Central Europe Standard Time", "Europe/Budapest"),
        ("Romance Standard Time", "Europe/Paris"), ("Central European Standard Time", "Europe/Warsaw"),
        ("E. Europe Standard Time", "Europe/Chisinau"), ("FLE Standard Time", "Europe/Kyiv"),
        ("GTB Standard Time", "Europe/Bucharest"), ("Turkey Standard Time", "Europe/Istanbul"),
        ("Israel Standard Time", "Asia/Jerusalem"), ("Egypt Standard Time", "Africa/Cairo"),
        ("South Africa Standard Time", "Africa/Johannesburg"), ("Russian Standard Time", "Europe/Moscow"),
        ("Arab Standard Time", "Asia/Riyadh"), ("Arabian Standard Time", "Asia/Dubai"),
        ("Pakistan Standard Time", "Asia/Karachi"), ("India Standard Time", "Asia/Kolkata"),
        ("Bangladesh Standard Time", "Asia/Dhaka"), ("SE Asia Standard Time", "Asia/Bangkok"),
        ("China Standard Time", "Asia/Shanghai"), ("Singapore Standard Time", "Asia/Singapore"),
        ("W. Australia Standard Time", "Australia/Perth"), ("Tokyo Standard Time", "Asia/Tokyo"),
        ("Korea Standard Time", "Asia/Seoul"), ("AUS Central Standard Time", "Australia/Darwin"),
        ("Cen. Australia Standard Time", "Australia/Adelaide"), ("AUS Eastern Standard Time", "Australia/Sydney"),
        ("E. Australia Standard Time", "Australia/Brisbane"), ("New Zealand Standard Time", "Pacific/Auckland"),
    ]

    /// The IANA name of a zone; `nil` for a name that is not known.
    static func iana(_ name: String) -> String? {
        names.first { $0.windows.lowercased() == name.lowercased() }?.iana
    }

    /// The zones as `/timezones` shows them, with their offset from UTC without summer time.
    static var rows: [[String: JSON]] {
        names.compactMap { name in
            guard let zone = TimeZone(identifier: name.iana) else { return nil }
            let winter = zone.secondsFromGMT(for: Date(timeIntervalSince1970: 1_736_899_200))
            let summer = zone.secondsFromGMT(for: Date(timeIntervalSince1970: 1_752_537_600))
            let minutes = min(winter, summer) / 60
            let digits = [abs(minutes) / 60, abs(minutes) % 60].map { String(String(100 + $0).dropFirst()) }
            let offset = (minutes < 0 ? "-" : "+") + digits.joined(separator: ":")
            return [
                "standardName": .string(name.windows), "offset": .string(offset),
                "displayName": .string("(UTC\(offset)) \(name.windows)"),
            ]
        }
    }
}
