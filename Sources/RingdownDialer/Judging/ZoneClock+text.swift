extension ZoneClock {
    /// A part of the date or time that the clock shows, as conditions compare it.
    func text(of part: DialCondition.ClockPart, at time: DialerTime) -> String {
        let reading = reading(at: time)
        let date = Self.date(ofDay: reading.day)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return switch part {
        case .timeOfDay: "\(two(reading.second / 3600)):\(two(reading.second / 60 % 60))"
        case .dayOfWeek: String(reading.weekday)
        case .dayOfMonth: String(date.day)
        case .date: "\(date.year)-\(two(date.month))-\(two(date.day))"
        case .yearlyDate: "\(two(date.month))-\(two(date.day))"
        }
    }

    /// The date of the Gregorian calendar, so many days after 1970-01-01.
    ///
    /// By Howard Hinnant's `civil_from_days`, which counts years from March so that the leap day is the last.
    private static func date(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let index = (5 * dayOfYear + 2) / 153
        let month = index < 10 ? index + 3 : index - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * index + 2) / 5 + 1)
    }
}
