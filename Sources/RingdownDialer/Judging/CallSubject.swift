/// A contact as the rules of dialing see it, at the moment at which it comes up.
package struct CallSubject: Hashable, Sendable {
    /// A try that attempt limits count.
    package struct Try: Hashable, Sendable {
        package var column: String
        package var at: DialerTime

        package init(column: String, at: DialerTime) {
            self.column = column
            self.at = at
        }
    }

    /// The latest call of one number.
    package struct LastCall: Hashable, Sendable {
        package var at: DialerTime
        /// The wrap-up code that it ended with; `nil` while it is going on.
        package var wrapUpCode: String?

        package init(at: DialerTime, wrapUpCode: String?) {
            self.at = at
            self.wrapUpCode = wrapUpCode
        }
    }

    /// The values of its columns.
    package var data: [String: String]
    /// Its numbers that are in use, in the order in which they are tried.
    package var numbers: [DialableNumber]
    /// What attempt limits count, in any order.
    package var tries: [Try]
    /// The latest call of each phone column.
    package var lastCalls: [String: LastCall]
    /// Its numbers that are on a do-not-call list of the campaign.
    package var excludedNumbers: Set<String>
    /// Whether it is on a do-not-call list by a column of its own.
    package var isExcluded: Bool

    package init(
        data: [String: String],
        numbers: [DialableNumber],
        tries: [Try] = [],
        lastCalls: [String: LastCall] = [:],
        excludedNumbers: Set<String> = [],
        isExcluded: Bool = false
    ) {
        self.data = data
        self.numbers = numbers
        self.tries = tries
        self.lastCalls = lastCalls
        self.excludedNumbers = excludedNumbers
        self.isExcluded = isExcluded
    }
}
