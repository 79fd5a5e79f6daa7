import Foundation
import GRDB
import RingdownDialer

/// What becomes of an imported file for which no list is named: a list of a template, with the rows that a filter lets
/// in.
struct ImportTemplate: ManagedObject {
    static let kind = ObjectKind.importTemplate

    /// How the list is named; raw values are Genesys Cloud's `listNameFormat`.
    enum Naming: String, Codable, Hashable, Sendable, CaseIterable {
        /// As the upload says.
        case prefix = "ListNamePrefix"
        /// With the day behind it.
        case day = "ListNamePrefixMonthDayYear"
        /// With the day and the time behind it.
        case second = "ListNamePrefixMonthDayYearHourMinuteSecond"
    }

    var head: ObjectHead
    /// The id of the contact list template.
    var template = ""
    /// The id of the contact list filter, which is of the same template; `nil`: every row is imported.
    var filter: String?
    var naming = Naming.prefix

    init(_ head: ObjectHead) { self.head = head }

    /// What a list is named whose upload gives a prefix, in UTC.
    func listName(_ prefix: String, at time: DialerTime) -> String {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let reading = Calendar.gregorianUTC.dateComponents(
            [.year, .month, .day, .hour, .minute, .second],
            from: time.date
        )
        let day = [reading.month, reading.day, reading.year].map { padded($0 ?? 0) }.joined()
        let second = [reading.hour, reading.minute, reading.second].map { padded($0 ?? 0) }.joined()
        return switch naming {
        case .prefix: prefix
        case .day: "\(prefix)_\(day)"
        case .second: "\(prefix)_\(day)\(second)"
        }
    }

    func check(in db: Database) throws {
        guard try db.object(ContactListTemplate.self, template) != nil else {
            throw Database.dangling(.contactListTemplate)
        }
        guard let filter else { return }
        guard let kept = try db.object(ContactListFilter.self, filter) else {
            throw Database.dangling(.contactListFilter)
        }
        guard kept.template == template else {
            throw ExchangeError(
                .invalidValue,
                "the filter \(kept.name) is not one of the contact list template",
                object: Self.kind,
                rule: "invalid.contact.list.filter"
            )
        }
    }
}

extension Calendar {
    fileprivate static var gregorianUTC: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }
}
