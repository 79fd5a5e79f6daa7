import Foundation
import RingdownVendors
import Testing

@Suite("Windows' names of time zones")
struct WindowsZonesTests {
    private let zones = WindowsZones.shared

    @Test("are read with where they are from")
    func source() {
        #expect(zones.problem == nil)
        #expect(zones.source.contains("CLDR"))
        #expect(zones.names.count > 130)
    }

    @Test("each stands for a zone that this machine knows")
    func known() {
        for name in zones.names {
            let iana = zones.iana(name)
            #expect(iana.flatMap { TimeZone(identifier: $0) } != nil, "\(name) is \(iana ?? "nothing")")
        }
    }

    /// Zones that the mapping leaves out: one that Windows lacks, and former names of places that are Europe/Kyiv now.
    private static let without: Set<String> = ["Antarctica/Troll", "Europe/Uzhgorod", "Europe/Zaporozhye"]

    @Test("every zone that this machine knows has one, but for those that Windows lacks")
    func complete() {
        let missing = TimeZone.knownTimeZoneIdentifiers.filter { zones.windows($0) == nil }
        #expect(Set(missing).subtracting(Self.without) == [])
    }

    @Test(
        "a zone has the offset of each of its names' zones",
        arguments: [
            ("W. Europe Standard Time", "Europe/Berlin"), ("Eastern Standard Time", "America/New_York"),
            ("GMT Standard Time", "Europe/London"), ("UTC", "Etc/UTC"), ("Tokyo Standard Time", "Asia/Tokyo"),
            ("India Standard Time", "Asia/Calcutta"), ("AUS Eastern Standard Time", "Australia/Sydney"),
        ]
    )
    func pairs(_ name: String, _ iana: String) {
        #expect(zones.iana(name) == iana)
        #expect(zones.windows(iana) == name)
        #expect(zones.iana(name.uppercased()) == iana)
        #expect(zones.ianaNames(name).contains(iana))
    }

    @Test(
        "what is no zone is answered with what is meant",
        arguments: [
            ("Europe/Berlin", "W. Europe Standard Time"), ("W. Europe Standard Tim", "W. Europe Standard Time"),
            ("Mars", "GET /timezones"),
        ]
    )
    func advice(_ name: String, _ meant: String) {
        #expect(zones.iana(name) == nil)
        #expect(zones.advice(for: name).contains(meant))
    }
}
