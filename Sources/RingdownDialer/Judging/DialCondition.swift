/// Something that a rule asks for.
package struct DialCondition: Hashable, Sendable, Codable {
    /// What is looked at.
    package enum Object: Hashable, Sendable, Codable {
        /// A column of the contact.
        case column(String)
        /// The number that is dialed.
        case number
        /// The kind of number that is dialed, such as `cell`.
        case numberType
        /// When the number of a column was called last; `nil`: any number.
        case lastAttempt(column: String?)
        /// How the last call of a column's number ended; `nil`: the last call of all.
        case lastWrapUp(column: String?)
        /// The wrap-up code of the call that has ended.
        case wrapUp
        /// The call-analysis result of the call that has ended.
        case callAnalysis
        /// A part of the present date or time, by the clock of a zone.
        case clock(ClockPart, zone: String)
    }

    /// What can be asked of a date or time; each is compared as it is written here.
    package enum ClockPart: String, Hashable, Sendable, Codable, CaseIterable {
        /// `HH:mm`.
        case timeOfDay
        /// 1 for Monday to 7 for Sunday.
        case dayOfWeek
        /// 1 to 31.
        case dayOfMonth
        /// `yyyy-MM-dd`.
        case date
        /// `MM-dd`.
        case yearlyDate
    }

    /// An object, and what it must be.
    package struct Check: Hashable, Sendable, Codable {
        package var object: Object
        package var test: ValueTest

        package init(_ object: Object, _ test: ValueTest) {
            self.object = object
            self.test = test
        }
    }

    package var checks: [Check]
    /// Whether all checks must pass, or any.
    package var needsAll: Bool
    /// Whether what holds does not, and what does not does.
    package var isInverted: Bool

    package init(_ checks: [Check], needsAll: Bool = true, isInverted: Bool = false) {
        self.checks = checks
        self.needsAll = needsAll
        self.isInverted = isInverted
    }
}
